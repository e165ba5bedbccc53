package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final byte[] DATA = "some data".getBytes(US_ASCII);

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("org.govnet.trust.KeyTest#everyAlgorithmAndProvider")
  void readsWhatItWrote(Algorithm algorithm, Crypto crypto) {
    SigningKey key = SigningKey.generate(algorithm, crypto);
    Path file = directory.resolve("key.pem");
    key.save(file);
    SigningKey loaded = SigningKey.load(file, crypto);
    assertThat(loaded.key()).isEqualTo(key.key());
    assertThat(key.key().verify(DATA, loaded.sign(DATA))).isTrue();
  }

  @Test
  void writesAFileForItsOwnerAlone() throws Exception {
    Path file = directory.resolve("key.pem");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    SigningKey.generate(Algorithm.ED25519).save(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void refusesAFileThatOthersMayUse(String permissions) throws Exception {
    Path file = directory.resolve("key.pem");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    SigningKey.generate(Algorithm.ED25519).save(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> SigningKey.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key file " + file + " is open to others than its owner: chmod 600 " + file);
  }

  @Test
  void neverOverwrites() throws Exception {
    Path file = directory.resolve("key.pem");
    SigningKey.generate(Algorithm.ED25519).save(file);
    String before = Files.readString(file);
    SigningKey other = SigningKey.generate(Algorithm.ED25519);
    assertThatThrownBy(() -> other.save(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot write the new key file "
                + file
                + ": it is there already, and keys are not overwritten")
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void refusesAPairThatIsNone() throws Exception {
    String one = saved(Algorithm.ED25519, "one.pem");
    String two = saved(Algorithm.ED25519, "two.pem");
    Path file = edited(one.substring(0, publicAt(one)) + two.substring(publicAt(two)));
    assertThatThrownBy(() -> SigningKey.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key file " + file + ": the private and the public key are not a pair");
  }

  @Test
  void refusesHalvesOfTwoAlgorithms() throws Exception {
    String one = saved(Algorithm.ED25519, "one.pem");
    String two = saved(Algorithm.P256, "two.pem");
    Path file = edited(one.substring(0, publicAt(one)) + two.substring(publicAt(two)));
    assertThatThrownBy(() -> SigningKey.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key file " + file + ": the private key is not one for the public key's algorithm")
        .hasNoCause();
  }

  @Test
  void namesWhatIsMissingAndTheFix() throws Exception {
    String pem = saved(Algorithm.ED25519, "one.pem");
    Path half = edited(pem.substring(0, publicAt(pem)));
    assertThatThrownBy(() -> SigningKey.load(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key file "
                + half
                + " has no block \"PUBLIC KEY\": append it: openssl pkey -in <file> -pubout >> <file>");
    Files.delete(half);
    Path other = edited(pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    assertThatThrownBy(() -> SigningKey.load(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key file "
                + other
                + " has no block \"PRIVATE KEY\": convert it: openssl pkcs8 -topk8 -nocrypt -in"
                + " <file>");
  }

  @Test
  void showsNothingOfAFileThatIsNotBase64() throws Exception {
    String pem = saved(Algorithm.ED25519, "one.pem");
    Path file = edited(pem.replaceFirst("\nM", "\n!"));
    assertThatThrownBy(() -> SigningKey.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key file " + file + ": the block \"PRIVATE KEY\" is not base64")
        .hasNoCause();
  }

  @Test
  void saysWhichFileIsNotThere() {
    Path file = directory.resolve("absent.pem");
    assertThatThrownBy(() -> SigningKey.load(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read the key file " + file)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  private static int publicAt(String pem) {
    return pem.indexOf("-----BEGIN PUBLIC KEY-----");
  }

  private String saved(Algorithm algorithm, String name) throws Exception {
    Path file = directory.resolve(name);
    SigningKey.generate(algorithm).save(file);
    return Files.readString(file);
  }

  private Path edited(String pem) throws Exception {
    Path file = directory.resolve("edited.pem");
    SigningKey.generate(Algorithm.ED25519).save(file); // for its permissions
    return Files.writeString(file, pem);
  }
}
