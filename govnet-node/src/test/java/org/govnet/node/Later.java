package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.govnet.api.Contract;
import org.govnet.api.Idempotent;
import org.govnet.api.WireObject;

/** A contract whose answers may come later. */
@Contract(id = "later", version = 1)
@Path("/later/v1")
public interface Later {
  /** An answer. */
  @WireObject
  record Answer(String who) {}

  /** A record. */
  @GET
  @Path("answers/{id}")
  CompletionStage<Answer> answer(@PathParam("id") String id);

  /** Nothing, once. */
  @POST
  @Idempotent
  @Path("answers")
  CompletionStage<Void> done();

  /** Any bytes. */
  @GET
  @Path("files")
  @Produces("text/csv")
  CompletionStage<Response> file();
}
