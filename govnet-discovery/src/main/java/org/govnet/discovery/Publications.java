package org.govnet.discovery;

import org.govnet.store.StoreFailed;

/** What became of what was sent to be published, counted. Thread-safe. */
final class Publications {
  /** What may become of it. */
  enum Outcome {
    /** It is published, or was already. */
    ACCEPTED,
    /** It does not verify. */
    REFUSED,
    /** Its node has published too often. */
    TOO_OFTEN,
    /** It could not be kept now. */
    FAILED
  }

  private final Counts<Outcome> counts = new Counts<>(Outcome.class);

  /** Publishes, and counts what became of it; what it throws is thrown on. */
  void count(Runnable publishing) {
    try {
      publishing.run();
      counts.add(Outcome.ACCEPTED);
    } catch (DocumentRefused e) {
      counts.add(Outcome.REFUSED);
      throw e;
    } catch (PublishedTooOften e) {
      counts.add(Outcome.TOO_OFTEN);
      throw e;
    } catch (StoreFailed e) {
      counts.add(Outcome.FAILED);
      throw e;
    }
  }

  long of(Outcome outcome) {
    return counts.of(outcome);
  }
}
