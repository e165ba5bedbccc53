package org.govnet.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Knows how long the call may still take that is being served while another is made. */
@FunctionalInterface
interface Incoming {
  /** What it has left; null if none is served. */
  @Nullable Duration remaining();
}
