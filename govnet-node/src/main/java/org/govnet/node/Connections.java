package org.govnet.node;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Context;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOEventLifeCycleListener;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.ssl.SSLBaseFilter.HandshakeListener;
import org.glassfish.grizzly.ssl.SSLConnectionContext;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.govnet.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Knows every open connection and how long it may go on doing what it does. Grizzly's own idle
 * timer starts again with every byte of a body, so that a caller can hold a connection for ever.
 */
final class Connections extends BaseFilter implements HandshakeListener {
  // How long a refused caller may go on sending before the connection closes under it: closing at
  // once would reset the connection and could take the refusal with it.
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  // What may be left unsent of an answer that came later, as much as any body: rather than that a
  // thread waits for its caller to take it, the connection closes.
  private static final int MAX_UNTAKEN = 1 << 20;

  private enum Phase {
    CONNECTED,
    READING,
    SERVING,
    IDLE,
    REFUSED
  }

  private static final class State {
    volatile Phase phase = Phase.CONNECTED;
    volatile long since;
    volatile boolean established;

    // Guarded by the state itself. While a chain that was suspended has not ended, what the
    // connection brings is read by others, which go no further than here.
    boolean apart;
    @Nullable LateAnswer late;
    @Nullable FilterChainContext held;
    int writeQueue;
  }

  private final ServerLimits limits;
  private final LongSupplier nanoTime;
  private final Set<Connection<?>> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Attribute<State> states;
  private final IOEventLifeCycleListener atEnd =
      new IOEventLifeCycleListener.Adapter() {
        @Override
        public void onComplete(Context context, Object data) {
          ended(context.getConnection());
        }
      };
  private final Consumer<Problem> refusals;
  private volatile boolean leaving;
  private volatile boolean closing;

