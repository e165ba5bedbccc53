package org.govnet.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 by the JDK: whoever only hashes does not wait for the signatures' provider to load. */
final class Sha256 {
  private Sha256() {}

  static byte[] of(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256, which every Java has to have", e);
    }
  }
}
