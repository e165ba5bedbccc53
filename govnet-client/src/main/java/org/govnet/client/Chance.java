package org.govnet.client;

import java.util.concurrent.ThreadLocalRandom;

/** Where randomness comes from; for spreading load, never for secrets. */
interface Chance {
  Chance RANDOM = bound -> ThreadLocalRandom.current().nextLong(bound);

  /** From 0 to {@code bound} − 1. */
  long below(long bound);
}
