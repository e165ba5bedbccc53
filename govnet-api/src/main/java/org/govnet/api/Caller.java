package org.govnet.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Who is asking, as proved by the request's signature. A resource has it injected, as a field
 * {@code @Context Caller caller}, and asks it while it serves a request.
 */
public interface Caller {
  /** The header that says for whom a node asks that serves another's call. */
  String HEADER = "Govnet-Caller";

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

  /**
   * The data-sharing agreement that the caller names, signed with the request. Where the operation
   * is on personal data it is there, live, and covers the operation, the purpose and the basis;
   * unless a node calls itself, which needs none.
   */
  default Optional<AgreementId> agreement() {
    return Optional.empty();
  }

  /**
   * For whom the caller asks, signed with the request, if it serves another's call meanwhile: the
   * first who asked. What it is given may be told to them, so on personal data the agreement has to
   * allow it. Empty if the caller asks for itself.
   */
  default Optional<NodeId> requester() {
    return Optional.empty();
  }
}
