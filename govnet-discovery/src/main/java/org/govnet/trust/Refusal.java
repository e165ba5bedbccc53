package org.govnet.trust;

import org.govnet.api.Party;
import org.govnet.api.Problem;

/** The problems of protocol section 5 that a signature can have. */
enum Refusal {
  SIGNATURE_MISSING(401, "signature-missing", "The message is not signed"),
  SIGNATURE_MALFORMED(401, "signature-malformed", "The signature's fields are not as they must be"),
  SIGNATURE_UNCOVERED(401, "signature-uncovered", "The signature leaves out what it must cover"),
  SIGNATURE_EXPIRED(401, "signature-expired", "The signature has expired"),
  SIGNATURE_EARLY(401, "signature-early", "The signature is from another time"),
  KEY_UNKNOWN(401, "key-unknown", "The key is not one of the node's"),
  SIGNATURE_INVALID(401, "signature-invalid", "The signature does not verify"),
  REPLAYED(401, "replayed", "The message has been received before"),
  DIGEST_MISMATCH(400, "digest-mismatch", "The body is not the one signed for"),
  MALFORMED_REQUEST(400, "malformed-request", "The request is malformed"),
  WRONG_RECIPIENT(421, "wrong-recipient", "The request is for another"),
  REPLAY_MEMORY_FULL(503, "replay-memory-full", "The node can remember no more messages now");

  private final int status;
  private final String code;
  private final String title;

  Refusal(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  /** This refusal of a message whose sender is the caller, or, of a response, the provider. */
  MessageRefused of(Party sender, String detail) {
    Party party = this == REPLAY_MEMORY_FULL ? Party.PROVIDER : sender;
    return new MessageRefused(Problem.of(status, code, party, title, detail));
  }
}
