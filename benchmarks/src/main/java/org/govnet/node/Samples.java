package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.govnet.api.Contract;
import org.govnet.api.WireObject;

/** What is served to be measured: a record of 400 characters. */
@Contract(id = "samples", version = 1)
@Path("/samples/v1")
@Produces("application/json")
public interface Samples {
  /** One record. */
  @GET
  @Path("samples/{id}")
  Sample sample(@PathParam("id") String id);

  /**
   * A record.
   *
   * @param id as it was asked for
   * @param text 400 characters
   */
  @WireObject
  record Sample(String id, String text) {}

  /** Answers. */
  final class Service implements Samples {
    private static final String TEXT =
        "a rear extension of one storey, pitched".repeat(10) + " slate roof";

    @Override
    public Sample sample(String id) {
      return new Sample(id, TEXT);
    }
  }
}
