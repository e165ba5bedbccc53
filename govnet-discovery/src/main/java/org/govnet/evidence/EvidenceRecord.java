package org.govnet.evidence;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Quote;
import org.govnet.trust.Fields;
import org.govnet.trust.ReceiptVerifier;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one side keeps of an exchange: of either message what its signature covers, so that both can
 * be verified again. On the provider's side only of a request whose signature verified: what
 * anybody can send must not fill the disk.
 *
 * @param role on which side
 * @param caller who asked
 * @param provider who was asked
 * @param replica the base URL that was asked
 * @param contract what of
 * @param version its major version, 1 to 999
 * @param operation which operation, as the contract's interface calls it: 1 to 200 visible ASCII
 *     characters
 * @param outcome what it came to
 * @param request as it was sent, with its signature; fields that no signature covers are left out
 * @param response the answer as it was sent, likewise; null if there was none to be believed
 * @param bodies whether the bodies are kept too: at most 1 MiB each
 * @param correlationId the exchange's {@code X-Correlation-Id}; null if it had none
 */
public record EvidenceRecord(
    Role role,
    NodeId caller,
    NodeId provider,
    URI replica,
    ContractId contract,
    int version,
    String operation,
    Outcome outcome,
    RequestMessage request,
    @Nullable ResponseMessage response,
    boolean bodies,
    @Nullable String correlationId) {
  /** How long the target and all kept fields may be together, in characters. */
  public static final int MAX_HEAD = 65_536;

  /** How long a kept body may be, in bytes. */
  public static final int MAX_BODY = 1 << 20;

  private static final int MAX_NAME = 200;
  private static final int MAX_REPLICA = 2_048;

  /** On which side of an exchange. */
  public enum Role {
    /** Who asked. */
    CALLER,
    /** Who was asked. */
    PROVIDER
  }

  /** What an exchange came to. */
  public enum Outcome {
    /** The service answered. */
    ANSWERED,
    /** Govnet refused the request on the provider's side: the answer has {@code Govnet-Error}. */
    REFUSED,
    /** There is no answer that could be believed. */
    UNANSWERED
  }

  /**
   * Leaves out what is not kept, and checks the sizes.
   *
   * @throws IllegalArgumentException if something is longer than it may be, or the outcome does not
   *     fit the response
   * @throws org.govnet.trust.MessageRefused if a message has not one well-formed signature
   */
  public EvidenceRecord {
    if (version < 1 || version > 999) {
      throw new IllegalArgumentException("version must be 1 to 999: " + version);
    }
    requireVisible("operation", operation);
    if (correlationId != null) {
      requireVisible("correlationId", correlationId);
    }
    if (replica.toString().length() > MAX_REPLICA) {
      throw new IllegalArgumentException("replica is longer than " + MAX_REPLICA + " characters");
    }
    if ((outcome == Outcome.UNANSWERED) != (response == null)) {
      throw new IllegalArgumentException(
          "an exchange has a response, or the outcome UNANSWERED: " + outcome);
    }
    requireTarget(request, replica + "/" + contract + "/v" + version);
    byte[] body = body(bodies, request.body());
    RequestMessage kept = ReceiptVerifier.kept(request, response);
    request = new RequestMessage(kept.method(), kept.targetUri(), kept.fields(), body);
    int head = request.targetUri().length() + size(request.fields());
    if (response != null) {
      byte[] answer = body(bodies, response.body());
      ResponseMessage keptResponse = ReceiptVerifier.kept(response);
      response = new ResponseMessage(keptResponse.status(), keptResponse.fields(), answer);
      head += size(response.fields());
    }
    if (head > MAX_HEAD) {
      throw new IllegalArgumentException(
          "the target and the fields that are kept have more than "
              + MAX_HEAD
              + " characters: "
              + head);
    }
  }

  private static void requireTarget(RequestMessage request, String service) {
    String target = request.targetUri();
    if (!target.equals(service)
        && !target.startsWith(service + "/")
        && !target.startsWith(service + "?")) {
      throw new IllegalArgumentException("the request's target is not in " + service);
    }
  }

  private static void requireVisible(String what, String value) {
    boolean visible = value.chars().allMatch(c -> c > ' ' && c <= '~');
    if (value.isEmpty() || value.length() > MAX_NAME || !visible) {
      throw new IllegalArgumentException(
          what + " must be 1 to " + MAX_NAME + " visible ASCII characters: " + Quote.of(value));
    }
  }

  private static byte[] body(boolean bodies, byte[] body) {
    if (bodies && body.length > MAX_BODY) {
      throw new IllegalArgumentException(
          "a body to keep has more than " + MAX_BODY + " bytes: " + body.length);
    }
    return bodies ? body : new byte[0];
  }

  private static int size(Fields fields) {
    int[] size = new int[1];
    fields.forEach((name, value) -> size[0] += name.length() + value.length());
    return size[0];
  }

  /** The status of the response; 0 without one. */
  public int status() {
    return response == null ? 0 : response.status();
  }

  /** What personal data was asked for. */
  public Optional<String> purpose() {
    return request.fields().first("govnet-purpose");
  }

  /** By which law. */
  public Optional<String> legalBasis() {
    return request.fields().first("govnet-legal-basis");
  }

  /** Under which agreement. */
  public Optional<String> agreement() {
    return request.fields().first("govnet-agreement");
  }

  /** The key under which a write was done once. */
  public Optional<String> idempotencyKey() {
    return request.fields().first("idempotency-key");
  }

  /** Whoever kept the other side's record has the same for the same exchange. */
  byte[] requestId() {
    return id(request.fields());
  }

  /** As {@link #requestId}; zeros without a response. */
  byte[] responseId() {
    return response == null ? new byte[Hash.LENGTH] : id(response.fields());
  }

  /** The node whose log a record belongs in. */
  NodeId keeper() {
    return role == Role.CALLER ? caller : provider;
  }

  /** The keys that its signatures are by. */
  List<String> keyIds() {
    String request = ReceiptVerifier.keyId(request().fields(), Party.CALLER);
    ResponseMessage answer = response;
    return answer == null
        ? List.of(request)
        : List.of(request, ReceiptVerifier.keyId(answer.fields(), Party.PROVIDER));
  }

  /** Names a signature: as unguessable as its nonce. */
  static byte[] id(Fields fields) {
    String input = fields.first("signature-input").orElse("");
    String signature = fields.first("signature").orElse("");
    return Hash.of((input + "\n" + signature).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** No target, no values of fields and no bodies: they may be personal data. */
  @Override
  public String toString() {
    return role + " " + caller + " to " + provider + " " + contract + " v" + version + " "
        + operation + " " + outcome + " " + status();
  }
}
