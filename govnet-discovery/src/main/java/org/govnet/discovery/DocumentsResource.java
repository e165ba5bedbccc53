package org.govnet.discovery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govnet.api.ProblemException;

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
    String compact = new String(document, StandardCharsets.US_ASCII);
    Publishing.run(() -> publisher.accept(List.of(compact)));
  }
}
