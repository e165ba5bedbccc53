package org.govnet.client;

import okhttp3.Headers;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageRefused;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.Verified;

/** Signs requests, and lets only what the peer's signature covers through. */
final class Signing {
  private final MessageSigner signer;
  private final MessageVerifier verifier;

  Signing(MessageSigner signer, MessageVerifier verifier) {
    this.signer = signer;
    this.verifier = verifier;
  }

  /**
   * Adds the signature to {@code headers}, which must be complete: nothing that is covered may come
   * after.
   */
  Signed sign(String method, String url, Headers.Builder headers, byte[] body) {
    RequestMessage unsigned = new RequestMessage(method, url, fields(headers.build()), body);
    Fields signature = signer.sign(unsigned);
    signature.forEach(headers::add);
    return new Signed(unsigned.plus(signature));
  }

  private static Fields fields(Headers headers) {
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < headers.size(); i++) {
      fields.add(headers.name(i), headers.value(i));
    }
    return fields.build();
  }

  /** A request as signed, which its response must be bound to. */
  final class Signed {
    private final RequestMessage request;

    private Signed(RequestMessage request) {
      this.request = request;
    }

    /**
     * The part of a response that is {@code peer}'s word.
     *
     * @throws UntrustedAnswer if none of it is
     */
    Received verify(Received received, NodeId peer) throws UntrustedAnswer {
      Verified verified;
      try {
        ResponseMessage response =
            new ResponseMessage(received.status(), fields(received.headers()), received.body());
        verified = verifier.verify(response, request, peer);
      } catch (MessageRefused e) {
        boolean unsigned = e.problem().code().equals("signature-missing");
        throw new UntrustedAnswer(
            unsigned ? Attempt.Fault.UNSIGNED : Attempt.Fault.FORGED,
            refused(received, e, unsigned));
      } catch (IllegalArgumentException e) {
        throw new UntrustedAnswer(
            Attempt.Fault.UNREADABLE, "status " + received.status() + ": " + e.getMessage());
      }
      Headers.Builder covered = new Headers.Builder();
      for (int i = 0; i < received.headers().size(); i++) {
        String name = received.headers().name(i);
        if (verified.coveredFields().contains(name.toLowerCase(java.util.Locale.ROOT))) {
          covered.add(name, received.headers().value(i));
        }
      }
      return new Received(received.status(), covered.build(), received.body());
    }

    private static String refused(Received received, MessageRefused e, boolean unsigned) {
      String claimed = received.header("Govnet-Error");
      return "status "
          + received.status()
          + (unsigned ? ", unsigned" : ": " + e.getMessage())
          + (claimed == null ? "" : ", claiming " + Quote.of(claimed));
    }
  }
}
