package org.govnet.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Quote;
import org.govnet.trust.Coverage.Component;

/**
 * Decides whether a message is what it says (protocol section 4). It stops at the first failure,
 * and its order is the protocol's. Thread-safe.
 *
 * <p>Not here: whether the target URI is the receiver's own, which whoever makes the {@link
 * RequestMessage} sees to, and whether the nonce is new, which {@link ReplayMemory} knows.
 */
public final class MessageVerifier {
  /** How far two clocks may be apart, in seconds. */
  static final long SKEW_SECONDS = 300;

  private final MessageKeys keys;
  private final Clock clock;

  /** Makes a verifier that finds keys in the directory and the time on a clock. */
  public MessageVerifier(MessageKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whether a request has one signature of the right form, whoever made it: the condition under
   * which its response is signed, a refusal included.
   */
  public static boolean hasWellFormedSignature(RequestMessage request) {
    try {
      SignatureForm.read(request.fields(), Party.CALLER);
      return true;
    } catch (MessageRefused e) {
      return false;
    }
  }

  /**
   * Verifies a request.
   *
   * @param request with the receiver's own target URI
   * @param expectedTo what {@code Govnet-To} must be: {@code <network>/<node>} of the receiver
   * @throws MessageRefused with the problem to answer with
   */
  public Verified verify(RequestMessage request, String expectedTo) {
    Party caller = Party.CALLER;
    Fields fields = request.fields();
    SignatureForm form = SignatureForm.read(fields, caller);
    if (fields.count("content-encoding") > 0) {
      throw Refusal.MALFORMED_REQUEST.of(caller, "a request cannot have Content-Encoding");
    }
    checkCoverage(form, Coverage.ofRequest(fields), caller);
    checkOnce(form, fields, Fields.empty(), caller);
    String to = fields.first(Coverage.GOVNET_TO).orElseThrow();
    if (!to.equals(expectedTo)) {
      throw Refusal.WRONG_RECIPIENT.of(
          caller, "Govnet-To is " + Quote.of(to) + " and this is " + expectedTo);
    }
    checkTime(form, caller);
    VerificationKey key = key(keys, form, caller);
    SignatureBase base;
    try {
      base = SignatureBase.of(form.covered(), request);
    } catch (BadSignatureField e) {
      throw Refusal.SIGNATURE_MALFORMED.of(caller, e.reason());
    }
    checkSignature(form, key, base, caller);
    ContentDigest.check(fields, request.body(), caller);
    return verified(form);
  }

  /**
   * Verifies a response.
   *
   * @param request the request that it answers, as it was sent, with the fields of its signature
   * @param expectedNode the node that was asked
   * @throws MessageRefused if it is not that node's answer to that request; its content is nobody's
   */
  public Verified verify(ResponseMessage response, RequestMessage request, NodeId expectedNode) {
    Party provider = Party.PROVIDER;
    Fields fields = response.fields();
    SignatureForm form = SignatureForm.read(fields, provider);
    checkCoverage(form, Coverage.ofResponse(fields), provider);
    checkOnce(form, fields, request.fields(), provider);
    checkTime(form, provider);
    if (!form.node().equals(expectedNode)) {
      throw Refusal.KEY_UNKNOWN.of(
          provider,
          "the answer is signed by " + form.node() + ", and " + expectedNode + " was asked");
    }
    VerificationKey key = key(keys, form, provider);
    SignatureBase base;
    try {
      base = SignatureBase.of(form.covered(), response, request);
    } catch (BadSignatureField e) {
      throw Refusal.SIGNATURE_MALFORMED.of(provider, e.reason());
    }
    checkSignature(form, key, base, provider);
    ContentDigest.check(fields, response.body(), provider);
    return verified(form);
  }

  static void checkCoverage(SignatureForm form, List<Component> required, Party sender) {
    for (Component component : required) {
      if (!form.components().contains(component)) {
        throw Refusal.SIGNATURE_UNCOVERED.of(sender, component + " has to be covered");
      }
    }
  }

  static void checkOnce(SignatureForm form, Fields own, Fields requests, Party sender) {
    for (Component component : form.components()) {
      if (component.isField()) {
        int count = (component.ofRequest() ? requests : own).count(component.name());
        if (count != 1) {
          throw Refusal.SIGNATURE_MALFORMED.of(
              sender, component + " is covered, and must be there once: it is " + count + " times");
        }
      }
    }
  }

  private void checkTime(SignatureForm form, Party sender) {
    long now = clock.millis();
    if (form.created() * 1000 > now + SKEW_SECONDS * 1000) {
      throw Refusal.SIGNATURE_EARLY.of(
          sender,
          "created is " + Instant.ofEpochSecond(form.created()) + " and now is " + instant(now));
    }
    if ((form.expires() + SKEW_SECONDS) * 1000 < now) {
      throw Refusal.SIGNATURE_EXPIRED.of(
          sender,
          "expires is " + Instant.ofEpochSecond(form.expires()) + " and now is " + instant(now));
    }
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static VerificationKey key(MessageKeys keys, SignatureForm form, Party sender) {
    Optional<VerificationKey> key =
        keys.find(form.node(), form.thumbprint())
            .filter(found -> found.thumbprint().equals(form.thumbprint()));
    if (key.isEmpty()) {
      throw Refusal.KEY_UNKNOWN.of(
          sender, form.node() + " has no message key " + form.thumbprint());
    }
    if (key.get().algorithm() != form.algorithm()) {
      throw Refusal.SIGNATURE_INVALID.of(
          sender,
          "alg is " + form.algorithm().http() + " and the key is " + key.get().algorithm().http());
    }
    return key.get();
  }

  static void checkSignature(
      SignatureForm form, VerificationKey key, SignatureBase base, Party sender) {
    if (!key.verify(base.bytes(), form.signature().bytes())) {
      throw Refusal.SIGNATURE_INVALID.of(
          sender, "the signature by " + form.node() + "#" + form.thumbprint() + " does not verify");
    }
  }

  static Verified verified(SignatureForm form) {
    Set<String> names = new HashSet<>();
    for (Component component : form.components()) {
      if (component.isField() && !component.ofRequest()) {
        names.add(component.name());
      }
    }
    return new Verified(
        form.node(),
        form.node() + "#" + form.thumbprint(),
        form.nonce(),
        Instant.ofEpochSecond(form.created()),
        Instant.ofEpochSecond(form.expires()),
        names);
  }
}
