package org.govnet.node;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.govnet.api.Caller;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.Verified;

/** A request whose signature was verified and whose nonce is new: from here on it has a caller. */
final class Arrived implements Caller {
  private final RequestMessage request;
  private final Verified verified;
  private final NetworkId network;
  private final long deadlineNanos;
  private final LongSupplier nanos;

  Arrived(
      RequestMessage request,
      Verified verified,
      NetworkId network,
      long deadlineNanos,
      LongSupplier nanos) {
    this.request = request;
    this.verified = verified;
    this.network = network;
    this.deadlineNanos = deadlineNanos;
    this.nanos = nanos;
  }

  RequestMessage request() {
    return request;
  }

  @Override
  public NodeId node() {
    return verified.node();
  }

  @Override
  public NetworkId network() {
    return network;
  }

  @Override
  public Duration remaining() {
    return Duration.ofNanos(deadlineNanos - nanos.getAsLong());
  }

  @Override
  public String toString() {
    return "caller " + node();
  }
}
