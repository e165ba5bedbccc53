package org.govnet.trust;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Quote;
import org.govnet.trust.Coverage.Component;
import org.govnet.trust.StructuredFields.InnerList;
import org.govnet.trust.StructuredFields.Item;
import org.govnet.trust.StructuredFields.Member;

/**
 * A message's one signature, well formed (protocol section 4) and not yet believed.
 *
 * @param covered the components and parameters, as they are signed
 * @param components the same components, to look up
 * @param created seconds since 1970, from 0
 * @param expires seconds since 1970, at most 60 after {@code created}
 */
record SignatureForm(
    InnerList covered,
    Set<Component> components,
    NodeId node,
    String thumbprint,
    Algorithm algorithm,
    long created,
    long expires,
    String nonce,
    Value signature) {
  static final String TAG = "govnet-v1";
  static final long MAX_SECONDS = 60;

  /** Enough for every field a sane message has, and an end to what an insane one costs. */
  private static final int MAX_COMPONENTS = 128;

  private static final int THUMBPRINT_LENGTH = 43;
  private static final Set<String> PARAMETERS =
      Set.of("created", "expires", "nonce", "keyid", "alg", "tag");

  /** The signature's bytes, out of sight of the record's own methods. */
  static final class Value {
    private final byte[] bytes;

    Value(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Reads the signature.
   *
   * @throws MessageRefused with {@code signature-missing} or {@code signature-malformed}
   */
  static SignatureForm read(Fields fields, Party sender) {
    int inputs = fields.count(Coverage.SIGNATURE_INPUT);
    int signatures = fields.count(Coverage.SIGNATURE);
    if (inputs == 0 && signatures == 0) {
      throw Refusal.SIGNATURE_MISSING.of(sender, "there is no Signature and no Signature-Input");
    }
    try {
      if (inputs != 1 || signatures != 1) {
        throw new BadSignatureField(
            "there must be one Signature-Input and one Signature, not "
                + (inputs + " and " + signatures));
      }
      return read(
          dictionary(fields, Coverage.SIGNATURE_INPUT),
          dictionary(fields, Coverage.SIGNATURE),
          sender == Party.PROVIDER);
    } catch (BadSignatureField e) {
      throw Refusal.SIGNATURE_MALFORMED.of(sender, e.reason());
    }
  }

  private static Map.Entry<String, Member> dictionary(Fields fields, String name) {
    Map<String, Member> members;
    try {
      members = StructuredFields.dictionary(fields.first(name).orElseThrow());
    } catch (BadSignatureField e) {
      throw new BadSignatureField(name + ": " + e.reason());
    }
    if (members.size() != 1) {
      throw new BadSignatureField(
          name
              + " must have one signature, not "
              + members.size()
              + ": it is one for each message");
    }
    return members.entrySet().iterator().next();
  }

  private static SignatureForm read(
      Map.Entry<String, Member> input, Map.Entry<String, Member> signature, boolean response) {
    if (!input.getKey().equals(signature.getKey())) {
      throw new BadSignatureField("Signature and Signature-Input have different labels");
    }
    if (!(input.getValue() instanceof InnerList covered)) {
      throw new BadSignatureField("signature-input has no list of components");
    }
    if (!(signature.getValue() instanceof Item item
        && item.value() instanceof byte[] bytes
        && item.parameters().isEmpty())) {
      throw new BadSignatureField("signature is not a byte sequence alone");
    }
    Map<String, Object> parameters = covered.parameters();
    for (String parameter : parameters.keySet()) {
      if (!PARAMETERS.contains(parameter)) {
        throw new BadSignatureField("the parameter " + Quote.of(parameter) + " is not used");
      }
    }
    long created = integer(parameters, "created");
    long expires = integer(parameters, "expires");
    if (created < 0 || expires <= created || expires > created + MAX_SECONDS) {
      throw new BadSignatureField(
          "expires must be 1 to 60 s after created: " + expires + " after " + created);
    }
    String nonce = string(parameters, "nonce");
    if (nonce.length() < 16 || nonce.length() > 64 || !Tokens.isBase64Url(nonce)) {
      throw new BadSignatureField("nonce must be 16 to 64 of A-Za-z0-9_-: " + Quote.of(nonce));
    }
    String tag = string(parameters, "tag");
    if (!tag.equals(TAG)) {
      throw new BadSignatureField("tag must be " + TAG + ": " + Quote.of(tag));
    }
    String alg = string(parameters, "alg");
    Optional<Algorithm> algorithm = Algorithm.ofHttp(alg);
    if (algorithm.isEmpty()) {
      throw new BadSignatureField("alg must be ed25519 or ecdsa-p256-sha256: " + Quote.of(alg));
    }
    String keyId = string(parameters, "keyid");
    int hash = keyId.indexOf('#');
    String thumbprint = keyId.substring(hash + 1);
    return new SignatureForm(
        covered,
        components(covered, response),
        node(keyId, hash, thumbprint),
        thumbprint,
        algorithm.get(),
        created,
        expires,
        nonce,
        new Value(bytes));
  }

  private static long integer(Map<String, Object> parameters, String name) {
    if (parameters.get(name) instanceof Long number) {
      return number;
    }
    throw new BadSignatureField("the parameter " + name + " must be there, and an integer");
  }

  private static String string(Map<String, Object> parameters, String name) {
    if (parameters.get(name) instanceof String text) {
      return text;
    }
    throw new BadSignatureField("the parameter " + name + " must be there, and a string");
  }

  private static NodeId node(String keyId, int hash, String thumbprint) {
    if (hash > 0 && thumbprint.length() == THUMBPRINT_LENGTH && Tokens.isBase64Url(thumbprint)) {
      try {
        return NodeId.of(keyId.substring(0, hash));
      } catch (IllegalArgumentException e) {
        // as any other key id that is none
      }
    }
    throw new BadSignatureField("keyid must be <node>#<thumbprint>: " + Quote.of(keyId));
  }

  private static Set<Component> components(InnerList covered, boolean response) {
    if (covered.items().size() > MAX_COMPONENTS) {
      throw new BadSignatureField(
          "more than " + MAX_COMPONENTS + " components: " + covered.items().size());
    }
    Set<Component> components = new LinkedHashSet<>(2 * covered.items().size());
    for (Item item : covered.items()) {
      if (!(item.value() instanceof String name) || name.isEmpty()) {
        throw new BadSignatureField("a covered component is not a name in quotes");
      }
      Map<String, Object> parameters = item.parameters();
      boolean req = Boolean.TRUE.equals(parameters.get("req"));
      if (parameters.size() > (req ? 1 : 0)) {
        throw new BadSignatureField(Quote.of(name) + " has a component parameter other than req");
      }
      Component component = new Component(name, req);
      if (!Coverage.isKnown(component, response)) {
        throw new BadSignatureField(
            Quote.of(name) + (req ? ";req" : "") + " is not a component of such a message");
      }
      if (!components.add(component)) {
        throw new BadSignatureField(component + " is covered twice");
      }
    }
    return components;
  }

  /** The signature's parameters in the usual order, for one about to be made. */
  static Map<String, Object> parameters(
      long created, String nonce, NodeId node, VerificationKey key) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("created", created);
    parameters.put("expires", created + MAX_SECONDS);
    parameters.put("nonce", nonce);
    parameters.put("keyid", node + "#" + key.thumbprint());
    parameters.put("alg", key.algorithm().http());
    parameters.put("tag", TAG);
    return parameters;
  }
}
