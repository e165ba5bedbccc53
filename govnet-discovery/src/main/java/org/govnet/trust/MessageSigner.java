package org.govnet.trust;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.govnet.api.NodeId;
import org.govnet.trust.Coverage.Component;
import org.govnet.trust.StructuredFields.InnerList;
import org.govnet.trust.StructuredFields.Item;

/** Signs one node's messages (protocol section 4). Thread-safe if its parts are. */
public final class MessageSigner {
  private static final String LABEL = "govnet";
  private static final int NONCE_BYTES = 16;

  private final NodeId node;
  private final Supplier<Signer> signers;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Makes a signer.
   *
   * @param node who signs
   * @param signer one of the node's message keys
   * @param clock for {@code created}
   * @param random for the nonces; a {@link java.security.SecureRandom} in production
   */
  public MessageSigner(NodeId node, Signer signer, Clock clock, RandomGenerator random) {
    this(node, () -> signer, clock, random);
  }

  /**
   * A signer whose key may be replaced while it works.
   *
   * @param signers the key to sign with, asked once for each message
   */
  public MessageSigner(NodeId node, Supplier<Signer> signers, Clock clock, RandomGenerator random) {
    this.node = node;
    this.signers = signers;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Signs a request, as it will be sent, for 60 s from now.
   *
   * @return the fields to add to it: {@code Content-Digest}, {@code Signature-Input} and {@code
   *     Signature}
   * @throws IllegalArgumentException if it lacks {@code Govnet-To}, has {@code Content-Encoding},
   *     is signed already, or has twice what has to be covered, or in another character set than
   *     ASCII
   */
  public Fields sign(RequestMessage request) {
    return sign(request, Set.of());
  }

  /**
   * Signs a request with fields of its contract's own.
   *
   * @param more the names, in lower case, of fields of the request that are to be covered beside
   *     those that always are
   * @throws IllegalArgumentException as {@link #sign(RequestMessage)}, and if one of {@code more}
   *     is not there
   */
  public Fields sign(RequestMessage request, Set<String> more) {
    if (request.fields().count(Coverage.GOVNET_TO) == 0) {
      throw new IllegalArgumentException("a request needs the field govnet-to: add it, then sign");
    }
    if (request.fields().count("content-encoding") > 0) {
      throw new IllegalArgumentException(
          "a request cannot have content-encoding: send it as it is");
    }
    Fields digest = digest(request.fields(), request.body());
    RequestMessage whole = request.plus(digest);
    List<Component> covered = Coverage.ofRequest(whole.fields());
    for (String name : more) {
      Component component = new Component(name, false);
      if (request.fields().count(name) == 0) {
        throw new IllegalArgumentException("the field " + name + " is to be signed, and missing");
      }
      if (!covered.contains(component)) {
        covered.add(component);
      }
    }
    Signer signer = signers.get();
    InnerList list = list(covered, whole.fields(), signer);
    return sign(base(() -> SignatureBase.of(list, whole)), digest, signer);
  }

  /**
   * Signs a response, as it will be sent, for 60 s from now, and binds it to its request.
   *
   * @param request the request as it came, with the fields of its signature. What it lacks of what
   *     a response covers of it, as a refused request may, cannot be covered and is left out
   * @return the fields to add to the response: {@code Content-Digest}, {@code Signature-Input} and
   *     {@code Signature}
   * @throws IllegalArgumentException if the request has not one signature (see {@link
   *     MessageVerifier#hasWellFormedSignature}), or if the response is signed already or has twice
   *     what has to be covered, or in another character set than ASCII
   */
  public Fields sign(ResponseMessage response, RequestMessage request) {
    if (request.fields().count(Coverage.SIGNATURE) != 1
        || request.fields().count(Coverage.SIGNATURE_INPUT) != 1) {
      throw new IllegalArgumentException(
          "a response to a request without one signature is not signed");
    }
    Fields digest = digest(response.fields(), response.body());
    ResponseMessage whole = response.plus(digest);
    List<Component> covered = new ArrayList<>(Coverage.ofResponse(whole.fields()));
    covered.removeIf(c -> c.ofRequest() && c.isField() && request.fields().count(c.name()) != 1);
    Signer signer = signers.get();
    InnerList list = list(covered, whole.fields(), signer);
    return sign(base(() -> SignatureBase.of(list, whole, request)), digest, signer);
  }

  private static Fields digest(Fields fields, byte[] body) {
    for (String name :
        new String[] {ContentDigest.FIELD, Coverage.SIGNATURE, Coverage.SIGNATURE_INPUT}) {
      if (fields.count(name) > 0) {
        throw new IllegalArgumentException("the message has " + name + " already: sign it once");
      }
    }
    return Fields.builder().add(ContentDigest.FIELD, ContentDigest.of(body)).build();
  }

  private InnerList list(List<Component> covered, Fields fields, Signer signer) {
    List<Item> items = new ArrayList<>(covered.size());
    for (Component component : covered) {
      if (!component.ofRequest() && component.isField() && fields.count(component.name()) > 1) {
        throw new IllegalArgumentException(
            "the field " + component.name() + " can be there once only: join its values");
      }
      items.add(component.item());
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    long created = Math.floorDiv(clock.millis(), 1000L);
    return new InnerList(
        items, SignatureForm.parameters(created, Base64Url.encode(nonce), node, signer.key()));
  }

  private interface BaseOf {
    SignatureBase build();
  }

  private static SignatureBase base(BaseOf building) {
    try {
      return building.build();
    } catch (BadSignatureField e) {
      throw new IllegalArgumentException("cannot sign the message: " + e.reason(), e);
    }
  }

  private static Fields sign(SignatureBase base, Fields digest, Signer signer) {
    String signature = Base64.getEncoder().encodeToString(signer.sign(base.bytes()));
    return Fields.builder()
        .addAll(digest)
        .add(Coverage.SIGNATURE_INPUT, LABEL + "=" + base.parameters())
        .add(Coverage.SIGNATURE, LABEL + "=:" + signature + ":")
        .build();
  }
}
