package org.govnet.node;

import java.sql.Connection;
import org.govnet.api.Idempotency;

/** Stands in a service for the key of each request at its time, by the thread that serves it. */
final class CurrentIdempotency implements Idempotency {
  @Override
  public Part within(Connection connection) {
    KeyedRun run = CurrentCaller.run();
    if (run == null) {
      throw new IllegalStateException(
          "there is an idempotency key only while an @Idempotent operation is served, on the thread"
              + " that serves it");
    }
    return run.within(connection);
  }

  @Override
  public String toString() {
    return CurrentCaller.run() == null ? "no idempotency key now" : "an idempotency key";
  }
}
