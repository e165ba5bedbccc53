package org.govnet.trust;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where signatures are computed: Amazon Corretto Crypto Provider if the application brings it and
 * it works here, because a call's cost is mostly its signatures; otherwise the JDK. The provider is
 * used for govnet alone and never installed.
 */
final class Crypto {
  private static final Logger log = LoggerFactory.getLogger(Crypto.class);
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  static final Crypto JDK = new Crypto(null);
  static final Crypto DEFAULT = choose();

  private final @Nullable Provider provider;

  private Crypto(@Nullable Provider provider) {
    this.provider = provider;
  }

  private static Crypto choose() {
    Crypto crypto = corretto().orElse(JDK);
    log.info("Signatures are computed by {}", crypto);
    return crypto;
  }

  /** Amazon's provider; empty if it is not on the class path or does not work on this machine. */
  static Optional<Crypto> corretto() {
    try {
      // By reflection: the dependency is optional, and its native library may not fit this machine.
      Class<?> type = Class.forName(CORRETTO, true, Crypto.class.getClassLoader());
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      type.getMethod("assertHealthy").invoke(provider);
      Crypto crypto = new Crypto(provider);
      for (Algorithm algorithm : Algorithm.values()) {
        SigningKey.generate(algorithm, crypto); // signs and verifies once
      }
      return Optional.of(crypto);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      log.info("Amazon Corretto Crypto Provider is on the class path but does not work here", e);
      return Optional.empty();
    }
  }

  Signature signature(Algorithm algorithm) throws GeneralSecurityException {
    return provider == null
        ? Signature.getInstance(algorithm.jca())
        : Signature.getInstance(algorithm.jca(), provider);
  }

  KeyPair generate(Algorithm algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyFactory());
    if (algorithm == Algorithm.P256) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  PrivateKey privateKey(Algorithm algorithm, byte[] pkcs8) throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance(algorithm.keyFactory())
            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    return (PrivateKey) translate(algorithm, key);
  }

  PublicKey publicKey(Algorithm algorithm, byte[] der) throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance(algorithm.keyFactory()).generatePublic(new X509EncodedKeySpec(der));
    return (PublicKey) translate(algorithm, key);
  }

  /** Into the provider's own form, once, because it would otherwise do so at every signature. */
  private Key translate(Algorithm algorithm, Key key) throws InvalidKeyException {
    if (provider == null) {
      return key;
    }
    try {
      return KeyFactory.getInstance(algorithm.keyFactory(), provider).translateKey(key);
    } catch (NoSuchAlgorithmException e) {
      return key; // Corretto 2.5 keeps its Ed25519 key factory to itself, and takes the JDK's keys
    }
  }

  @Override
  public String toString() {
    return provider == null
        ? "the JDK (Amazon Corretto Crypto Provider on the class path would be much faster)"
        : provider.getName() + " " + provider.getVersionStr();
  }
}
