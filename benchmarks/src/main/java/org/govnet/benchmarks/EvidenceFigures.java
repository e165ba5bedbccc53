package org.govnet.benchmarks;

import java.util.List;
import org.govnet.evidence.EvidenceChild;

/** The figures of evidence, in time that passes: the disk and all processors are in them. */
final class EvidenceFigures {
  private EvidenceFigures() {}

  static final List<Figure> ALL =
      List.of(
          new Figure(
              "evidence.append",
              "/s",
              List.of(),
              round -> append(round)[0],
              "one thread writing the same bytes in batches, each forced",
              round -> append(round)[1]),
          new Figure(
              "evidence.verify.chain", "/s", List.of(), round -> verify(round)[0], null, null),
          new Figure(
              "evidence.verify.signatures",
              "/s",
              List.of(),
              round -> verify(round)[1],
              "the provider alone, with as many threads",
              round -> verify(round)[2]));

  private static double[] append(Round round) {
    return round.all("evidence.append", () -> Child.run(EvidenceChild.class, "append"));
  }

  private static double[] verify(Round round) {
    return round.all("evidence.verify", () -> Child.run(EvidenceChild.class, "verify"));
  }
}
