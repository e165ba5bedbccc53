package org.govnet.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Who is asking, as proved by the request's signature. A resource has it injected, as a field
 * {@code @Context Caller caller}, and asks it while it serves a request.
 */
public interface Caller {
  /** The node whose key signed the request. */
  NodeId node();

  /** The network the request was made in. */
  NetworkId network();

  /** The time left for the whole call, capped by the serving node; negative once it is over. */
  Duration remaining();

  /**
   * What the caller says the data is for, signed with the request. It is there, and among the
   * operation's own, wherever the operation is on personal data; elsewhere if the caller said so.
   */
  default Optional<Purpose> purpose() {
    return Optional.empty();
  }

  /** The law that the caller names, signed with the request; there as {@link #purpose} is. */
  default Optional<LegalBasis> legalBasis() {
    return Optional.empty();
  }
}
