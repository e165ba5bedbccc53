package org.govnet.node;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.govnet.api.Problem;

/**
 * How requests get into an embedded server.
 *
 * @param load how many at once
 * @param isQuick which paths never wait, and so are let in however many there are
 * @param refused hears of what is refused before any application sees it
 */
record Doorway(LoadLimit load, Predicate<String> isQuick, Consumer<Problem> refused) {
  /** Of a server with no limit but its connections'; more requests than those never come. */
  static Doorway of(ServerLimits limits) {
    return new Doorway(new LoadLimit(limits.maxConnections()), path -> false, problem -> {});
  }
}
