package org.govnet.node;

import org.jspecify.annotations.Nullable;

/** Something that a node needs to serve: a database, a queue. */
@FunctionalInterface
public interface HealthCheck {
  /**
   * Looks. Called every 5 s on a thread of its own, never while somebody asks for the health.
   *
   * @return null if all is well; otherwise what is not, in at most 200 characters that anybody may
   *     read: no secret, no personal data
   * @throws Exception if it cannot tell, which counts as not well; only its type is told
   */
  @Nullable String fault() throws Exception;
}
