package org.govnet.node;

import jakarta.ws.rs.container.AsyncResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * An answer, which may come after its worker has left, over Grizzly's own way of giving it. It adds
 * what thousands of waiting requests need: that somebody notices when a caller has gone, that a
 * wait can be ended before its time, and that no thread waits for a caller to take its answer.
 *
 * <p>A resource with {@code @Suspended} has its {@link AsyncResponse} cancelled when the caller has
 * gone, and timed out when the server closes; either way its {@link
 * jakarta.ws.rs.container.CompletionCallback} runs. The caller may go before that is registered, so
 * the resource asks {@link AsyncResponse#isCancelled} once it is.
 *
 * <p>A resource that returns a {@link java.util.concurrent.CompletionStage} is left to end: what it
 * does may have to be remembered under an idempotency key, whoever still listens.
 */
final class LateAnswer implements ContainerResponseWriter {
  private final ContainerRequest request;
  private final ContainerResponseWriter grizzly;
  private final Connections connections;
  private final FilterChainContext ctx;
  private final Connection<?> connection;

  // Jersey lets two threads answer at the same moment: the first to begin is the one that does.
  private final AtomicReference<@Nullable Thread> writing = new AtomicReference<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable TimeoutHandler suspended;
  private volatile boolean mayBeEnded;

  /**
   * @param ctx the chain that the request came through, whose worker is the current thread
   */
  LateAnswer(
      ContainerRequest request,
      ContainerResponseWriter grizzly,
      Connections connections,
      FilterChainContext ctx) {
    this.request = request;
    this.grizzly = grizzly;
    this.connections = connections;
    this.ctx = ctx;
    this.connection = ctx.getConnection();
  }

  @Override
  public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
    if (!grizzly.suspend(timeOut, unit, handler)) {
      return false;
    }
    ResourceMethod method = request.getUriInfo().getMatchedResourceMethod();
    mayBeEnded = method != null && method.isSuspendDeclared();
    suspended = handler;
    connections.suspended(ctx, this);
    return true;
  }

  @Override
  public void setSuspendTimeout(long timeOut, TimeUnit unit) {
    grizzly.setSuspendTimeout(timeOut, unit);
  }

  /** The caller has gone: nobody needs the answer. */
  void gone() {
    // Jersey's handler of timeouts is the AsyncResponse itself.
    if (mayBeEnded && suspended instanceof AsyncResponse response) {
      response.cancel();
    }
  }

  /** Ends the wait on a worker, once, as if its time were up; one that must not end goes on. */
  void endWait() {
    TimeoutHandler handler = suspended;
    if (mayBeEnded && handler != null && ended.compareAndSet(false, true)) {
      Connections.onWorker(connection, () -> handler.onTimeout(this));
    }
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
    if (suspended != null) {
      if (!connection.isOpen() || !writing.compareAndSet(null, Thread.currentThread())) {
        return OutputStream.nullOutputStream();
      }
      if (connections.lastAnswers()) {
        HttpContext.get(ctx).getRequest().getProcessingState().setKeepAlive(false);
      }
    }
    return new ToCaller(grizzly.writeResponseStatusAndHeaders(length, response));
  }

  // The rest of it, and the next request if that has come already, is a worker's: the current
  // thread may be one that has all the others to answer.
  @Override
  public void commit() {
    Thread writer = writing.get();
    if (suspended == null) {
      grizzly.commit();
    } else if (writer == null || writer == Thread.currentThread()) {
      Connections.onWorker(connection, grizzly::commit);
    }
  }

  @Override
  public void failure(Throwable error) {
    if (suspended == null || connection.isOpen()) {
      grizzly.failure(error);
    }
  }

  @Override
  public boolean enableResponseBuffering() {
    return grizzly.enableResponseBuffering();
  }

  /** A caller that has gone, or does not take its answer, is no failure of whoever answers. */
  private final class ToCaller extends FilterOutputStream {
    ToCaller(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        connection.terminateSilently();
      }
    }

    @Override
    public void flush() {
      // what is left goes out together, when Grizzly ends the answer
    }

    @Override
    public void close() {
      // as flush
    }
  }
}
