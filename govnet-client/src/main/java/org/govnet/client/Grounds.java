package org.govnet.client;

import okhttp3.Headers;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * On what a call for personal data rests, as it travels.
 *
 * @param agreement the agreement; null between a node and itself
 * @param requester for whom the caller asks, if not for itself; null if for itself
 */
record Grounds(@Nullable AgreementId agreement, @Nullable NodeId requester) {
  void addTo(Headers.Builder headers) {
    if (agreement != null) {
      headers.add(AgreementId.HEADER, agreement.value());
    }
    if (requester != null) {
      headers.add(Caller.HEADER, requester.value());
    }
  }
}
