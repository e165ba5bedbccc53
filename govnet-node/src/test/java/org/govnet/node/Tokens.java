package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.govnet.api.Contract;
import org.govnet.api.Safe;
import org.govnet.api.WireObject;

/** A contract that says nothing of media types: everything that travels is JSON anyway. */
@Contract(id = "tokens", version = 1)
@Path("/tokens/v1")
public interface Tokens {
  /** A little text. */
  @WireObject
  record Token(String text) {}

  /** Gives back what the path has. */
  @GET
  @Path("tokens/{id}")
  Token token(@PathParam("id") String id);

  /** Gives back what the body has. */
  @Safe
  @POST
  @Path("token-searches")
  Token search(Token token);

  /** Answers nothing. */
  @Safe
  @POST
  @Path("silences")
  void silence(Token token);
}
