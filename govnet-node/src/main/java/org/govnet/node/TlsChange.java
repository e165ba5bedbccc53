package org.govnet.node;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.govnet.client.Govnet;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a running replica's TLS key every ten seconds: whether its file has another, and
 * whether a step of a change is due.
 */
final class TlsChange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsChange.class);
  private static final long EVERY_SECONDS = 10;

  private final TlsKeys keys;
  private final EmbeddedServer server;
  private final Govnet govnet;
  private final List<Replica> replicas;
  private final List<ServiceOffer> offers;
  private final @Nullable Path folder;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "govnet-tls");
            thread.setDaemon(true);
            return thread;
          });
  private List<Replica> announced;
  private String trouble = "";

  /**
   * A replica that serves, and is announced.
   *
   * @param replicas as they are announced
   * @param folder where the key's file is; null if the key was given
   */
  TlsChange(
      TlsKeys keys,
      EmbeddedServer server,
      Govnet govnet,
      List<Replica> replicas,
      List<ServiceOffer> offers,
      @Nullable Path folder) {
    this.keys = keys;
    this.server = server;
    this.govnet = govnet;
    this.replicas = List.copyOf(replicas);
    this.offers = List.copyOf(offers);
    this.folder = folder;
    this.announced = this.replicas;
  }

  void start() {
    Future<?> unused =
        timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  TlsKeys keys() {
    return keys;
  }

  /** Begins a change with a key that was given. */
  synchronized void begin(TlsIdentity next) {
    keys.begin(next, replicas);
    apply();
  }

  /** Does what is due. */
  synchronized void look() {
    try {
      if (folder != null && !keys.changing()) {
        TlsIdentity found = TlsIdentity.load(folder);
        if (!found.certificates().equals(keys.current().certificates())) {
          keys.begin(found, replicas);
        }
      }
      keys.advance(listed());
      apply();
      trouble = "";
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      // The key of before is served; who puts it right need not start anything anew.
      if (!trouble.equals(e.getMessage())) {
        LOG.error("the TLS key stays as it is: {}", e.getMessage());
      }
      trouble = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the TLS key stays as it is", e);
    }
  }

  private void apply() {
    server.present(keys.current());
    List<Replica> now = keys.announced(replicas);
    if (!now.equals(announced)) {
      LOG.info("{} is announced with {}", govnet.identity(), now);
      announced = now;
      govnet.announce(now, offers);
    }
  }

  private Set<String> listed() {
    return govnet.directory().current().stream()
        .flatMap(directory -> directory.peers().stream())
        .filter(peer -> peer.node().equals(govnet.identity().node()))
        .map(Peer::replicas)
        .flatMap(List::stream)
        .filter(replica -> replicas.stream().anyMatch(one -> one.url().equals(replica.url())))
        .flatMap(replica -> java.util.stream.Stream.ofNullable(replica.pin()))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
