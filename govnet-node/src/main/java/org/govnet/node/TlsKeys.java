package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govnet.discovery.MessageKeyRing;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * A replica's TLS key, and how one follows another without a failed call: the next one's pin is
 * announced beside the present one's, it is served once everybody can have read that, and the old
 * pin is announced until nobody can still ask by it. Thread-safe.
 */
final class TlsKeys {
  /** How long each of the two steps takes, from when the directory has what is announced. */
  static final Duration SETTLING = MessageKeyRing.SETTLING;

  private static final int MOST_REPLICAS = 16;

  private final Clock clock;
  private TlsIdentity current;

  /** The pins that it has had: a replica that is named with one of them has the same key's file. */
  private final Set<String> had = new HashSet<>();

  private @Nullable TlsIdentity next;
  private @Nullable String previous;
  private @Nullable Instant since;

  TlsKeys(TlsIdentity current, Clock clock) {
    this.current = current;
    this.clock = clock;
    had.add(current.pin());
  }

  /** What is to be served. */
  synchronized TlsIdentity current() {
    return current;
  }

  synchronized boolean changing() {
    return next != null || previous != null;
  }

  /**
   * Begins a change. A certificate of the same key is taken at once: callers go by the key.
   *
   * @param replicas what is announced now
   * @throws IllegalStateException if a change is under way, or a descriptor has no room for both
   *     pins
   */
  synchronized void begin(TlsIdentity replacement, List<Replica> replicas) {
    if (changing()) {
      throw new IllegalStateException(
          "the TLS key is being replaced already: wait until that is done, some "
              + SETTLING.multipliedBy(2).toMinutes()
              + " minutes");
    }
    if (replacement.pin().equals(current.pin())) {
      current = replacement;
      return;
    }
    long both = replicas.size() + replicas.stream().filter(this::isOurs).count();
    if (both > MOST_REPLICAS) {
      throw new IllegalStateException(
          "a descriptor has "
              + MOST_REPLICAS
              + " replicas at most, and with both TLS keys it would need "
              + both
              + ": give fewer of them the same key");
    }
    next = replacement;
    since = null;
  }

  /**
   * Takes the step that is due, if one is.
   *
   * @param listed the pins that the directory has of this replica
   */
  synchronized void advance(Set<String> listed) {
    Instant now = clock.instant();
    TlsIdentity following = next;
    if (following != null && since == null && listed.contains(following.pin())) {
      since = now;
    }
    if (since == null || now.isBefore(since.plus(SETTLING))) {
      return;
    }
    if (following != null) {
      previous = current.pin();
      current = following;
      had.add(following.pin());
      next = null;
      since = now;
    } else {
      previous = null;
      since = null;
    }
  }

  /** The replicas as they are to be announced: those with the key that changes, with both pins. */
  synchronized List<Replica> announced(List<Replica> replicas) {
    String other = next == null ? previous : next.pin();
    List<Replica> all = new ArrayList<>();
    for (Replica one : replicas) {
      // Those that share the key share its file, and change it as this one does.
      boolean ours = isOurs(one);
      all.add(ours ? new Replica(one.url(), current.pin()) : one);
      if (ours && other != null) {
        all.add(new Replica(one.url(), other));
      }
    }
    return all;
  }

  private boolean isOurs(Replica replica) {
    return replica.pin() != null && had.contains(replica.pin());
  }
}
