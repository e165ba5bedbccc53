package org.govnet.api;

import java.time.Duration;

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
}
