package org.govnet.api.procurement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Ocid;
import org.govnet.api.OpenTo;
import org.govnet.api.Page;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Joint procurement by a hub and its spokes: demand is pledged, a framework is awarded, contracts
 * are called off it, and all that everybody may know is published as OCDS releases.
 */
@Contract(id = "procurement", version = 1, tier = Tier.SINGLE)
@Capability("procurement")
@Path("/procurement/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Procurement {
  /**
   * The releases that match every filter given, newest first; a null filter matches all.
   *
   * @param tag what they are about; one of their tags is enough
   * @param updatedFromAt published then or later
   * @param ocid of this process
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @Path("releases")
  Page<ReleaseSummary> releases(
      @QueryParam("tag") @Nullable ReleaseTag tag,
      @QueryParam("updatedFromAt") @Nullable Instant updatedFromAt,
      @QueryParam("ocid") @Nullable Ocid ocid,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One release.
   *
   * @param id the id that the list gave
   * @throws ReleaseNotFound if there is none with that id
   */
  @GET
  @Path("releases/{id}")
  Release release(@PathParam("id") String id) throws ReleaseNotFound;

  /**
   * All that was published about a process, and what it comes to.
   *
   * @param ocid of a process of the hub's, or of a contract called off its frameworks
   * @throws ProcessNotFound if nothing was published about it
   */
  @GET
  @Path("records/{ocid}")
  ProcessRecord record(@PathParam("ocid") Ocid ocid) throws ProcessNotFound;

  /**
   * The processes that the hub runs, newest first.
   *
   * @param state those that have come so far; null for all
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @Path("calls")
  Page<CallSummary> calls(
      @QueryParam("state") @Nullable ProcessState state,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One of the processes that the hub runs, with what all spokes together have pledged.
   *
   * @param ocid the process
   * @throws ProcessNotFound if this hub runs no such process
   */
  @GET
  @Path("calls/{ocid}")
  DemandCall call(@PathParam("ocid") Ocid ocid) throws ProcessNotFound;

  /**
   * Opens a call for demand. For the hub alone.
   *
   * @param key names this call, so that sending it again opens no second one
   * @return the call, with its ocid
   * @throws InvalidEntry if the closing time is not in the future
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls")
  DemandCall open(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, NewCall call)
      throws InvalidEntry;

  /**
   * Pledges demand, or revises what the caller has pledged: a spoke has one live pledge in a call.
   *
   * @param ocid the call
   * @param key names this pledge
   * @return the pledge as it stands
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if demand is closed
   * @throws InvalidEntry if a lot is not the call's, or the money is of another currency
   */
  @Idempotent
  @PUT
  @Path("calls/{ocid}/pledge")
  @OpenTo(OpenTo.Group.COUNCILS)
  Pledge pledge(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewPledge pledge)
      throws ProcessNotFound, IllegalTransition, InvalidEntry;

  /**
   * The caller's own pledge.
   *
   * @param ocid the call
   * @throws ProcessNotFound if this hub runs no such process
   * @throws PledgeNotFound if the caller has no live one
   */
  @GET
  @Path("calls/{ocid}/pledge")
  @OpenTo(OpenTo.Group.COUNCILS)
  Pledge ownPledge(@PathParam("ocid") Ocid ocid) throws ProcessNotFound, PledgeNotFound;

  /**
   * Takes the caller's pledge back.
   *
   * @param ocid the call
   * @param key names this withdrawal
   * @return the pledge, withdrawn
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if demand is closed
   * @throws PledgeNotFound if the caller has no live one
   */
  @Idempotent
  @DELETE
  @Path("calls/{ocid}/pledge")
  @OpenTo(OpenTo.Group.COUNCILS)
  Pledge withdrawPledge(
      @PathParam("ocid") Ocid ocid, @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key)
      throws ProcessNotFound, IllegalTransition, PledgeNotFound;

  /**
   * Every live pledge, by spoke. For the hub alone.
   *
   * @param ocid the call
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws ProcessNotFound if this hub runs no such process
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/pledges")
  Page<Pledge> pledges(
      @PathParam("ocid") Ocid ocid,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws ProcessNotFound, InvalidPaging;

  /**
   * Closes the call before its closing time, at which it closes by itself. For the hub alone.
   *
   * @param ocid the call
   * @param key names this closure
   * @return the process, with demand closed
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if demand is closed already
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/closure")
  DemandCall close(
      @PathParam("ocid") Ocid ocid, @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key)
      throws ProcessNotFound, IllegalTransition;

  /**
   * Asks for bids, for what was pledged. For the hub alone.
   *
   * @param ocid the process
   * @param key names this tender
   * @return the process, tendering
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if demand is open, or bids were asked for before
   * @throws InvalidEntry if the end is not in the future
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/tender")
  DemandCall tender(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewTender tender)
      throws ProcessNotFound, IllegalTransition, InvalidEntry;

  /**
   * Records a supplier's bid. For the hub alone; a bid is never published.
   *
   * @param ocid the process
   * @param key names this bid
   * @return the bid, with its id
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if bids are not being taken
   * @throws InvalidEntry if it was not received while bids were taken, a lot is not the call's, or
   *     a price is of another currency
   * @throws BidAlreadyRecorded if the supplier has bid before
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/bids")
  Bid recordBid(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewBid bid)
      throws ProcessNotFound, IllegalTransition, InvalidEntry, BidAlreadyRecorded;

  /**
   * The bids recorded, newest first. For the hub alone.
   *
   * @param ocid the process
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws ProcessNotFound if this hub runs no such process
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/bids")
  Page<Bid> bids(
      @PathParam("ocid") Ocid ocid,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws ProcessNotFound, InvalidPaging;

  /**
   * How the bids compare by price. For the hub alone.
   *
   * @param ocid the process
   * @throws ProcessNotFound if this hub runs no such process
   */
  @GET
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/evaluation")
  Evaluation evaluation(@PathParam("ocid") Ocid ocid) throws ProcessNotFound;

  /**
   * Awards a framework. For the hub alone.
   *
   * @param ocid the process
   * @param key names this award
   * @return the framework, of which nothing is called off yet
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if bids are not being taken
   * @throws InvalidEntry if a lot or bid is not the process's, a bid has no price for its lot,
   *     there are more suppliers than the tender allows, the money is of another currency, or the
   *     framework's time is over
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/award")
  Framework award(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewAward award)
      throws ProcessNotFound, IllegalTransition, InvalidEntry;

  /**
   * Ends a process without a framework. For the hub alone.
   *
   * @param ocid the process
   * @param key names this end
   * @return the process, ended
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if it cannot be ended like that where it is
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("calls/{ocid}/end")
  DemandCall end(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      EndRequest request)
      throws ProcessNotFound, IllegalTransition;

  /**
   * A framework, and what is left of it.
   *
   * @param ocid the process that established it
   * @throws FrameworkNotFound if it has established none
   */
  @GET
  @Path("frameworks/{ocid}")
  Framework framework(@PathParam("ocid") Ocid ocid) throws FrameworkNotFound;

  /**
   * Calls a contract off a framework.
   *
   * @param ocid the framework
   * @param key names this contract, so that sending it again calls off no second one
   * @return the contract, pending, with an ocid of its own
   * @throws ProcessNotFound if this hub runs no such process
   * @throws IllegalTransition if there is no framework yet, or its time is over
   * @throws NotEntitled if the caller neither pledged nor is named in the award
   * @throws FrameworkNotRunning if the framework's time has not begun
   * @throws InvalidEntry if the lot is not the framework's, the supplier not the lot's, or the
   *     contract not within the framework's time
   * @throws CeilingExceeded if it is more than is left; it says what is
   */
  @Idempotent
  @POST
  @Path("frameworks/{ocid}/call-offs")
  @OpenTo(OpenTo.Group.COUNCILS)
  CallOff callOff(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewCallOff callOff)
      throws ProcessNotFound,
          IllegalTransition,
          NotEntitled,
          FrameworkNotRunning,
          InvalidEntry,
          CeilingExceeded;

  /**
   * The contracts that the caller has called off a framework, newest first; for the hub,
   * everybody's.
   *
   * @param ocid the framework
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws FrameworkNotFound if there is no such framework
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @Path("frameworks/{ocid}/call-offs")
  Page<CallOff> callOffs(
      @PathParam("ocid") Ocid ocid,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws FrameworkNotFound, InvalidPaging;

  /**
   * A contract that the caller has called off; for the hub, anybody's.
   *
   * @param ocid the contract's own
   * @throws CallOffNotFound if the caller has called off no such contract
   */
  @GET
  @Path("call-offs/{ocid}")
  CallOff ownCallOff(@PathParam("ocid") Ocid ocid) throws CallOffNotFound;

  /**
   * Signs, cancels or terminates a contract that the caller has called off; the hub may, for any.
   *
   * @param ocid the contract's own
   * @param key names this step
   * @return the contract after the step
   * @throws CallOffNotFound if the caller has called off no such contract
   * @throws IllegalTransition if {@link CallOffLifecycle} does not have the step where the contract
   *     is
   */
  @Idempotent
  @POST
  @Path("call-offs/{ocid}/steps")
  CallOff advance(
      @PathParam("ocid") Ocid ocid,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      CallOffStepRequest request)
      throws CallOffNotFound, IllegalTransition;
}
