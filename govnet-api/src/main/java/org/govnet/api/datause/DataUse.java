package org.govnet.api.datause;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.InvalidPaging;
import org.govnet.api.OpenTo;
import org.govnet.api.Page;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;

/** Who used my data, when, for what and by which law: asked of each node, which knows its own. */
@Contract(id = "data-use", version = 1)
@Path("/data-use/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface DataUse {
  /**
   * The uses of a person's data that this node knows of, newest first, without those that are
   * delayed. Asking is itself such a use, and is recorded: it is in the next answer. It is a POST
   * so that the identifier stays out of URLs; it is safe, because the record is kept for the person
   * and not at the caller's wish.
   *
   * @param query the person, whom the caller has verified, and which page
   * @return the page; an empty one tells nothing of whether the node knows the person
   * @throws InvalidPaging if the limit is out of range, or the cursor is none of this person's
   */
  @Safe
  @POST
  @Path("data-uses/search")
  @PersonalData(subject = "/subject/value", purposes = "data-subject-access")
  @OpenTo(OpenTo.Group.COUNCILS)
  Page<Use> uses(UsesQuery query) throws InvalidPaging;

  /**
   * Orders that a use is not shown until some time, in place of any order before. Only the serving
   * node itself may call it.
   *
   * @param id the use's id, which the node was given when it was recorded
   * @param key names this order
   * @param delay why, and until when
   * @throws UseNotFound if there is none with that id
   * @throws InvalidDelay if it ends in the past, or more than 12 months ahead
   */
  @Idempotent
  @PUT
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("data-uses/{id}/delay")
  void delay(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Delay delay)
      throws UseNotFound, InvalidDelay;

  /**
   * Ends the delay of a use, which is shown from now on. Without a delay it does nothing. Only the
   * serving node itself may call it.
   *
   * @param id the use's id
   * @param key names this order
   * @throws UseNotFound if there is none with that id
   */
  @Idempotent
  @DELETE
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("data-uses/{id}/delay")
  void lift(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key)
      throws UseNotFound;
}
