package org.govnet.discovery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.store.StoreFailed;

/** Takes signed documents for publication: docs/protocol.md section 3.2. */
@Path("/govnet/v1/documents")
public final class DocumentsResource {
  /** The media type of a compact JWS (RFC 7515 section 9.2.1). */
  public static final String JOSE = "application/jose";

  private final DirectoryPublisher publisher;

  /** Publishes through {@code publisher}. */
  public DocumentsResource(DirectoryPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes one document.
   *
   * @throws ProblemException {@code document-refused} if it does not verify
   */
  @POST
  @Consumes(JOSE)
  public void publish(byte[] document) {
    try {
      publisher.accept(List.of(new String(document, StandardCharsets.US_ASCII)));
    } catch (DocumentRefused e) {
      throw new ProblemException(
          Problem.of(
              400,
              "document-refused",
              Party.CALLER,
              "The document is not accepted",
              e.getMessage()));
    } catch (PublishedTooOften e) {
      throw new ProblemException(
              Problem.of(
                  429,
                  "published-too-often",
                  Party.CALLER,
                  "The node publishes too often",
                  e.getMessage()))
          .retryAfter(e.retryAfter());
    } catch (StoreFailed e) {
      throw new ProblemException(
          Problem.of(
              503,
              "directory-store-unavailable",
              Party.PROVIDER,
              "The directory cannot keep it now",
              "the directory's store is unavailable; send the same document again"));
    }
  }
}
