package org.govnet.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.govnet.discovery.Anchor;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.LogFormat.Frame;

/**
 * Finds what in a log was altered, inserted, reordered or deleted, with the log and the anchor
 * alone: up to the last checkpoint that another node has countersigned for certain, and after it as
 * far as the log's own node did not do it. It reads a log once, in order, and writes nothing; a log
 * that is being written can be verified too.
 */
public final class EvidenceVerifier {
  private final Anchor anchor;
  private final boolean signatures;

  /** Verifies logs of an anchor's network, with the signatures of all messages. */
  public EvidenceVerifier(Anchor anchor) {
    this(anchor, true);
  }

  private EvidenceVerifier(Anchor anchor, boolean signatures) {
    this.anchor = anchor;
    this.signatures = signatures;
  }

  /**
   * One that leaves the signatures of messages alone, and so takes a tenth of the time: whether
   * records are as they were written, and not whether they were true.
   */
  public EvidenceVerifier chainOnly() {
    return new EvidenceVerifier(anchor, false);
  }

  /**
   * Verifies one log, or what of it is there.
   *
   * @param place a log's folder, or one of its {@code .chain} files, of which the {@code .content}
   *     lies beside it
   * @throws EvidenceDamaged if there is no log, or nothing of it can be read
   * @throws UncheckedIOException if the disk fails
   */
  public EvidenceReport verify(Path place) {
    return read(place, (frame, record) -> {}).report();
  }

  EvidenceReport verify(Path place, BiConsumer<Frame, Recorded> records) {
    return read(place, records).report();
  }

  /**
   * Verifies segments of one log that are in several places, such as an archive.
   *
   * @param chains the {@code .chain} files, in order
   */
  public EvidenceReport verify(List<Path> chains) {
    return read(chains.stream().map(Segment::in).toList(), (frame, record) -> {}).report();
  }

  /**
   * Verifies two sides' logs, and compares what both have of the exchanges between them.
   *
   * @param one a log's folder, or a folder that has a node's logs in folders
   * @param other the other side's, likewise
   */
  public Reconciliation reconcile(Path one, Path other) {
    return Reconciler.compare(side(one), side(other));
  }

  private Reconciler.Side side(Path place) {
    Reconciler.Side side = new Reconciler.Side();
    for (Path log : logs(place)) {
      Reconciler.Log one = new Reconciler.Log();
      one.read(read(log, one::record));
      side.add(one);
    }
    return side;
  }

  /**
   * The logs in a folder: itself, or those of its folders that are one.
   *
   * @throws EvidenceDamaged if there is none
   */
  public static List<Path> logs(Path place) {
    try {
      if (!Files.isDirectory(place) || !Segment.all(place).isEmpty()) {
        return List.of(place);
      }
      List<Path> logs = new ArrayList<>();
      try (Stream<Path> all = Files.list(place)) {
        for (Path one : all.sorted().toList()) {
          if (Files.isDirectory(one) && !Segment.all(one).isEmpty()) {
            logs.add(one);
          }
        }
      }
      if (logs.isEmpty()) {
        throw new EvidenceDamaged("there is no evidence in " + place);
      }
      return logs;
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence in " + place + " cannot be read", e);
    }
  }

  /** What a reading came to. */
  record Reading(EvidenceReport report, Statements statements) {}

  private Reading read(Path place, BiConsumer<Frame, Recorded> records) {
    try {
      List<Segment> segments =
          Files.isDirectory(place) ? Segment.all(place) : List.of(Segment.in(place));
      return read(segments, records);
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence in " + place + " cannot be read", e);
    }
  }

  private Reading read(List<Segment> segments, BiConsumer<Frame, Recorded> records) {
    if (segments.isEmpty()) {
      throw new EvidenceDamaged("there is no evidence here: name a log's folder");
    }
    int threads = signatures ? Runtime.getRuntime().availableProcessors() : 0;
    Verification verification = new Verification(anchor, threads, records);
    try {
      EvidenceReport report = verification.run(segments);
      return new Reading(report, verification.statements());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the evidence in " + segments.get(0).chain() + " cannot be read", e);
    }
  }
}
