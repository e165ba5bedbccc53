package org.govnet.testkit;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.govnet.agreement.Agreements;
import org.govnet.agreement.DataUsage;
import org.govnet.api.AgreementId;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.discovery.Directory;
import org.jspecify.annotations.Nullable;

/**
 * In a test everybody has agreed with everybody, on everything but onward disclosure that the test
 * ends; so that a test of something else need not write agreements.
 */
final class TestAgreements {
  private static final AgreementId NAME = AgreementId.of("testkit");

  private final Set<Pair> ended = ConcurrentHashMap.newKeySet();

  private record Pair(NodeId provider, NodeId caller) {}

  /** From now on the two have none. */
  void end(NodeId provider, NodeId caller) {
    ended.add(new Pair(provider, caller));
  }

  /** They all have again. */
  void renew() {
    ended.clear();
  }

  /** As a node sees them. */
  Agreements of(NodeId self) {
    return new Agreements() {
      @Override
      public Optional<AgreementId> covering(NodeId provider, DataUsage use, Directory directory) {
        return ended.contains(new Pair(provider, self)) ? Optional.empty() : Optional.of(NAME);
      }

      @Override
      public Optional<Problem> refusal(
          NodeId caller, @Nullable AgreementId id, DataUsage use, Directory directory) {
        if (NAME.equals(id) && !ended.contains(new Pair(self, caller))) {
          return Optional.empty();
        }
        return Optional.of(
            Problem.of(
                403,
                id == null ? "agreement-missing" : "agreement-not-live",
                Party.CALLER,
                "The data-sharing agreement does not hold",
                use.operation() + " needs an agreement of " + self + " and " + caller));
      }
    };
  }
}
