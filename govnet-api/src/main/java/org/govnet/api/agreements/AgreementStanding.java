package org.govnet.api.agreements;

import java.util.List;
import org.govnet.api.AgreementId;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * How an agreement stands at a node.
 *
 * @param agreementId which
 * @param version the version it holds
 * @param state how far it has come
 * @param documents the agreement, signed by one party or both
 * @param revocation what ended it, signed by one party; null if nothing did
 */
@WireObject
public record AgreementStanding(
    AgreementId agreementId,
    long version,
    AgreementState state,
    @MaxItems(2) List<String> documents,
    @Nullable String revocation) {
  /** Copies the list. */
  public AgreementStanding {
    documents = List.copyOf(documents);
  }
}