  /**
   * No connection yet.
   *
   * @param refusals hears of what is refused before any application sees it
   */
  Connections(ServerLimits limits, LongSupplier nanoTime, Consumer<Problem> refusals) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.refusals = refusals;
    this.states = Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Connections.class.getName());
  }

  @Override
  public NextAction handleAccept(FilterChainContext ctx) {
    Connection<?> connection = ctx.getConnection();
    State state = new State();
    state.since = nanoTime.getAsLong();
    states.set(connection, state);
    open.add(connection);
    if (count.incrementAndGet() > limits.maxConnections() || closing) {
      connection.terminateSilently();
      return ctx.getStopAction();
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) {
    State state = states.get(ctx.getConnection());
    if (state.phase == Phase.REFUSED) {
      return ctx.getStopAction();
    }
    synchronized (state) {
      if (state.apart) {
        // It asks on before it is answered: that has to wait, and nothing more is read till then.
        ctx.suspend();
        state.held = ctx;
        return ctx.getSuspendAction();
      }
    }
    if (state.phase == Phase.IDLE) {
      enter(ctx.getConnection(), Phase.READING);
    } else if (state.phase == Phase.CONNECTED) {
      state.phase = Phase.READING; // the handshake's time is the first request's too
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) {
    if (open.remove(ctx.getConnection())) {
      LateAnswer late = late(states.get(ctx.getConnection()));
      if (late != null) {
        late.gone();
      }
      count.decrementAndGet();
      synchronized (this) {
        notifyAll();
      }
    }
    return ctx.getInvokeAction();
  }

  /** A whole request has been read: its service takes what time it needs. */
  void serving(Connection<?> connection) {
    enter(connection, Phase.SERVING);
  }

  /**
   * The request that came through {@code ctx} is answered later, by another thread. Until then its
   * connection is read on, since only a read tells that the caller has gone; and its answer, when
   * it comes, waits for nobody to take it.
   */
  void suspended(FilterChainContext ctx, LateAnswer late) {
    NIOConnection connection = (NIOConnection) ctx.getConnection();
    State state = states.get(connection);
    synchronized (state) {
      state.late = late;
      if (!state.apart) {
        state.apart = true;
        state.writeQueue = connection.getMaxAsyncWriteQueueSize();
        connection.setMaxAsyncWriteQueueSize(MAX_UNTAKEN);
        connection.setWriteTimeout(0, TimeUnit.MILLISECONDS);
        // Grizzly reads on when the chain ends; this one's end is for us alone.
        ctx.getInternalContext().removeAllLifeCycleListeners();
        ctx.getInternalContext().addLifeCycleListener(atEnd);
        readOn(connection);
      }
    }
    if (!connection.isOpen()) {
      late.gone(); // before it could be told
    }
  }

  private static void readOn(NIOConnection connection) {
    try {
      connection.enableIOEvent(IOEvent.READ);
    } catch (IOException e) {
      connection.terminateSilently();
    }
  }

  /** A suspended chain has ended: its request, and those that had come with it, are answered. */
  private void ended(Connection<?> connection) {
    State state = states.get(connection);
    FilterChainContext next;
    synchronized (state) {
      state.apart = false;
      state.late = null;
      next = state.held;
      state.held = null;
      ((NIOConnection) connection).setMaxAsyncWriteQueueSize(state.writeQueue);
      connection.setWriteTimeout(
          connection.getTransport().getWriteTimeout(TimeUnit.MILLISECONDS), TimeUnit.MILLISECONDS);
    }
    if (next != null) {
      onWorker(connection, next::resume);
    }
  }

  static void onWorker(Connection<?> connection, Runnable task) {
    try {
      connection.executeInEventThread(IOEvent.READ, task);
    } catch (RejectedExecutionException e) {
      connection.terminateSilently(); // the server has been killed
    }
  }

  private static @Nullable LateAnswer late(State state) {
    synchronized (state) {
      return state.late;
    }
  }

  /** The answer is on its way. */
  void served(Connection<?> connection) {
    enter(connection, Phase.IDLE);
    if (closing) {
      connection.closeSilently();
    }
  }

  /** Nothing more is read from this connection, which closes soon. */
  void refused(Connection<?> connection, Problem problem) {
    enter(connection, Phase.REFUSED);
    refusals.accept(problem);
  }

  boolean isRefused(Connection<?> connection) {
    return states.get(connection).phase == Phase.REFUSED;
  }

  private void enter(Connection<?> connection, Phase phase) {
    State state = states.get(connection);
    if (state.phase != Phase.REFUSED) {
      state.since = nanoTime.getAsLong();
      state.phase = phase;
    }
  }

  /** Closes what has had its time; called a few times a second. */
  void sweep() {
    long now = nanoTime.getAsLong();
    if (closing) {
      endWaits();
    }
    for (Connection<?> connection : open) {
      State state = states.get(connection);
      long allowed =
          switch (state.phase) {
            case CONNECTED, READING -> limits.requestTimeout().toNanos();
            case IDLE -> limits.idleTimeout().toNanos();
            case REFUSED -> LINGER_NANOS;
            case SERVING -> Long.MAX_VALUE;
          };
      if (now - state.since > allowed) {
        connection.terminateSilently();
      }
    }
  }

  boolean closing() {
    return closing;
  }

  int size() {
    return open.size();
  }

  /** From now on each connection ends with its next answer. */
  void leave() {
    leaving = true;
  }

  /** Whether an answer that is given now is its connection's last. */
  boolean lastAnswers() {
    return leaving || closing;
  }

  /** Lets requests that have begun end, for at most {@code nanos}; then all connections close. */
  void drain(long nanos) {
    closing = true;
    for (Connection<?> connection : open) {
      Phase phase = states.get(connection).phase;
      if (phase == Phase.IDLE || phase == Phase.CONNECTED) {
        connection.closeSilently();
      }
    }
    long end = System.nanoTime() + nanos;
    try {
      synchronized (this) {
        long left = end - System.nanoTime();
        while (count.get() > 0 && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
          left = end - System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminate();
  }

  private void endWaits() {
    for (Connection<?> connection : open) {
      LateAnswer late = late(states.get(connection));
      if (late != null) {
        late.endWait();
      }
    }
  }

  /** Closes every connection at once. */
  void terminate() {
    closing = true;
    open.forEach(Connection::terminateSilently);
  }

  @Override
  public void exceptionOccurred(FilterChainContext ctx, Throwable error) {
    // Grizzly would first wait until all is sent, which who does not read can put off for ever.
    ctx.getConnection().terminateSilently();
  }

  @Override
  public void onStart(Connection<?> connection) {
    // TLS 1.2 lets a caller ask for renegotiation as often as it likes, each a signature of ours
    // and
    // a wait on a thread that others share. In TLS 1.3 this is a key update, which costs nothing.
    SSLEngine engine = SSLUtils.getSSLEngine(connection);
    if (states.get(connection).established
        && engine != null
        && !engine.getSession().getProtocol().equals("TLSv1.3")) {
      connection.terminateSilently();
    }
  }

  @Override
  public void onComplete(Connection<?> connection) {
    State state = states.get(connection);
    if (!state.established) {
      state.established = true;
      // Grizzly's own would keep the 33 KB that the last message of the handshake was written to.
      SSLConnectionContext slim = new SSLConnectionContext(connection);
      slim.configure(SSLUtils.getSSLEngine(connection));
      slim.attach();
    }
  }

  @Override
  public void onFailure(Connection<?> connection, Throwable cause) {
    connection.terminateSilently();
  }
}
