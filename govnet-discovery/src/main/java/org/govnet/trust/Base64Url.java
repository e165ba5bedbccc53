package org.govnet.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64url without padding (RFC 4648, section 5), read strictly: one text for each value. */
final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has padding, a foreign character, an impossible length
   *     or unused bits that are not zero
   */
  static byte[] decode(String text) {
    byte[] bytes = DECODER.decode(text.getBytes(StandardCharsets.ISO_8859_1));
    // The decoder is lenient about padding and unused bits; the encoder knows but one form.
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("padding, or unused bits that are not zero");
    }
    return bytes;
  }
}
