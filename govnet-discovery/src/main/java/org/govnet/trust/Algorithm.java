package org.govnet.trust;

import java.util.Optional;

/** The two signature algorithms of govnet. Both sign with 64 bytes. */
public enum Algorithm {
  /** Ed25519 (RFC 8032); the usual choice. */
  ED25519("Ed25519", "ed25519", "Ed25519", 32, "302a300506032b6570032100"),
  /** ECDSA on P-256 with SHA-256 (FIPS 186-5); the signature is r‖s. */
  P256(
      "ES256",
      "ecdsa-p256-sha256",
      "SHA256withECDSAinP1363Format",
      64,
      "3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  /** The length of a signature of either, in bytes. */
  static final int SIGNATURE_LENGTH = 64;

  private final String jws;
  private final String http;
  private final String jca;
  private final int rawLength;
  private final String derPrefix;

  Algorithm(String jws, String http, String jca, int rawLength, String derPrefix) {
    this.jws = jws;
    this.http = http;
    this.jca = jca;
    this.rawLength = rawLength;
    this.derPrefix = derPrefix;
  }

  /** Its name as the {@code alg} of a JWS (RFC 9864, RFC 7518). */
  public String jws() {
    return jws;
  }

  /** Its name as the {@code alg} of a message signature (RFC 9421, section 3.3). */
  public String http() {
    return http;
  }

  /** Its name as a {@link java.security.Signature}. */
  String jca() {
    return jca;
  }

  /** Its keys' name as a {@link java.security.KeyFactory}. */
  String keyFactory() {
    return this == ED25519 ? "Ed25519" : "EC";
  }

  /** The length of a public key's x, or x and y, in bytes. */
  int rawLength() {
    return rawLength;
  }

  /** What a public key's SubjectPublicKeyInfo begins with, in hexadecimal; x (and y) follow. */
  String derPrefix() {
    return derPrefix;
  }

  static Optional<Algorithm> ofJws(String name) {
    return ED25519.jws.equals(name)
        ? Optional.of(ED25519)
        : P256.jws.equals(name) ? Optional.of(P256) : Optional.empty();
  }

  static Optional<Algorithm> ofHttp(String name) {
    return ED25519.http.equals(name)
        ? Optional.of(ED25519)
        : P256.http.equals(name) ? Optional.of(P256) : Optional.empty();
  }
}
