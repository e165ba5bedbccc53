package org.govnet.evidence;

import java.util.List;

/**
 * What two sides' logs have of the exchanges between them.
 *
 * @param one the reports of the first side's logs
 * @param other the reports of the second side's
 * @param matched how many exchanges both have, and alike
 * @param unproven how many of the first's and the second's cannot be compared: they are after what
 *     is countersigned on either side, within ten minutes of the end of the time that both cover,
 *     or of a replica whose log is not here
 * @param differences what differs, at most 1,000
 * @param differenceCount how many differences there are
 */
public record Reconciliation(
    List<EvidenceReport> one,
    List<EvidenceReport> other,
    long matched,
    long unproven,
    List<Difference> differences,
    long differenceCount) {
  /** Copies the lists. */
  public Reconciliation {
    one = List.copyOf(one);
    other = List.copyOf(other);
    differences = List.copyOf(differences);
  }

  /** What differs. */
  public enum Kind {
    /** The second side has no record of what the first has. */
    ONLY_IN_FIRST,
    /** The first side has no record of what the second has. */
    ONLY_IN_SECOND,
    /** Both have one, with different answers or statuses. */
    ANSWERS_DIFFER,
    /** The provider has answered, and the caller had no answer that he could believe. */
    ANSWER_LOST,
    /**
     * The caller has asked, and had no answer; the provider has no record: it may never have come.
     */
    REQUEST_LOST,
    /** One side has countersigned a checkpoint that the other's log does not have. */
    REWRITTEN
  }

  /**
   * A difference.
   *
   * @param kind what differs
   * @param first the record's place in the first side's log; 0 if it has none
   * @param second in the second's
   * @param detail more, for people
   */
  public record Difference(Kind kind, long first, long second, String detail) {
    /** Whether networks do such things, and nobody need have done wrong. */
    public boolean isOrdinary() {
      return kind == Kind.ANSWER_LOST || kind == Kind.REQUEST_LOST;
    }
  }

  /** Whether both sides' logs are sound, and nothing differs but what networks lose. */
  public boolean isSound() {
    return one.stream().allMatch(EvidenceReport::isSound)
        && other.stream().allMatch(EvidenceReport::isSound)
        && differenceCount <= differences.size()
        && differences.stream().allMatch(Difference::isOrdinary);
  }
}
