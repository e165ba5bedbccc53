package org.govnet.evidence;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.LogFormat.Frame;
import org.govnet.evidence.Reconciliation.Difference;
import org.govnet.evidence.Reconciliation.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Pairs two sides' records by the request's signature. Records are compared by what stays when
 * their contents are erased.
 */
final class Reconciler {
  /** A call's five minutes, and what two clocks may be apart. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final int MOST = 1_000;

  private final Side one;
  private final Side other;
  private final List<Difference> differences = new ArrayList<>();
  private long count;
  private long matched;
  private long unproven;

  private Reconciler(Side one, Side other) {
    this.one = one;
    this.other = other;
  }

  /** A record, as far as it is compared. */
  @SuppressWarnings("ArrayRecordComponent") // handed on and never changed
  private record Kept(Log log, long sequence, long time, Recorded record) {}

  /** One log's reading. */
  static final class Log {
    private final List<Kept> records = new ArrayList<>();
    private EvidenceVerifier.@Nullable Reading reading;

    void record(Frame frame, Recorded record) {
      records.add(new Kept(this, frame.sequence(), frame.time(), record));
    }

    void read(EvidenceVerifier.Reading done) {
      reading = done;
    }

    EvidenceReport report() {
      return found().report();
    }

    Statements statements() {
      return found().statements();
    }

    private EvidenceVerifier.Reading found() {
      EvidenceVerifier.Reading done = reading;
      if (done == null) {
        throw new IllegalStateException("the log is not read yet");
      }
      return done;
    }
  }

  /** One side's logs, one for each of its replicas. */
  static final class Side {
    private final List<Log> logs = new ArrayList<>();

    void add(Log log) {
      logs.add(log);
    }

    List<EvidenceReport> reports() {
      return logs.stream().map(Log::report).toList();
    }

    Set<String> nodes() {
      Set<String> nodes = new HashSet<>();
      logs.forEach(log -> nodes.add(log.report().node()));
      return nodes;
    }

    private boolean hasReplica(String url) {
      return logs.stream().anyMatch(log -> log.report().replica().equals(url));
    }

    Map<ByteBuffer, Kept> byRequest() {
      Map<ByteBuffer, Kept> all = new HashMap<>();
      for (Log log : logs) {
        log.records.forEach(one -> all.put(ByteBuffer.wrap(one.record.requestId()), one));
      }
      return all;
    }

    /** From when on all of its logs tell. */
    Instant from() {
      return logs.stream().map(log -> log.report().from()).max(Instant::compareTo).orElseThrow();
    }

    /** Until when all of its logs are proven. */
    Instant until() {
      return logs.stream()
          .map(log -> log.report().provenAt())
          .min(Instant::compareTo)
          .orElseThrow();
    }
  }

  static Reconciliation compare(Side one, Side other) {
    Reconciler reconciler = new Reconciler(one, other);
    reconciler.compare();
    return new Reconciliation(
        one.reports(),
        other.reports(),
        reconciler.matched,
        reconciler.unproven,
        reconciler.differences,
        reconciler.count);
  }

  private void compare() {
    Map<ByteBuffer, Kept> others = other.byRequest();
    Map<ByteBuffer, Kept> ones = one.byRequest();
    for (Map.Entry<ByteBuffer, Kept> entry : ones.entrySet()) {
      if (isBetween(entry.getValue(), other)) {
        Kept match = others.get(entry.getKey());
        if (match == null) {
          missing(entry.getValue(), other, Kind.ONLY_IN_FIRST);
        } else {
          pair(entry.getValue(), match);
        }
      }
    }
    for (Map.Entry<ByteBuffer, Kept> entry : others.entrySet()) {
      if (isBetween(entry.getValue(), one) && !ones.containsKey(entry.getKey())) {
        missing(entry.getValue(), one, Kind.ONLY_IN_SECOND);
      }
    }
    rewritten(one, other, true);
    rewritten(other, one, false);
    differences.sort(
        java.util.Comparator.comparingLong(Difference::first)
            .thenComparingLong(Difference::second));
  }

