package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** A service that counts how often its code ran. */
@Path("/echo/v1")
@Produces("application/json")
public final class EchoService {
  final AtomicInteger ran = new AtomicInteger();
  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);

  /** What the request looked like from within. */
  @GET
  @Path("/target/{rest: .*}")
  @Produces("text/plain")
  public String target(@Context ContainerRequestContext request, @PathParam("rest") String rest) {
    ran.incrementAndGet();
    var uri = request.getUriInfo().getRequestUri();
    return rest
        + " "
        + uri.getRawPath()
        + " "
        + uri.getRawQuery()
        + " "
        + request.getProperty("govnet.rawTarget");
  }

  /** A parameter with a form. */
  @GET
  @Path("/number")
  public String number(@QueryParam("n") int n) {
    ran.incrementAndGet();
    return "{\"n\":" + n + "}";
  }

  /** Gives back the length of what came. */
  @POST
  @Path("/length")
  @Consumes("application/json")
  public String length(byte[] body) {
    ran.incrementAndGet();
    return "{\"length\":" + body.length + "}";
  }

  /** An answer from another thread. */
  @GET
  @Path("/later")
  public CompletionStage<String> later() {
    ran.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> "{}");
  }

  /** As much as an answer may be. */
  @GET
  @Path("/big")
  public String big() {
    ran.incrementAndGet();
    return "x".repeat(1 << 20);
  }

  /** What no writer knows. */
  @GET
  @Path("/unwritable")
  public EchoService unwritable() {
    ran.incrementAndGet();
    return this;
  }

  /** An answer that breaks while it is written. */
  @GET
  @Path("/broken")
  public StreamingOutput broken() {
    ran.incrementAndGet();
    return out -> {
      throw new IllegalStateException("the secret is 42");
    };
  }

  /** Stays until released. */
  @GET
  @Path("/slow")
  public String slow() throws InterruptedException {
    ran.incrementAndGet();
    entered.countDown();
    release.await();
    return "{}";
  }

  /** Fails as asked. */
  @GET
  @Path("/fail/{how}")
  public @Nullable String fail(@PathParam("how") String how) {
    ran.incrementAndGet();
    switch (how) {
      case "problem" ->
          throw new ProblemException(
              Problem.of(409, "already-decided", Party.CALLER, "Already decided", "Caffè ☕"));
      case "notFound" -> throw new NotFoundException();
      case "unwritably" ->
          throw new ForbiddenException(
              Response.status(403).type("application/json").entity(this).build());
      case "forbidden" -> throw new ForbiddenException();
      default -> throw new IllegalStateException("the secret is 42");
    }
  }
}
