package org.govnet.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;

/** A private key held in this process. Thread-safe. Shows nothing of itself but its thumbprint. */
public final class SigningKey implements Signer {
  private static final byte[] TRIAL = "govnet key trial".getBytes(StandardCharsets.US_ASCII);

  private final PrivateKey privateKey;
  private final VerificationKey publicKey;
  private final Crypto crypto;

  /**
   * Signatures ready to use: with an Ed25519 key of the JDK's, Corretto spends as long on taking
   * the key as on signing. Bounded, and no thread-local: there may be a million virtual threads.
   */
  private final ArrayBlockingQueue<Signature> ready = new ArrayBlockingQueue<>(16);

  private SigningKey(PrivateKey privateKey, VerificationKey publicKey, Crypto crypto) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.crypto = crypto;
    if (!publicKey.verify(TRIAL, sign(TRIAL))) {
      throw new IllegalArgumentException("the private and the public key are not a pair");
    }
  }

  /** Makes a new key. */
  public static SigningKey generate(Algorithm algorithm) {
    return generate(algorithm, Crypto.DEFAULT);
  }

  static SigningKey generate(Algorithm algorithm, Crypto crypto) {
    try {
      KeyPair pair = crypto.generate(algorithm);
      return of(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded(), crypto);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no keys for " + algorithm.jws(), e);
    }
  }

  /**
   * Reads a key from a PEM file with the blocks {@code PRIVATE KEY} (PKCS#8, not encrypted) and
   * {@code PUBLIC KEY}, in either order.
   *
   * @throws IllegalArgumentException if the file is not such a file, if the two keys are not a
   *     pair, or if others than the file's owner may read or write it; the message names the file
   *     and the fix, and shows nothing of its content
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static SigningKey load(Path pem) {
    return load(pem, Crypto.DEFAULT);
  }

  static SigningKey load(Path pem, Crypto crypto) {
    return KeyFile.load(pem, crypto);
  }

  /**
   * Writes the key to a new file that only its owner can read (mode 0600, from the first moment; on
   * a file system without POSIX permissions, as the directory has it). Never overwrites.
   *
   * @throws java.io.UncheckedIOException if the file exists or cannot be written
   */
  public void save(Path pem) {
    KeyFile.save(pem, privateKey.getEncoded(), derOf(publicKey));
  }

  /** A key from PKCS#8 and SubjectPublicKeyInfo, which also says the algorithm. */
  static SigningKey of(byte[] pkcs8, byte[] der, Crypto crypto) throws GeneralSecurityException {
    for (Algorithm algorithm : Algorithm.values()) {
      byte[] prefix = HexFormat.of().parseHex(algorithm.derPrefix());
      if (der.length == prefix.length + algorithm.rawLength()
          && Arrays.equals(prefix, Arrays.copyOf(der, prefix.length))) {
        byte[] raw = Arrays.copyOfRange(der, prefix.length, der.length);
        VerificationKey publicKey = VerificationKey.ofRaw(algorithm, raw, crypto);
        return new SigningKey(crypto.privateKey(algorithm, pkcs8), publicKey, crypto);
      }
    }
    throw new IllegalArgumentException("the public key is neither Ed25519 nor P-256");
  }

  private static byte[] derOf(VerificationKey key) {
    StringBuilder hex = new StringBuilder(key.algorithm().derPrefix());
    hex.append(HexFormat.of().formatHex(Base64Url.decode(key.jwk().getOrDefault("x", ""))));
    hex.append(HexFormat.of().formatHex(Base64Url.decode(key.jwk().getOrDefault("y", ""))));
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public VerificationKey key() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] data) {
    try {
      Signature signature = ready.poll();
      if (signature == null) {
        signature = crypto.signature(publicKey.algorithm());
        signature.initSign(privateKey);
      }
      signature.update(data);
      byte[] signed = signature.sign();
      boolean unused = ready.offer(signature); // not one that has thrown: its state is unknown
      return signed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + this, e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey " + publicKey;
  }
}
