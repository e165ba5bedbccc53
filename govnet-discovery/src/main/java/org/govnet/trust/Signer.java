package org.govnet.trust;

/**
 * Whatever holds a private key: a file's {@link SigningKey}, or a hardware module or key service
 * behind an implementation of yours. Thread-safe.
 */
public interface Signer {
  /** The public part. */
  VerificationKey key();

  /**
   * Signs.
   *
   * @param data at most 1 MiB, which is as much as Corretto takes for Ed25519
   * @return 64 bytes; for P-256 that is r‖s and not DER
   * @throws IllegalStateException if the key cannot be used now
   */
  byte[] sign(byte[] data);
}
