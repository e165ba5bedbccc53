package org.govnet.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryListener;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the node's descriptor, again at half its life, and whenever a key of the node's is
 * being replaced; tries until it is done. A process that only calls publishes one without replicas,
 * for its message key, and leaves alone what a serving process of the same node has published.
 */
final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Duration HALF_LIFE = Duration.ofHours(84);
  private static final long RETRY_SECONDS = 10;

  private final Govnet govnet;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private @Nullable Presence presence;
  private Identity identity;
  private Instant announcedAt = Instant.EPOCH;
  private int announcedEpoch;
  private Keys announcedKeys = new Keys(List.of(), Optional.empty(), Optional.empty());
  private String reported = "";
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** Where a node answers and what it offers. */
  private record Presence(List<Replica> replicas, List<ServiceOffer> services) {}

  /** The keys that a descriptor names, and the one that signs it. */
  private record Keys(
      List<VerificationKey> messages,
      Optional<VerificationKey> nextDocument,
      Optional<VerificationKey> document) {}

  Announcer(Govnet govnet, Clock clock) {
    this.govnet = govnet;
    this.identity = govnet.identity();
    this.clock = clock;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "govnet-announcer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Tries once now, and goes on trying in the background. */
  void start() {
    announceIfDue();
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    // Who was admitted a moment ago is to be found now, and not at the next try.
    govnet
        .directory()
        .listen(
            new DirectoryListener() {
              @Override
              public void changed(Directory directory) {
                tryNow();
              }
            });
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            this::announceIfDue, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void tryNow() {
    try {
      timer.execute(this::announceIfDue);
    } catch (RejectedExecutionException e) {
      // closed in between
    }
  }

  /** From now on, this is where the node answers and what it offers. */
  synchronized void serve(List<Replica> replicas, List<ServiceOffer> services) {
    presence = new Presence(List.copyOf(replicas), List.copyOf(services));
    announcedAt = Instant.EPOCH;
  }

  /**
   * Publishes if there is something to publish: at first, and at half the life of what is there.
   */
  synchronized void announceIfDue() {
    Instant now = clock.instant();
    try {
      boolean unused = govnet.messageKeys().advance();
      identity = admission().map(identity::adoptDocumentKey).orElse(identity);
      Keys keys = keys();
      if (now.isBefore(announcedAt.plus(HALF_LIFE))
          && !isReadmitted()
          && keys.equals(announcedKeys)) {
        return;
      }
      announce(now, keys);
    } catch (RuntimeException e) {
      // Whatever it was, the next try may do better, and a timer that dies would never try again.
      report("could not be announced: " + e);
    }
  }

  /** A descriptor of another epoch than the admission's is void: nobody hears of this node then. */
  private boolean isReadmitted() {
    return admission().filter(admission -> admission.epoch() != announcedEpoch).isPresent();
  }

  private Keys keys() {
    return new Keys(
        govnet.messageKeys().announced(),
        identity.nextDocumentKey(),
        Optional.of(identity.documents().key()));
  }

  private Optional<Admission> admission() {
    return govnet
        .directory()
        .current()
        .flatMap(directory -> directory.admission(govnet.identity().node()));
  }

  private void announce(Instant now, Keys keys) {
    Optional<Directory> directory = govnet.directory().current();
    Optional<Admission> admission = admission();
    if (directory.isEmpty()) {
      report("has no directory yet, and so is not announced");
      boolean unused = govnet.directory().refresh();
      return;
    }
    if (admission.isEmpty()) {
      report("is not admitted yet, and so not announced");
      boolean unused = govnet.directory().refresh();
      return;
    }
    if (presence == null && directory.filter(this::servesElsewhere).isPresent()) {
      announced(now, admission.get(), keys);
      return;
    }
    Presence current = presence == null ? new Presence(List.of(), List.of()) : presence;
    // Milliseconds rise from one descriptor to the next, across restarts and replicas, without
    // state.
    govnet.publish(
        identity.describe(
            admission.get().epoch(),
            now.toEpochMilli(),
            keys.messages(),
            current.replicas,
            current.services,
            clock));
    announced(now, admission.get(), keys);
    govnet.messageKeys().published(keys.messages());
    reported = "";
    boolean unused = govnet.directory().refresh();
    LOG.info("{} announced at {}", govnet.identity(), current.replicas);
  }

  private void announced(Instant now, Admission admission, Keys keys) {
    announcedAt = now;
    announcedEpoch = admission.epoch();
    announcedKeys = keys;
  }

  private boolean servesElsewhere(Directory directory) {
    return directory.peers().stream()
        .filter(peer -> peer.node().equals(govnet.identity().node()))
        .map(Peer::replicas)
        .anyMatch(replicas -> !replicas.isEmpty());
  }

  /** Once for each time that it stops working: it is tried every few seconds. */
  private void report(String what) {
    if (!what.equals(reported)) {
      reported = what;
      LOG.warn("{} {}; trying every {} s", govnet.identity(), what, RETRY_SECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
