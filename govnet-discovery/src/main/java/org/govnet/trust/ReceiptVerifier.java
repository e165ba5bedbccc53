package org.govnet.trust;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.trust.Coverage.Component;
import org.jspecify.annotations.Nullable;

/**
 * Verifies again, years later, what was kept of an exchange: that its two signatures are by keys
 * that were good when they were made, and cover what protocol section 4 demands.
 *
 * <p>Never for a message that has just arrived: whether it is in time, new, for this node, and of
 * this body is not looked at here. {@link MessageVerifier} does that.
 */
public final class ReceiptVerifier {
  private static final byte[] NO_BODY = {};

  private ReceiptVerifier() {}

  /** Which keys were whose, and when. */
  @FunctionalInterface
  public interface KeysAt {
    /**
     * Finds a key.
     *
     * @param thumbprint as a message says it, 43 characters of base64url
     * @param at when the message says that it was signed
     * @return the key, if it was one of the node's message keys then
     */
    Optional<VerificationKey> find(NodeId node, String thumbprint, Instant at);
  }

  /**
   * Verifies a kept request.
   *
   * @throws MessageRefused if its signature is not what it says
   */
  public static Verified request(RequestMessage request, KeysAt keys) {
    Party caller = Party.CALLER;
    Fields fields = request.fields();
    SignatureForm form = SignatureForm.read(fields, caller);
    MessageVerifier.checkCoverage(form, Coverage.ofRequest(fields), caller);
    MessageVerifier.checkOnce(form, fields, Fields.empty(), caller);
    VerificationKey key = key(form, keys, caller);
    try {
      SignatureBase base = SignatureBase.of(form.covered(), request);
      MessageVerifier.checkSignature(form, key, base, caller);
    } catch (BadSignatureField e) {
      throw Refusal.SIGNATURE_MALFORMED.of(caller, e.reason());
    }
    return MessageVerifier.verified(form);
  }

  /**
   * Verifies a kept response and that it answers a kept request.
   *
   * @throws MessageRefused if its signature is not what it says
   */
  public static Verified response(ResponseMessage response, RequestMessage request, KeysAt keys) {
    Party provider = Party.PROVIDER;
    Fields fields = response.fields();
    SignatureForm form = SignatureForm.read(fields, provider);
    MessageVerifier.checkCoverage(form, Coverage.ofResponse(fields), provider);
    MessageVerifier.checkOnce(form, fields, request.fields(), provider);
    VerificationKey key = key(form, keys, provider);
    try {
      SignatureBase base = SignatureBase.of(form.covered(), response, request);
      MessageVerifier.checkSignature(form, key, base, provider);
    } catch (BadSignatureField e) {
      throw Refusal.SIGNATURE_MALFORMED.of(provider, e.reason());
    }
    return MessageVerifier.verified(form);
  }

  private static VerificationKey key(SignatureForm form, KeysAt keys, Party sender) {
    Instant at = Instant.ofEpochSecond(form.created());
    return MessageVerifier.key((node, thumbprint) -> keys.find(node, thumbprint, at), form, sender);
  }

  /**
   * Which key a kept message says it is signed with.
   *
   * @return {@code <node>#<thumbprint>}
   * @throws MessageRefused if it has not one well-formed signature
   */
  public static String keyId(Fields fields, Party sender) {
    SignatureForm form = SignatureForm.read(fields, sender);
    return form.node() + "#" + form.thumbprint();
  }

  /**
   * What has to be kept of a request: the fields that its signature covers, or its response's does,
   * and the signature itself. No body.
   *
   * @throws MessageRefused if either has not one well-formed signature
   */
  public static RequestMessage kept(RequestMessage request, @Nullable ResponseMessage response) {
    Set<String> names = covered(request.fields(), Party.CALLER, false);
    if (response != null) {
      names.addAll(covered(response.fields(), Party.PROVIDER, true));
    }
    return new RequestMessage(
        request.method(), request.targetUri(), only(request.fields(), names), NO_BODY);
  }

  /**
   * What has to be kept of a response, likewise.
   *
   * @throws MessageRefused if it has not one well-formed signature
   */
  public static ResponseMessage kept(ResponseMessage response) {
    Set<String> names = covered(response.fields(), Party.PROVIDER, false);
    return new ResponseMessage(response.status(), only(response.fields(), names), NO_BODY);
  }

  private static Set<String> covered(Fields fields, Party sender, boolean ofRequest) {
    Set<String> names = new HashSet<>();
    for (Component component : SignatureForm.read(fields, sender).components()) {
      if (component.isField() && component.ofRequest() == ofRequest) {
        names.add(component.name());
      }
    }
    names.add(Coverage.SIGNATURE);
    names.add(Coverage.SIGNATURE_INPUT);
    return names;
  }

  private static Fields only(Fields fields, Set<String> names) {
    Fields.Builder kept = Fields.builder();
    fields.forEach(
        (name, value) -> {
          if (names.contains(name)) {
            kept.add(name, value);
          }
        });
    return kept.build();
  }
}
