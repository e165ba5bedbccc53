package org.govnet.node;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Decides which thread a whole request goes to: a worker, if there is a place for it; otherwise one
 * of two that do no more than refuse, so that a refusal is never behind those for whom there was no
 * place either. What is quick, such as the node's health, is theirs too. No queue here is longer
 * than the server has connections.
 */
final class Dispatch extends HttpHandler implements AutoCloseable {
  /** The request property of one for which there was no place. */
  static final String OVERLOADED = "govnet.overloaded";

  private static final String ENTERED = "govnet.entered";
  private static final int QUICK_THREADS = 2;

  private final HttpHandler jersey;
  private final LoadLimit load;
  private final Predicate<String> isQuick;
  private final ExecutorService quick;
  private final RequestExecutorProvider provider = this::executor;

  /**
   * Before Jersey.
   *
   * @param isQuick which paths are answered by what never waits
   */
  Dispatch(HttpHandler jersey, LoadLimit load, Predicate<String> isQuick) {
    this.jersey = jersey;
    this.load = load;
    this.isQuick = isQuick;
    AtomicInteger number = new AtomicInteger();
    this.quick =
        Executors.newFixedThreadPool(
            QUICK_THREADS,
            task -> {
              Thread thread = new Thread(task, "govnet-quick-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public RequestExecutorProvider getRequestExecutorProvider() {
    return provider;
  }

  /** Null runs a request where it is, on a worker that is free anyway. */
  @SuppressWarnings("NullAway") // Grizzly's own gives null too
  private Executor executor(Request request) {
    boolean isOnWorker = !Threads.isService();
    boolean enters = !isQuick.test(request.getRequestURI()) && enters(request);
    if (isOnWorker) {
      return null;
    }
    return enters
        ? request.getContext().getConnection().getTransport().getWorkerThreadPool()
        : quick;
  }

  /** Decided once for each request, however often Grizzly asks where to run what is left of it. */
  private boolean enters(Request request) {
    if (request.getAttribute(OVERLOADED) != null) {
      return false;
    }
    if (request.getAttribute(ENTERED) == null) {
      boolean enters = load.enter();
      request.setAttribute(enters ? ENTERED : OVERLOADED, true);
      return enters;
    }
    return true;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    // Asked before: when this ends, the request may be another's already.
    boolean entered = request.getAttribute(ENTERED) != null;
    try {
      jersey.service(request, response);
    } finally {
      if (entered) {
        load.leave();
      }
    }
  }

  @Override
  public void start() {
    jersey.start();
  }

  @Override
  public void destroy() {
    jersey.destroy();
  }

  @Override
  public void close() {
    quick.shutdownNow();
  }
}
