package org.govnet.node;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.Verified;
import org.jspecify.annotations.Nullable;

/** A request whose signature was verified and whose nonce is new: from here on it has a caller. */
final class Arrived implements Caller {
  private final RequestMessage request;
  private final Verified verified;
  private final NetworkId network;
  private final @Nullable Purpose purpose;
  private final @Nullable LegalBasis legalBasis;
  private final @Nullable AgreementId agreement;
  private final @Nullable NodeId requester;
  private final long arrivedNanos;

  /** Which operation it is, and so what it may take at most, shows only after the arrival. */
  private volatile long deadlineNanos;

  private final LongSupplier nanos;

  /** The key that it runs under; null if it has none, or does not run. */
  private volatile @Nullable KeyedRun run;

  /** What its service says of the use that it makes; null if it is of no personal data. */
  private volatile @Nullable SaidUse use;

  Arrived(
      RequestMessage request,
      Verified verified,
      NetworkId network,
      @Nullable Purpose purpose,
      @Nullable LegalBasis legalBasis,
      @Nullable AgreementId agreement,
      @Nullable NodeId requester,
      long arrivedNanos,
      long allowedNanos,
      LongSupplier nanos) {
    this.request = request;
    this.verified = verified;
    this.network = network;
    this.purpose = purpose;
    this.legalBasis = legalBasis;
    this.agreement = agreement;
    this.requester = requester;
    this.arrivedNanos = arrivedNanos;
    this.deadlineNanos = arrivedNanos + allowedNanos;
    this.nanos = nanos;
  }

  RequestMessage request() {
    return request;
  }

  /** Whether its signature covers a field, by its name in lower case. */
  boolean covers(String field) {
    return verified.coveredFields().contains(field);
  }

  /** Gives the call no more than {@code longest}, counted from its arrival. */
  void cap(Duration longest) {
    long capped = arrivedNanos + longest.toNanos();
    if (capped - deadlineNanos < 0) {
      deadlineNanos = capped;
    }
  }

  @Nullable SaidUse use() {
    return use;
  }

  void use(SaidUse said) {
    this.use = said;
  }

  @Nullable KeyedRun run() {
    return run;
  }

  void run(KeyedRun key) {
    this.run = key;
  }

  @Override
  public Optional<Purpose> purpose() {
    return Optional.ofNullable(purpose);
  }

  @Override
  public Optional<LegalBasis> legalBasis() {
    return Optional.ofNullable(legalBasis);
  }

  @Override
  public Optional<AgreementId> agreement() {
    return Optional.ofNullable(agreement);
  }

  @Override
  public Optional<NodeId> requester() {
    return Optional.ofNullable(requester);
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
