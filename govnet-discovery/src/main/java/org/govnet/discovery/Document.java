package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.govnet.api.NetworkId;

/** A signed statement about the network: docs/protocol.md section 3. */
public sealed interface Document
    permits Root,
        AreaRegister,
        Admission,
        Designation,
        Revocations,
        Descriptor,
        Departure,
        Snapshot,
        Timestamp,
        AdmissionRequest {
  /** The network it holds in, and in no other. */
  NetworkId network();

  /** From 1 to 2⁵³−1, rising. */
  long version();

  /** When it was signed. */
  Instant issuedAt();

  /** When it ceases to hold. */
  Instant expiresAt();

  /** What it is about, unique in the network, such as {@code admission/manchester}. */
  @JsonIgnore
  String documentName();

  /** The {@code typ} of its JWS. */
  @JsonIgnore
  default String documentType() {
    return DocumentKind.of(getClass()).typ();
  }
}
