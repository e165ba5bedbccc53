package org.govnet.node;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Jersey and Grizzly from saying at each start what is of no use to whoever runs a node: that
 * a service is no provider of Jersey's (it is not meant to be), that an optional library is not
 * there, and which port is open (which {@link GovnetNode} tells). Their errors are heard.
 */
final class LibraryLogs {
  // Held, or the JDK's log manager would forget the levels with the loggers.
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.glassfish.grizzly.http.server.HttpServer"),
          Logger.getLogger("org.glassfish.grizzly.http.server.NetworkListener"),
          Logger.getLogger("org.glassfish.jersey.internal.inject.Providers"),
          Logger.getLogger("org.glassfish.jersey.message.internal.MessagingBinders"));

  private LibraryLogs() {}

  /** Only where the application has set no level of its own. */
  static void quieten() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(logger.getName().contains("jersey") ? Level.SEVERE : Level.WARNING);
      }
    }
  }
}
