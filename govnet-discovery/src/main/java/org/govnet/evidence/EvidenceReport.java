package org.govnet.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What a log shows. If it has no fault, everything up to {@code provenTo} is as it was written when
 * another node saw it; what comes after, its own node could still have changed.
 *
 * @param log the log's name
 * @param network its network
 * @param node whose it is
 * @param replica of which of its replicas
 * @param first the first entry that is here
 * @param last the last entry that is here
 * @param from when the first was written
 * @param to when the last was written
 * @param records how many exchanges
 * @param verified how many of them had their signatures verified
 * @param erased how many of them have no content any more
 * @param erasures what was erased, when and why
 * @param signedTo up to which entry the node has signed it; 0 for none
 * @param provenTo up to which entry another node has countersigned it; 0 for none
 * @param provenAt when the last such entry was written
 * @param provenBy who has countersigned that
 * @param faults what is wrong, at most 1,000
 * @param faultCount how many faults there are
 * @param notes what is not wrong, and good to know
 */
public record EvidenceReport(
    String log,
    String network,
    String node,
    String replica,
    long first,
    long last,
    Instant from,
    Instant to,
    long records,
    long verified,
    long erased,
    List<Erasure> erasures,
    long signedTo,
    long provenTo,
    Instant provenAt,
    String provenBy,
    List<Fault> faults,
    long faultCount,
    List<String> notes) {
  /** Copies the lists. */
  public EvidenceReport {
    erasures = List.copyOf(erasures);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /**
   * An erasure, as the chain says it.
   *
   * @param sequence the entry that says so
   * @param at when
   * @param reason why
   * @param records how many of the records here it is about
   */
  public record Erasure(long sequence, Instant at, String reason, long records) {}

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return faultCount == 0;
  }
}
