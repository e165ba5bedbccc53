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
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.OpenTo;
import org.govnet.api.Page;
import org.govnet.api.PersonalData;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/**
 * Applications to a planning authority: found, read, submitted, commented on, moved on, decided and
 * appealed against.
 */
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
   * @param limit at most so many on a page, 1 to 100; null for 20
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
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
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
   * Takes a step of the lifecycle that has no operation of its own.
   *
   * @param key names this step
   * @return the application after the step
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if {@link Lifecycle} does not have the step where the application is
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
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
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("applications/{id}/decision")
  Application decide(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Decision decision)
      throws ApplicationNotFound, IllegalTransition, InvalidDecision;

  /**
   * Records that the applicant has appealed to the Planning Inspectorate.
   *
   * @param key names this appeal
   * @return the application in stage appeal
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if the application has not been decided, or is past this
   * @throws InvalidAppeal if it was lodged in the future, or before the decision
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("applications/{id}/appeal")
  Application appeal(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewAppeal appeal)
      throws ApplicationNotFound, IllegalTransition, InvalidAppeal;

  /**
   * Records a step of the appeal.
   *
   * @param key names this step
   * @return the application with its appeal after the step
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if there is no appeal, or {@link AppealLifecycle} does not have the
   *     step where it is
   * @throws InvalidAppeal if the step was taken in the future, or before the one before it
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("applications/{id}/appeal/steps")
  Application advanceAppeal(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      AppealStepRequest request)
      throws ApplicationNotFound, IllegalTransition, InvalidAppeal;

  /**
   * Records that the inspector's decision is before the High Court.
   *
   * @param key names this appeal
   * @return the application in stage high-court appeal
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if there is no inspector's decision, or it is before the court
   *     already
   * @throws InvalidAppeal if it was lodged in the future, or before the inspector's decision
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("applications/{id}/high-court-appeal")
  Application appealToHighCourt(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewAppeal appeal)
      throws ApplicationNotFound, IllegalTransition, InvalidAppeal;

  /**
   * Records what the High Court did.
   *
   * @param key names this ruling
   * @return the application with the ruling
   * @throws ApplicationNotFound if there is none with that id
   * @throws IllegalTransition if nothing is before the court, or it has ruled already
   * @throws InvalidAppeal if it ruled in the future, or before the appeal was lodged
   */
  @Idempotent
  @POST
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("applications/{id}/high-court-appeal/ruling")
  Application recordRuling(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      HighCourtRuling ruling)
      throws ApplicationNotFound, IllegalTransition, InvalidAppeal;

  /**
   * What is known of the application's documents, newest first.
   *
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws ApplicationNotFound if there is none with that id
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("applications/{id}/documents")
  Page<Document> documents(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws ApplicationNotFound, InvalidPaging;

  /**
   * Adds what is known of a document. Its content does not travel here.
   *
   * @param key names this document
   * @return the document, with its id
   * @throws ApplicationNotFound if there is none with that id
   * @throws DocumentNotAccepted if the application is returned or withdrawn, or the document
   *     belongs to an appeal that there is not, or to comments that there cannot be yet
   */
  @Idempotent
  @POST
  @Path("applications/{id}/documents")
  Document addDocument(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewDocument document)
      throws ApplicationNotFound, DocumentNotAccepted;

  /**
   * What the public says of the application, newest first, redacted, with a summary.
   *
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws ApplicationNotFound if there is none with that id
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("applications/{id}/public-comments")
  PublicComments publicComments(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws ApplicationNotFound, InvalidPaging;

  /**
   * Submits a comment by a member of the public, whose name and address the authority keeps and
   * does not publish.
   *
   * @param key names this comment
   * @return the comment as it is published
   * @throws ApplicationNotFound if there is none with that id
   * @throws ConsultationClosed if the application is not in consultation, or today is not among the
   *     consultation's days
   */
  @Idempotent
  @PersonalData(purposes = "planning-consultation")
  @POST
  @Path("applications/{id}/public-comments")
  PublicComment commentAsPublic(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewPublicComment comment)
      throws ApplicationNotFound, ConsultationClosed;

  /**
   * What specialists say of the application, newest first, with a summary.
   *
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws ApplicationNotFound if there is none with that id
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("applications/{id}/specialist-comments")
  SpecialistComments specialistComments(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws ApplicationNotFound, InvalidPaging;

  /**
   * Submits a comment by a specialist, in an office.
   *
   * @param key names this comment
   * @return the comment as it is published
   * @throws ApplicationNotFound if there is none with that id
   * @throws ConsultationClosed if the application is not in consultation, or today is not among the
   *     consultation's days
   */
  @Idempotent
  @POST
  @Path("applications/{id}/specialist-comments")
  SpecialistComment commentAsSpecialist(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      NewSpecialistComment comment)
      throws ApplicationNotFound, ConsultationClosed;
}
