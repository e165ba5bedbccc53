package org.govnet.examples.springboot;

import org.govnet.node.HostedNode;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Announces the node once the web server listens, and ends its waits before that ends gracefully.
 */
final class GovnetLife implements SmartLifecycle {
  private final HostedNode node;
  private volatile boolean running;

  GovnetLife(HostedNode node) {
    this.node = node;
  }

  @Override
  public void start() {
    node.announce();
    running = true;
  }

  @Override
  public void stop() {
    node.drain();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts after the web server, and stops before its graceful end: phases rise, then fall. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
