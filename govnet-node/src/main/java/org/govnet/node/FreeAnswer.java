package org.govnet.node;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.govnet.api.Operation;

/** The body of an answer of which its contract says the media type, and no more. */
final class FreeAnswer {
  private FreeAnswer() {}

  /**
   * The bytes, with the media type set.
   *
   * @throws IllegalStateException if they are none, or of another media type than the contract's
   */
  static byte[] bytes(Operation operation, ContainerResponseContext response) {
    Object entity = response.getEntity();
    MediaType declared = MediaType.valueOf(operation.answerType());
    MediaType given = response.getMediaType();
    if (given != null && !given.isCompatible(declared)) {
      throw new IllegalStateException(
          SealingFilter.name(operation)
              + " answered "
              + given
              + ", and its contract says "
              + declared);
    }
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, declared);
    if (entity instanceof byte[] bytes) {
      return bytes;
    }
    if (entity instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalStateException(
        SealingFilter.name(operation)
            + " answered with a "
            + entity.getClass().getName()
            + ": give its Response a byte[] or a String");
  }
}
