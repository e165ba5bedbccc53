package org.govnet.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.govnet.discovery.Dialogue.Outcome;
import org.govnet.discovery.DirectoryFetch.Answer;
import org.govnet.discovery.DirectoryFetch.Question;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom to ask for the directory, and when: one mirror is waited on for what is newer, the
 * others are asked between two waits, so that one which stands still, or lies, hides nothing that
 * an honest one has. It neither waits nor sends, and never gives up; a thread, or a simulation,
 * does what it says. Not thread-safe.
 *
 * <p>With up to five mirrors in the anchor, whatever one of them has is known here within 30 s,
 * though all the others are hostile.
 */
public final class DirectoryFollower {
  private static final int WAIT_ALONE = 25;
  private static final int WAIT_AMONG_OTHERS = 10;
  private static final int MAX_PROBES = 5;
  private static final int MAX_REMEMBERED = 64;
  private static final Duration OLD = Duration.ofMinutes(5);
  private static final long FAILING_MILLIS = 5_000;
  private static final long AT_ONCE_MILLIS = 1_000;
  private static final long STATIC_MILLIS = 30_000;

  private final DirectoryReader reader;
  private final RandomGenerator random;
  private final Deque<Turn> round = new ArrayDeque<>();

  /** Mirrors whose whole directory was none, so that each keeps us waiting for it once. */
  private final Set<Replica> withoutWhole = new HashSet<>();

  private final List<String> reasons = new ArrayList<>();
  private @Nullable Replica preferred;
  private @Nullable Dialogue dialogue;
  private boolean anyGood;
  private boolean anyNews;
  private boolean begun;
  private int nextProbe;
  private long askedAt;
  private long pauseUntil;

  /** Whom to ask in a round, and whether to wait on it. */
  private record Turn(Replica mirror, boolean waits) {}

  /** What to do next. */
  public sealed interface Step {
    /** To ask, and to tell {@link #answered} or {@link #failed}. */
    record Ask(Question question) implements Step {}

    /**
     * To let time pass.
     *
     * @param millis how much, at least 1
     */
    record Pause(long millis) implements Step {}
  }

  /**
   * A follower.
   *
   * @param reader what takes in the answers
   * @param random spreads a network's readers over mirrors and time
   */
  public DirectoryFollower(DirectoryReader reader, RandomGenerator random) {
    this.reader = reader;
    this.random = random;
  }

  /** What to do now. */
  public Step next() {
    long now = reader.clock().millis();
    while (true) {
      Dialogue current = dialogue;
      if (current != null) {
        Question question = current.question();
        if (question != null) {
          askedAt = now;
          return new Step.Ask(question);
        }
        finish(current, now);
      } else if (!round.isEmpty()) {
        Turn turn = round.remove();
        dialogue =
            new Dialogue(
                reader,
                turn.mirror(),
                turn.waits() ? waitSeconds() : 0,
                reader.held() == null || !withoutWhole.contains(turn.mirror()));
      } else if (now < pauseUntil) {
        // At the end of a round alone: one mirror's haste must not keep us from the others.
        return new Step.Pause(pauseUntil - now);
      } else {
        endRound(now);
        if (now < pauseUntil) {
          continue;
        }
        startRound();
        begun = !round.isEmpty();
        if (!begun) {
          return new Step.Pause(jittered(FAILING_MILLIS));
        }
      }
    }
  }

  /** What the mirror that was asked last has answered. */
  public void answered(Answer answer) {
    Dialogue current = dialogue;
    if (current != null) {
      current.answered(answer);
    }
  }

  /**
   * That the mirror that was asked last has not answered.
   *
   * @param reason why, for people
   */
  public void failed(String reason) {
    Dialogue current = dialogue;
    if (current != null) {
      current.failed(reason);
    }
  }

  private int waitSeconds() {
    int base = reader.anchorMirrors().size() > 1 ? WAIT_AMONG_OTHERS : WAIT_ALONE;
    return base - random.nextInt(base / 4 + 1);
  }

  private void startRound() {
    List<Replica> mirrors = new ArrayList<>(reader.mirrors());
    if (mirrors.isEmpty()) {
      return;
    }
    List<Replica> anchors = new ArrayList<>(reader.anchorMirrors());
    if (reader.held() == null) {
      Collections.shuffle(anchors, new java.util.Random(random.nextLong()));
      anchors.forEach(mirror -> round.add(new Turn(mirror, false)));
      return;
    }
    if (preferred == null || !mirrors.contains(preferred)) {
      List<Replica> from = anchors.isEmpty() ? mirrors : anchors;
      preferred = from.get(random.nextInt(from.size()));
    }
    Replica watched = preferred;
    round.add(new Turn(watched, true));
    List<Replica> others = new ArrayList<>(anchors);
    mirrors.stream().filter(mirror -> !anchors.contains(mirror)).limit(1).forEach(others::add);
    others.remove(watched);
    // One more than the other four of five anchor mirrors: a node's takes no anchor mirror's turn.
    for (int i = 0; i < Math.min(MAX_PROBES, others.size()); i++) {
      round.add(new Turn(others.get(nextProbe++ % others.size()), false));
    }
    nextProbe %= Math.max(1, others.size());
  }

  private void finish(Dialogue done, long now) {
    dialogue = null;
    if (done.outcome() == Outcome.FAILED) {
      reasons.add(done.mirror().url() + ": " + done.failure());
      reader.failed(done.mirror(), done.failure());
      if (done.whole() && withoutWhole.size() < MAX_REMEMBERED) {
        withoutWhole.add(done.mirror());
      }
      if (done.mirror().equals(preferred)) {
        preferred = null;
      }
      return;
    }
    anyGood = true;
    if (done.outcome() == Outcome.NEWS) {
      anyNews = true;
      withoutWhole.clear();
      if (reader.anchorMirrors().isEmpty() || reader.anchorMirrors().contains(done.mirror())) {
        // It knew more than the others. A node's own mirror is asked, but not waited on: nodes that
        // wait on one another hear of everything late.
        preferred = done.mirror();
      }
      if (reader.freshness() == Freshness.FRESH) {
        return;
      }
    }
    if (done.mirror().equals(preferred) && isOld(now)) {
      preferred = null;
    }
    if (done.waits() && done.outcome() == Outcome.NOTHING_NEW) {
      // One that does not wait must not be asked without a pause; a static file, not often.
      long soonest = askedAt + (done.isStatic() ? staticMillis() : AT_ONCE_MILLIS);
      pauseUntil = Math.max(pauseUntil, soonest <= now ? 0 : now + jittered(soonest - now));
    }
  }

  /**
   * Of a static file alone there is no hurry; where there are others, it must not slow them down.
   */
  private long staticMillis() {
    return reader.anchorMirrors().size() > 1 ? STATIC_MILLIS / 3 : STATIC_MILLIS;
  }

  private boolean isOld(long now) {
    Directory held = reader.held();
    return held != null && Instant.ofEpochMilli(now).isAfter(held.issuedAt().plus(OLD));
  }

  private void endRound(long now) {
    if (!begun) {
      return;
    }
    begun = false;
    if (anyGood) {
      reader.succeeded();
    } else {
      reader.gaveUp(reasons);
      withoutWhole.clear(); // whoever is left is asked for anything
      pauseUntil = now + jittered(FAILING_MILLIS);
    }
    if (!anyNews) {
      reader.report();
    }
    reasons.clear();
    anyGood = false;
    anyNews = false;
  }

  /** Between a half and one and a half of it: so a network's readers do not move in step. */
  private long jittered(long millis) {
    return Math.max(1, millis / 2 + random.nextLong(millis + 1));
  }
}
