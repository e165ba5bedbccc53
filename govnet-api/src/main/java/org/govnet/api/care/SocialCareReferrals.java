package org.govnet.api.care;

import jakarta.ws.rs.Consumes;
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
import java.time.LocalDate;
import org.govnet.api.AreaCode;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Referrals to care services: what would be accepted, when there is time, and the referral itself,
 * from submission to what came of it. {@link ReferralLifecycle} has the order of things.
 *
 * <p>A referral is between two: the node that submitted it, and the institution that gives the
 * care, whose own staff come through its own node. To everybody else there is no such referral.
 */
@Contract(id = "social-care-referrals", version = 1, tier = Tier.COUNTY)
@Capability("social-care")
@Path("/social-care-referrals/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SocialCareReferrals {
  /**
   * What a care service accepts now. Nothing of a person is asked: an age and a place are not one.
   *
   * @param serviceId the care service's id, as in {@code social-care}
   * @param category what would be asked for; null for anything
   * @param area where the person lives; null for anywhere
   * @param age the person's age in whole years; null for any
   * @throws CareServiceNotFound if there is no care service with that id
   */
  @GET
  @Path("services/{serviceId}/capability")
  ServiceCapability capability(
      @PathParam("serviceId") String serviceId,
      @QueryParam("category") @Nullable ReferralCategory category,
      @QueryParam("area") @Nullable AreaCode area,
      @QueryParam("age") @Nullable Integer age)
      throws CareServiceNotFound;

  /**
   * The free slots of a care service that are still to come, earliest first.
   *
   * @param serviceId the care service's id, as in {@code social-care}
   * @param fromDate the first day, in Britain; null for today
   * @param untilDate the last day, at most 62 days after the first; null for 13 days after it
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws CareServiceNotFound if there is no care service with that id
   * @throws InvalidPeriod if the last day is before the first, or the period is longer than that
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("services/{serviceId}/slots")
  Page<Slot> slots(
      @PathParam("serviceId") String serviceId,
      @QueryParam("fromDate") @Nullable LocalDate fromDate,
      @QueryParam("untilDate") @Nullable LocalDate untilDate,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws CareServiceNotFound, InvalidPeriod, InvalidPaging;

  /**
   * Submits a referral.
   *
   * @param key names this submission, so that sending it again makes no second referral
   * @return the referral in state submitted, with its id, and its slot if it asked for one
   * @throws CareServiceNotFound if there is no care service with that id
   * @throws ReferralNotAccepted if the care service does not accept such a referral now; its {@code
   *     errors} say why
   * @throws SlotNotFound if the care service has no such slot to come
   * @throws SlotTaken if another referral has the slot
   */
  @Idempotent
  @POST
  @Path("referrals")
  @PersonalData(
      subject = "/person/nhsNumber",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral submit(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, ReferralRequest request)
      throws CareServiceNotFound, ReferralNotAccepted, SlotNotFound, SlotTaken;

  /**
   * The referrals that match everything asked for and that the caller may see, newest first.
   *
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @Safe
  @POST
  @Path("referral-searches")
  @PersonalData(
      subject = "/nhsNumber",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Page<ReferralSummary> search(ReferralSearch search) throws InvalidPaging;

  /**
   * One referral.
   *
   * @throws ReferralNotFound if there is none with that id that the caller may see
   */
  @GET
  @Path("referrals/{id}")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral referral(@PathParam("id") String id) throws ReferralNotFound;

  /**
   * Changes what a referral says: for the node that submitted it.
   *
   * @param key names this change
   * @throws ReferralNotFound if there is none with that id that the caller may see
   * @throws NotTheReferrer if the caller did not submit it
   * @throws IllegalTransition if it has ended
   * @throws ReferralChanged if it is no longer at the version that the update names
   * @throws ReferralNotAccepted if the care service would not accept it as it would be
   * @throws SlotNotFound if the care service has no such slot to come
   * @throws SlotTaken if another referral has the slot; this one keeps what it had
   */
  @Idempotent
  @PUT
  @Path("referrals/{id}")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral update(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      ReferralUpdate update)
      throws ReferralNotFound,
          NotTheReferrer,
          IllegalTransition,
          ReferralChanged,
          ReferralNotAccepted,
          SlotNotFound,
          SlotTaken;

  /**
   * Takes a referral on: for the institution that gives the care.
   *
   * @param key names this step
   * @throws ReferralNotFound if there is none with that id that the caller may see
   * @throws NotTheProvider if the caller is not that institution's node
   * @throws IllegalTransition if it is not in state submitted
   * @throws ReferralChanged if it is no longer at the version that was read
   */
  @Idempotent
  @POST
  @Path("referrals/{id}/acceptance")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral accept(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Acceptance acceptance)
      throws ReferralNotFound, NotTheProvider, IllegalTransition, ReferralChanged;

  /**
   * Does not take a referral on, and gives its slot back: for the institution that gives the care.
   *
   * @param key names this step
   * @throws ReferralNotFound if there is none with that id that the caller may see
   * @throws NotTheProvider if the caller is not that institution's node
   * @throws IllegalTransition if it is not in state submitted
   */
  @Idempotent
  @POST
  @Path("referrals/{id}/rejection")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral reject(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Rejection rejection)
      throws ReferralNotFound, NotTheProvider, IllegalTransition;

  /**
   * Takes a referral back, and gives its slot back: for the node that submitted it.
   *
   * @param key names this step
   * @throws ReferralNotFound if there is none with that id that the caller may see
   * @throws NotTheReferrer if the caller did not submit it
   * @throws IllegalTransition if it has ended
   */
  @Idempotent
  @POST
  @Path("referrals/{id}/cancellation")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral cancel(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Cancellation cancellation)
      throws ReferralNotFound, NotTheReferrer, IllegalTransition;

  /**
   * Says what came of a referral: for the institution that gives the care.
   *
   * @param key names this step
   * @throws ReferralNotFound if there is none with that id that the caller may see
   * @throws NotTheProvider if the caller is not that institution's node
   * @throws IllegalTransition if it is not in state accepted
   */
  @Idempotent
  @POST
  @Path("referrals/{id}/completion")
  @PersonalData(
      subject = "id",
      purposes = {
        CarePurposes.ASSESSMENT,
        CarePurposes.PROVISION,
        CarePurposes.SAFEGUARDING,
        CarePurposes.BLUE_BADGE
      },
      specialCategory = true)
  Referral complete(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Completion completion)
      throws ReferralNotFound, NotTheProvider, IllegalTransition;
}
