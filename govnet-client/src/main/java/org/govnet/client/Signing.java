package org.govnet.client;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
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
  /** What requests have that no contract says; which of it is covered is the signer's to know. */
  private static final Set<String> KNOWN =
      Set.of(
          "Accept",
          "Accept-Encoding",
          "Content-Type",
          "Govnet-Deadline",
          "Govnet-To",
          "X-Correlation-Id",
          "baggage",
          "traceparent",
          "tracestate",
          AgreementId.HEADER,
          Caller.HEADER,
          IdempotencyKey.HEADER,
          LegalBasis.HEADER,
          Purpose.HEADER);

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
    Headers complete = headers.build();
    RequestMessage unsigned = new RequestMessage(method, url, fields(complete), body);
    Fields signature = signer.sign(unsigned, contracts(complete));
    signature.forEach(headers::add);
    return new Signed(unsigned.plus(signature));
  }

  /** The fields of a contract's own: all that are not HTTP's or govnet's. */
  private static Set<String> contracts(Headers headers) {
    Set<String> names = Set.of();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (!KNOWN.contains(name)) {
        names = names.isEmpty() ? new LinkedHashSet<>() : names;
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static Fields fields(Headers headers) {
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < headers.size(); i++) {
      fields.add(headers.name(i), headers.value(i));
    }
    return fields.build();
  }

  /** A response as it came. */
  static ResponseMessage message(Received received) {
    return new ResponseMessage(received.status(), fields(received.headers()), received.body());
  }

  /** A request as signed, which its response must be bound to. */
  final class Signed {
    private final RequestMessage request;

    private Signed(RequestMessage request) {
      this.request = request;
    }

    /** The request with its signature. */
    RequestMessage request() {
      return request;
    }

    /**
     * The part of a response that is {@code peer}'s word.
     *
     * @throws UntrustedAnswer if none of it is
     */
    Received verify(Received received, NodeId peer) throws UntrustedAnswer {
      Verified verified;
      try {
        verified = verifier.verify(message(received), request, peer);
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
        if (verified.coveredFields().contains(name.toLowerCase(Locale.ROOT))) {
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
