package org.govnet.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 of several pieces, one after another. For one thread. */
final class Hash {
  static final int LENGTH = 32;

  private final MessageDigest digest;

  Hash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256, which every Java has to have", e);
    }
  }

  Hash add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Hash add(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    return this;
  }

  byte[] done() {
    return digest.digest();
  }

  static byte[] of(byte[] bytes) {
    return new Hash().add(bytes).done();
  }

  /** As in a signed document: base64url without padding. */
  static String text(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
