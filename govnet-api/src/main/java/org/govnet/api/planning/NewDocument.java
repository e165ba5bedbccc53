package org.govnet.api.planning;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.govnet.api.MaxItems;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * What is said of a document when it is added to an application. Its content is not here: the
 * digest says which it is.
 *
 * @param name the file's name or title, 1 to 200 characters; published, so without names of people
 * @param association which part of the application it belongs to
 * @param type what kind of document it is; 1 to 10
 * @param mimeType such as {@code application/pdf}, without parameters
 * @param createdAt when the file was made
 * @param bytes its size, at least 1
 * @param sha256 the SHA-256 digest of its bytes, 64 lower-case hexadecimal digits
 */
@WireObject
public record NewDocument(
    String name,
    FileAssociation association,
    @MaxItems(NewDocument.MAX_TYPES) List<DocumentType> type,
    String mimeType,
    Instant createdAt,
    long bytes,
    String sha256) {
  /** The most types that one document has. */
  public static final int MAX_TYPES = 10;

  private static final int MAX_NAME = 200;
  private static final Pattern MIME_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks what can be checked without the content.
   *
   * @throws IllegalArgumentException if the name is blank or too long, there are no types or too
   *     many, the size is not positive, or the MIME type or the digest is none
   */
  public NewDocument {
    Text.require("name", name, MAX_NAME);
    type = List.copyOf(type);
    if (type.isEmpty() || type.size() > MAX_TYPES) {
      throw new IllegalArgumentException(
          "type must have 1 to " + MAX_TYPES + " codes: " + type.size());
    }
    if (!MIME_TYPE.matcher(mimeType).matches()) {
      throw new IllegalArgumentException(
          "mimeType must be one in lower case without parameters, as in application/pdf: "
              + Quote.of(mimeType));
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be at least 1: " + bytes);
    }
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits: " + Quote.of(sha256));
    }
  }

  /** The document, added. */
  public Document as(String id, Instant submittedAt) {
    return new Document(
        id, name, association, type, mimeType, createdAt, submittedAt, bytes, sha256);
  }
}
