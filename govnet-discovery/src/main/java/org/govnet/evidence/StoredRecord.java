package org.govnet.evidence;

import java.time.Instant;
import java.util.Optional;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is in a log, unverified.
 *
 * @param sequence its place in the chain
 * @param at when it was recorded
 * @param content the messages; null if they are erased, or not as they were recorded
 */
public record StoredRecord(
    long sequence,
    Instant at,
    Role role,
    Outcome outcome,
    int status,
    String caller,
    String provider,
    String replica,
    String contract,
    int version,
    String operation,
    @Nullable Content content) {
  /**
   * What can be erased of it.
   *
   * @param request the request; its body is empty unless {@code bodies}
   * @param response the response; null if there was none
   * @param bodies whether bodies were kept
   * @param correlationId the exchange's {@code X-Correlation-Id}; null if it had none
   */
  public record Content(
      RequestMessage request,
      @Nullable ResponseMessage response,
      boolean bodies,
      @Nullable String correlationId) {
    /** What personal data was asked for. */
    public Optional<String> purpose() {
      return request.fields().first("govnet-purpose");
    }

    /** By which law. */
    public Optional<String> legalBasis() {
      return request.fields().first("govnet-legal-basis");
    }
  }
}
