package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("tls.pem");
  }

  @Test
  void signsAP256CertificateForItsHosts() throws Exception {
    TlsIdentity identity = TlsIdentity.selfSigned("node.example", "127.0.0.1");
    var certificate = identity.certificates().get(0);
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder("node.example", "127.0.0.1");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
    assertThat(identity.pin())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
        .hasSize(43);
    assertThat(identity).hasToString("TlsIdentity[" + identity.pin() + "]");
  }

  @Test
  void refusesACertificateForNobody() {
    assertThatThrownBy(TlsIdentity::selfSigned)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a TLS certificate needs at least one host name");
  }

  @Test
  void isTheSameWhenLoadedAgainAndReadableByItsOwnerAlone() throws IOException {
    TlsIdentity created = TlsIdentity.loadOrCreate(folder.resolve("new"), "localhost");
    Path saved = folder.resolve("new").resolve("tls.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("new").toFile().list()).containsExactly("tls.pem");
    TlsIdentity loaded = TlsIdentity.loadOrCreate(folder.resolve("new"), "other");
    assertThat(loaded.pin()).isEqualTo(created.pin());
    assertThat(loaded.certificates()).isEqualTo(created.certificates());
  }

  @Test
  void neverOverwrites() throws IOException {
    TlsIdentity.selfSigned("localhost").save(folder);
    String before = Files.readString(file());
    assertThatThrownBy(() -> TlsIdentity.selfSigned("localhost").save(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file() + " exists and is kept; move it away to replace the TLS identity");
    assertThat(Files.readString(file())).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("tls.pem");
  }

  @Test
  void takesAChainAndAnRsaKeyOfOnesOwn() throws IOException {
    HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(1).build();
    HeldCertificate leaf =
        new HeldCertificate.Builder()
            .rsa2048()
            .signedBy(root)
            .addSubjectAlternativeName("a")
            .build();
    Files.writeString(
        file(),
        "Bag Attributes\n"
            + leaf.certificatePem()
            + root.certificatePem()
            + leaf.privateKeyPkcs8Pem());
    TlsIdentity loaded = TlsIdentity.load(folder);
    assertThat(loaded.certificates()).containsExactly(leaf.certificate(), root.certificate());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    HeldCertificate one = new HeldCertificate.Builder().build();
    HeldCertificate other = new HeldCertificate.Builder().build();
    String key = one.privateKeyPkcs8Pem();
    assertThatThrownBy(() -> TlsIdentity.load(folder))
        .hasMessage("cannot read the TLS identity " + file());
    assertFault("", " has no PRIVATE KEY block; it needs an unencrypted PKCS#8 key");
    assertFault(key, " has no CERTIFICATE block; put the chain after the key, leaf first");
    assertFault(key + key, " has more than one private key; keep one");
    assertFault(
        key + "-----BEGIN EC PRIVATE KEY-----\n" + one.certificatePem(),
        " has more than one private key; keep one");
    Files.writeString(file(), key + other.certificatePem() + one.certificatePem());
    assertThatThrownBy(() -> TlsIdentity.load(folder))
        .hasMessage(
            "the first certificate of "
                + file()
                + " is not for its private key; put the leaf first");
    assertFault(
        key.substring(0, 40) + key.substring(60) + one.certificatePem(),
        " is not a PKCS#8 key and the certificate chain of that key, leaf first");
  }

  private void assertFault(String content, String fault) throws IOException {
    Files.writeString(file(), content);
    assertThatThrownBy(() -> TlsIdentity.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file() + fault);
  }
}
