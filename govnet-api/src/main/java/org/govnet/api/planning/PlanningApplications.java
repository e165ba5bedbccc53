package org.govnet.api.planning;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.Page;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** Applications to a planning authority: found, read, submitted, moved on and decided. */
@Contract(id = "planning-applications", version = 1, tier = Tier.DISTRICT)
@Capability("planning")
@Path("/planning-applications/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PlanningApplications {
  /**
   * The applications that match every filter given, newest first; a null filter matches all.
   *
   * @param reference the authority's reference, exactly, such as {@code 24/0001/FUL}
   * @param uprn the property applied for
   * @param stage the stage the application is in
   * @param status the status it has
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this service's
   */
  @GET
  @Path("applications")
  Page<ApplicationSummary> applications(
      @QueryParam("reference") @Nullable String reference,
      @QueryParam("uprn") @Nullable Uprn uprn,
      @QueryParam("stage") @Nullable ProcessStage stage,
      @QueryParam("status") @Nullable ApplicationStatus status,
      @QueryParam("limit") @DefaultValue("20") int limit,
      @QueryParam("cursor") @Nullable String cursor)
      throws InvalidPaging;

  /**
   * One application.
   *
   * @param id the id that the list or {@link #submit} gave; not the reference
   * @throws ApplicationNotFound if there is none with that id
   */
  @GET
  @Path("applications/{id}")
  Application application(@PathParam("id") String id) throws ApplicationNotFound;

  /**
   * Submits an application.
   *
   * @param key names this submission, so that sending it again makes no second application
   * @return the application in stage submission, with its id and reference
   */
  @Idempotent
  @POST
  @Path("applications")
  Application submit(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, NewApplication application);

  /**
   * Takes a step of the lifecycle, other than deciding.
   *
   * @param key names this step
   * @return the application after the step
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if {@link Lifecycle} does not have the step where the application is
   */
  @Idempotent
  @POST
  @Path("applications/{id}/steps")
  Application advance(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      StepRequest request)
      throws ApplicationNotFound, IllegalTransition;

  /**
   * Decides an application in assessment.
   *
   * @param key names this decision
   * @return the application, determined
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if the application is not in assessment, or has been decided or
   *     withdrawn
   * @throws InvalidDecision if the decision does not fit the type of application, or was sent to a
   *     committee in the future
   */
  @Idempotent
  @POST
  @Path("applications/{id}/decision")
  Application decide(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Decision decision)
      throws ApplicationNotFound, IllegalTransition, InvalidDecision;
}
