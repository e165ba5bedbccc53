package org.govnet.agreement;

import java.util.Optional;
import org.govnet.api.AgreementId;
import org.govnet.api.NodeId;
import org.govnet.api.Problem;
import org.govnet.discovery.Directory;
import org.jspecify.annotations.Nullable;

/** What a node has agreed with others: asked by both sides of each call on personal data. */
public interface Agreements {
  /**
   * The agreement under which this node may ask another for something; empty if there is none that
   * holds now and covers it.
   */
  Optional<AgreementId> covering(NodeId provider, DataUsage use, Directory directory);

  /**
   * Why this node does not give another what it asks for.
   *
   * @param caller who asks
   * @param id the agreement that it names; null if none
   * @return the problem; empty if the agreement holds now, and covers it
   */
  Optional<Problem> refusal(
      NodeId caller, @Nullable AgreementId id, DataUsage use, Directory directory);
}