  private static boolean isBetween(Kept kept, Side with) {
    Recorded record = kept.record;
    return with.nodes()
        .contains(record.role() == Role.CALLER ? record.provider() : record.caller());
  }

  private void missing(Kept kept, Side from, Kind kind) {
    Recorded record = kept.record;
    boolean elsewhere = record.role() == Role.CALLER && !from.hasReplica(record.replica());
    Instant at = Instant.ofEpochMilli(kept.time);
    boolean covered =
        kept.sequence <= kept.log.report().provenTo()
            && at.isAfter(from.from().plus(MARGIN))
            && at.isBefore(from.until().minus(MARGIN));
    if (elsewhere || !covered) {
      unproven++;
      return;
    }
    boolean lost = record.role() == Role.CALLER && record.outcome() == Outcome.UNANSWERED;
    boolean first = kind == Kind.ONLY_IN_FIRST;
    add(
        lost ? Kind.REQUEST_LOST : kind,
        first ? kept.sequence : 0,
        first ? 0 : kept.sequence,
        said(kept) + " is in the log of " + kept.log.report().node() + " alone");
  }

  private void pair(Kept first, Kept second) {
    Recorded a = first.record;
    Recorded b = second.record;
    if (a.role() == b.role()) {
      add(
          Kind.ANSWERS_DIFFER,
          first.sequence,
          second.sequence,
          said(first) + ": both say that they were the " + a.role());
      return;
    }
    Recorded caller = a.role() == Role.CALLER ? a : b;
    Recorded provider = a.role() == Role.CALLER ? b : a;
    if (caller.outcome() == Outcome.UNANSWERED && provider.outcome() != Outcome.UNANSWERED) {
      add(Kind.ANSWER_LOST, first.sequence, second.sequence, said(first) + " was answered");
    } else if (caller.status() != provider.status()
        || caller.outcome() != provider.outcome()
        || !Arrays.equals(caller.responseId(), provider.responseId())) {
      add(
          Kind.ANSWERS_DIFFER,
          first.sequence,
          second.sequence,
          said(first)
              + ": "
              + caller.outcome()
              + " "
              + caller.status()
              + " at the caller's, "
              + provider.outcome()
              + " "
              + provider.status()
              + " at the provider's");
    } else if (!same(caller, provider)) {
      add(
          Kind.ANSWERS_DIFFER,
          first.sequence,
          second.sequence,
          said(first) + " is " + said(second) + " in the other log");
    } else {
      matched++;
    }
  }

  private static boolean same(Recorded a, Recorded b) {
    return a.contract().equals(b.contract())
        && a.version() == b.version()
        && a.operation().equals(b.operation())
        && a.caller().equals(b.caller())
        && a.provider().equals(b.provider());
  }

  private static String said(Kept kept) {
    Recorded record = kept.record;
    return record.caller()
        + " to "
        + record.provider()
        + " "
        + record.contract()
        + " v"
        + record.version()
        + " "
        + record.operation()
        + " at "
        + Instant.ofEpochMilli(kept.time);
  }

  /** Whether one side's log is still the one that the other has countersigned. */
  private void rewritten(Side whose, Side witness, boolean first) {
    for (Log log : witness.logs) {
      log.statements()
          .witnessed()
          .forEach(
              (sequence, entry) -> {
                Checkpoint checkpoint = Checkpoint.unverified(entry.checkpoint());
                for (Log checked : whose.logs) {
                  EvidenceReport report = checked.report();
                  if (report.log().equals(checkpoint.log())
                      && checkpoint.sequence() >= report.first()
                      && !checkpoint
                          .hash()
                          .equals(checked.statements().heads().get(checkpoint.sequence()))) {
                    add(
                        Kind.REWRITTEN,
                        first ? checkpoint.sequence() : sequence,
                        first ? sequence : checkpoint.sequence(),
                        "the log of "
                            + report.node()
                            + " was countersigned by "
                            + log.report().node()
                            + " at entry "
                            + checkpoint.sequence()
                            + ", and is not that log any more");
                  }
                }
              });
    }
  }

  private void add(Kind kind, long first, long second, String detail) {
    count++;
    if (differences.size() < MOST) {
      differences.add(new Difference(kind, first, second, detail));
    }
  }
}
