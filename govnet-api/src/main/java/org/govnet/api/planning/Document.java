package org.govnet.api.planning;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * What is known of a document of an application. There is no URL: content is larger than a signed
 * body may be and will travel in chunks, which this version does not have; the digest and the size
 * say what to expect of it.
 *
 * @param id its opaque id
 * @param name the file's name or title
 * @param association which part of the application it belongs to
 * @param type what kind of document it is, at least one
 * @param mimeType such as {@code application/pdf}
 * @param createdAt when the file was made
 * @param submittedAt when it was added
 * @param bytes its size
 * @param sha256 the SHA-256 digest of its bytes, 64 lower-case hexadecimal digits
 */
@WireObject
public record Document(
    String id,
    String name,
    FileAssociation association,
    @MaxItems(NewDocument.MAX_TYPES) List<DocumentType> type,
    String mimeType,
    Instant createdAt,
    Instant submittedAt,
    long bytes,
    String sha256) {
  /** Copies the types. */
  public Document {
    type = List.copyOf(type);
  }
}
