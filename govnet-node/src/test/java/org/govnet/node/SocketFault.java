package org.govnet.node;

import java.util.Set;
import org.govnet.client.Attempt;

/** What a replica on a real socket may do to a call, as {@link FaultyFront} does it. */
enum SocketFault {
  /** It does as it should. */
  NONE(),
  /** It completes the TLS handshake, and is not heard of again. */
  HANGS(Attempt.Fault.TIMEOUT),
  /** It resets the connection (RST) in the middle of an answer's body. */
  RESETS_MID_BODY(Attempt.Fault.IO),
  /** It ends the connection in good order in the middle of an answer's body. */
  TRUNCATES(Attempt.Fault.IO),
  /** It signs a 503 that asks to come back in two minutes, longer than any call has. */
  BUSY_SIGNED(Attempt.Fault.PROBLEM),
  /** A proxy before it says the same, and cannot sign. */
  BUSY_UNSIGNED(Attempt.Fault.UNSIGNED),
  /** It answers the first request of a connection, and closes as the second arrives. */
  STALE(Attempt.Fault.IO),
  /** It sends its answer a byte at a time, which takes longer than any call has. */
  TRICKLES(Attempt.Fault.TIMEOUT),
  /** It announces more body than it sends, and keeps the connection open. */
  LENGTH_TOO_LONG(Attempt.Fault.TIMEOUT),
  /**
   * It announces less body than it sends; the rest is there for whoever asks next on the
   * connection.
   */
  LENGTH_TOO_SHORT(Attempt.Fault.FORGED, Attempt.Fault.IO),
  /** A proxy before it answers 502 with a page of HTML. */
  PAGE_502(Attempt.Fault.UNSIGNED),
  /** Another node of the network has signed the answer. */
  OTHER_NODE(Attempt.Fault.FORGED),
  /** It sends two megabytes. */
  OVERSIZE(Attempt.Fault.UNREADABLE),
  /** It serves the request, and resets the connection instead of answering. */
  RESETS_ONCE_SERVED(Attempt.Fault.IO),
  /** It hands the request to the service, and resets the connection while that still works. */
  RESETS_WHILE_SERVING(Attempt.Fault.IO);

  /** What the caller is to make of it. */
  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  final Set<Attempt.Fault> seenAs;

  SocketFault(Attempt.Fault... seenAs) {
    this.seenAs = Set.of(seenAs);
  }
}
