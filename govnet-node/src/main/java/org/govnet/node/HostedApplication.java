package org.govnet.node;

import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.govnet.api.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Jakarta REST application of govnet's own, without a server: requests in, answers out. What the
 * host registers for its resources does not reach it, nor what it registers them.
 */
final class HostedApplication {
  private static final Logger LOG = LoggerFactory.getLogger(HostedApplication.class);

  /** Harmless in a query (see {@link RequestTarget}), and not for {@link URI}. */
  private static final String NOT_FOR_URI = "|^`{}[]\\";

  private final ApplicationHandler jersey;
  private final String base;

  HostedApplication(ResourceConfig application, URI base) {
    LibraryLogs.quieten();
    this.base = base.toString();
    this.jersey = new ApplicationHandler(application.addProperties(JerseySettings.NOTHING_UNASKED));
  }

  CompletionStage<HostAnswer> answer(HostRequest request) {
    Problem refusal = refusal(request);
    if (refusal != null) {
      return CompletableFuture.completedFuture(HostAnswer.of(request, refusal));
    }
    ContainerRequest asked =
        new ContainerRequest(
            URI.create(base + "/"),
            URI.create(base + escaped(request.target())),
            request.method(),
            new Nobody(),
            new MapPropertiesDelegate(),
            jersey.getConfiguration());
    asked.setProperty(StrictHttpCodec.RAW_TARGET, request.target());
    request.fields().forEach((name, values) -> asked.headers(name, values));
    asked.setEntityStream(new ByteArrayInputStream(request.body()));
    Answering answering = new Answering(request);
    asked.setWriter(answering);
    try {
      jersey.handle(asked);
    } finally {
      CurrentCaller.end(); // the thread is the host's, which may call others on its own account
    }
    return answering.answer;
  }

  /** What the embedded server refuses before Jersey sees it. */
  private static @Nullable Problem refusal(HostRequest request) {
    String fault = RequestTarget.fault(request.target());
    if (fault != null) {
      return ServerProblem.malformedRequest(fault);
    }
    return Exchange.METHODS.contains(request.method())
        ? null
        : ServerProblem.methodNotAllowed(Exchange.METHODS.stream().sorted().toList());
  }

  private static String escaped(String target) {
    StringBuilder escaped = new StringBuilder(target.length());
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (NOT_FOR_URI.indexOf(c) < 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(Integer.toHexString(c));
      }
    }
    return escaped.toString();
  }

  /** One answer, put together in memory: it has been there whole already, to be signed. */
  private static final class Answering implements ContainerResponseWriter {
    private final HostRequest request;
    private final CompletableFuture<HostAnswer> answer = new CompletableFuture<>();
    // Jersey lets two threads answer at the same moment: the first to begin is the one that does.
    private final AtomicReference<@Nullable Begun> begun = new AtomicReference<>();
    private final AtomicInteger timeouts = new AtomicInteger();
    private volatile @Nullable TimeoutHandler suspended;

    private record Begun(
        Thread thread, int status, Map<String, List<String>> fields, ByteArrayOutputStream body) {}

    Answering(HostRequest request) {
      this.request = request;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
      ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(32, (int) length));
      Begun own =
          new Begun(
              Thread.currentThread(), response.getStatus(), response.getStringHeaders(), body);
      return begun.compareAndSet(null, own) ? body : OutputStream.nullOutputStream();
    }

    @Override
    public void commit() {
      Begun own = begun.get();
      if (own != null && own.thread == Thread.currentThread()) {
        answer.complete(new HostAnswer(own.status, own.fields, own.body.toByteArray()));
      }
    }

    @Override
    public void failure(Throwable error) {
      LOG.error("a request failed outside its service", error);
      answer.complete(HostAnswer.of(request, ServerProblem.internalError()));
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
      if (suspended != null) {
        return false;
      }
      suspended = handler;
      setSuspendTimeout(timeOut, unit);
      return true;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit unit) {
      TimeoutHandler handler = suspended;
      if (handler == null) {
        throw new IllegalStateException("the request is not suspended");
      }
      int mine = timeouts.incrementAndGet();
      if (timeOut <= 0) {
        return; // no limit, says Jakarta REST
      }
      Executor later = CompletableFuture.delayedExecutor(timeOut, unit);
      later.execute(
          () -> {
            if (timeouts.get() == mine && !answer.isDone()) {
              handler.onTimeout(this);
            }
          });
    }

    @Override
    public boolean enableResponseBuffering() {
      return false;
    }
  }

  /** Who calls is the exchange's to say, not the host's. */
  private static final class Nobody implements SecurityContext {
    @Override
    public @Nullable Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
      return null;
    }
  }
}
