package org.govnet.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;

/**
 * A replica's TLS key and certificate chain. One file in PEM holds both, the key first, so that a
 * crash or a second process never leaves one without the other: {@value #FILE}. To bring a
 * certificate of your own, put its PKCS#8 key and its chain, leaf first, into that file.
 */
public final class TlsIdentity {
  /** The file within the folder. */
  static final String FILE = "tls.pem";

  // The pin, not the date, is what callers check of a self-signed certificate.
  private static final int SELF_SIGNED_DAYS = 3650;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * A new P-256 key with a certificate it signs itself, valid for 10 years: for replicas whose
   * descriptor pins the key.
   *
   * @param hosts the names and addresses callers connect to, at least one
   * @throws IllegalArgumentException if there is no host
   */
  public static TlsIdentity selfSigned(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("a TLS certificate needs at least one host name");
    }
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .ecdsa256()
            .commonName(hosts[0])
            .duration(SELF_SIGNED_DAYS, TimeUnit.DAYS);
    for (String host : hosts) {
      builder.addSubjectAlternativeName(host);
    }
    HeldCertificate held = builder.build();
    return new TlsIdentity(held.keyPair().getPrivate(), List.of(held.certificate()));
  }

  /**
   * Reads the identity a folder holds.
   *
   * @throws UncheckedIOException if its file cannot be read
   * @throws IllegalArgumentException if the file is not one PKCS#8 key and its certificate chain
   */
  public static TlsIdentity load(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return parse(Files.readString(file, StandardCharsets.US_ASCII), file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the TLS identity " + file, e);
    }
  }

  /**
   * Reads the identity a folder holds or, if it holds none, makes one for the hosts and saves it.
   */
  public static TlsIdentity loadOrCreate(Path folder, String... hosts) {
    if (Files.notExists(folder.resolve(FILE))) {
      TlsIdentity created = selfSigned(hosts);
      try {
        created.write(folder, false);
        return created;
      } catch (FileAlreadyExistsException e) {
        // another process of this node was first; its identity is the node's
      } catch (IOException e) {
        throw new UncheckedIOException("cannot save the TLS identity in " + folder, e);
      }
    }
    return load(folder);
  }

  /**
   * Saves this identity, readable by the owner alone; all of it or nothing.
   *
   * @throws UncheckedIOException if the folder holds one already, which stays as it is, or cannot
   *     be written
   */
  public void save(Path folder) {
    try {
      write(folder, false);
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(
          folder.resolve(FILE) + " exists and is kept; move it away to replace the TLS identity",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the TLS identity in " + folder, e);
    }
  }

  /**
   * Saves this identity in the place of one that is there, all of it or nothing. A node that runs,
   * and keeps its TLS identity in {@code folder}, notices within ten seconds: a certificate of the
   * same key is served from then on, another key once everybody knows it, twenty minutes later at
   * most the only one, without a failed call. Until then do not start the node anew: it would begin
   * with the new key at once.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public void replace(Path folder) {
    try {
      write(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the TLS identity in " + folder, e);
    }
  }

  /**
   * What a descriptor pins: SHA-256 of the leaf's SubjectPublicKeyInfo, base64url, no padding.
   *
   * @return 43 characters
   */
  public String pin() {
    try {
      byte[] spki = chain.get(0).getPublicKey().getEncoded();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(spki));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** The chain, leaf first. */
  public List<X509Certificate> certificates() {
    return chain;
  }

  /** A server context that presents this identity. */
  SSLContext sslContext() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      char[] none = new char[0];
      store.load(null, none);
      store.setKeyEntry("tls", key, none, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot serve TLS with " + this, e);
    }
  }

  @Override
  public String toString() {
    return "TlsIdentity[" + pin() + "]";
  }

  private void write(Path folder, boolean over) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(FILE);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path temporary = Files.createTempFile(folder, FILE, ".tmp", ownerOnly);
    try {
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(pem().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      if (over) {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        // A hard link fails if the name is taken, which a rename does not.
        Files.createLink(target, temporary);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private String pem() {
    StringBuilder out = new StringBuilder();
    block(out, "PRIVATE KEY", key.getEncoded());
    try {
      for (X509Certificate certificate : chain) {
        block(out, "CERTIFICATE", certificate.getEncoded());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of " + this + " cannot be written", e);
    }
    return out.toString();
  }

  private static void block(StringBuilder out, String label, byte[] der) {
    out.append("-----BEGIN ").append(label).append("-----\n");
    out.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    out.append("\n-----END ").append(label).append("-----\n");
  }

  private static TlsIdentity parse(String pem, Path file) {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          file + " has no PRIVATE KEY block; it needs an unencrypted PKCS#8 key");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(matcher.group(1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the PRIVATE KEY block of " + file + " is not base64", e);
    }
    String rest = matcher.replaceFirst("");
    if (rest.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(file + " has more than one private key; keep one");
    }
    if (!rest.contains("-----BEGIN CERTIFICATE-----")) {
      throw new IllegalArgumentException(
          file + " has no CERTIFICATE block; put the chain after the key, leaf first");
    }
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(rest.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      PublicKey publicKey = chain.get(0).getPublicKey();
      PrivateKey key =
          KeyFactory.getInstance(publicKey.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(der));
      checkPair(key, publicKey, file);
      return new TlsIdentity(key, chain);
    } catch (GeneralSecurityException e) {
      // no cause: a key parser's message may quote what it read
      throw new IllegalArgumentException(
          file + " is not a PKCS#8 key and the certificate chain of that key, leaf first");
    }
  }

  private static void checkPair(PrivateKey key, PublicKey publicKey, Path file)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (key.getAlgorithm()) {
              case "EC" -> "SHA256withECDSA";
              case "RSA" -> "SHA256withRSA";
              default -> key.getAlgorithm();
            });
    signature.initSign(key);
    signature.update(new byte[32]);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(new byte[32]);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException(
          "the first certificate of " + file + " is not for its private key; put the leaf first");
    }
  }
}
