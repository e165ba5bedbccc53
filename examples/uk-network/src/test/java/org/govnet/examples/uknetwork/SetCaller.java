package org.govnet.examples.uknetwork;

import java.time.Duration;
import java.util.Optional;
import org.govnet.api.Caller;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.jspecify.annotations.Nullable;

/** A caller that a test sets. */
final class SetCaller implements Caller {
  NodeId node;
  @Nullable Purpose purpose = Purpose.of("data-subject-access");
  @Nullable LegalBasis legalBasis = LegalBasis.of(LegalBasis.Article6.LEGAL_OBLIGATION);

  SetCaller(String node) {
    this.node = NodeId.of(node);
  }

  @Override
  public NodeId node() {
    return node;
  }

  @Override
  public NetworkId network() {
    return NetworkId.of("uk-test");
  }

  @Override
  public Duration remaining() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Optional<Purpose> purpose() {
    return Optional.ofNullable(purpose);
  }

  @Override
  public Optional<LegalBasis> legalBasis() {
    return Optional.ofNullable(legalBasis);
  }
}
