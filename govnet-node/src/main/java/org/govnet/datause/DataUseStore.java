package org.govnet.datause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.jspecify.annotations.Nullable;

/**
 * One node's record of who used whose personal data. All replicas of a node share one. Thread-safe;
 * every operation ends in bounded time. Of a person it has the hash that {@link SubjectKey} makes,
 * and no identifier.
 */
public interface DataUseStore {
  /** The most entries that are recorded, or read, at once. */
  int MAX_AT_ONCE = 100;

  /**
   * Opens the record for those who have its key.
   *
   * @param keyId which key it is, as {@link SubjectKey#id} says
   * @throws IllegalStateException if the record was begun with another key: with this one, nobody
   *     would be found in it
   * @throws DataUseUnavailable if that cannot be known now
   */
  void open(String keyId);

  /**
   * Records uses, all or none, durably as far as the store is.
   *
   * @param uses at most {@value #MAX_AT_ONCE}
   * @param now what time it is
   * @throws DataUseUnavailable if it cannot be known that they are recorded, or there is no room
   */
  void record(List<RecordedUse> uses, Instant now);

  /**
   * A person's uses, newest first, without those that are delayed.
   *
   * @param subject the person
   * @param before the id of the use that the ones before are asked for; null for the newest
   * @param most how many at most, 1 to {@value #MAX_AT_ONCE} and one more
   * @param now what time it is
   * @return empty if {@code before} is no use of this person
   * @throws DataUseUnavailable if they cannot be read now
   */
  Optional<List<Use>> uses(String subject, @Nullable String before, int most, Instant now);

  /**
   * Has a use shown from some time on, in place of any order before; and keeps the order, for which
   * the node has to answer.
   *
   * @param id the use
   * @param delay why and until when; null to end the delay
   * @param now what time it is
   * @return false if there is no such use
   * @throws DataUseUnavailable if it cannot be known whether it was ordered
   */
  boolean order(String id, @Nullable Delay delay, Instant now);
}
