package org.govnet.datause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which one node hashes whom its record of data use is about (HMAC-SHA-256, RFC
 * 2104). Identifiers are few enough that a hash without a key could be tried out; under a key of
 * each node's own, two records laid side by side have nothing in common. It is the same for all
 * replicas of a node, and never in the record's database; without it the record is of nobody.
 */
public final class SubjectKey {
  /** Where a node keeps it, in its state folder, unless it is given one. */
  public static final String FILE = "data-use.key";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int MAX_BYTES = 1024;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final SecretKeySpec key;

  private SubjectKey(byte[] secret) {
    if (secret.length < BYTES || secret.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the key of the record of data use must be 32 to 1,024 random bytes: " + secret.length);
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * A key that the application keeps.
   *
   * @param secret 32 to 1,024 random bytes, always the same
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public static SubjectKey of(byte[] secret) {
    return new SubjectKey(secret.clone());
  }

  /**
   * The key in a file that only its owner can read; a new one, if there is no file.
   *
   * @throws IllegalArgumentException if others may read or write the file, or it has no key
   * @throws UncheckedIOException if it can be neither read nor made
   */
  public static SubjectKey loadOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
        throw new IllegalArgumentException(
            file + " is open to others than its owner: chmod 600, and think of it as known");
      }
      if (Files.size(file) > 2 * MAX_BYTES) {
        throw new IllegalArgumentException(file + " has no key of a record of data use: too long");
      }
      return new SubjectKey(Base64.getUrlDecoder().decode(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      throw String.valueOf(e.getMessage()).startsWith(file.toString())
          ? e
          : new IllegalArgumentException(
              file
                  + " has no key of a record of data use: put back the one that the record was begun"
                  + " with",
              e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make " + file, e);
    }
  }

  /** Whole or not at all; of two that do so at once, the first one's counts. */
  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    boolean posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path made = Files.createTempFile(folder, FILE, ".new", owner);
    try {
      try (FileChannel out = FileChannel.open(made, StandardOpenOption.WRITE)) {
        ByteBuffer text = ByteBuffer.wrap((BASE64.encodeToString(secret) + "\n").getBytes(UTF_8));
        while (text.hasRemaining()) {
          out.write(text);
        }
        out.force(true);
      }
      link(file, made);
    } catch (FileAlreadyExistsException e) {
      // another replica's, over the same folder
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** A link is never made over what is there; where there are none, a move looks first. */
  private static void link(Path file, Path made) throws IOException {
    try {
      Files.createLink(file, made);
    } catch (UnsupportedOperationException e) {
      Files.move(made, file);
    }
  }

  /** Which key it is, telling nothing of it. */
  public String id() {
    return hash("which key is it");
  }

  /**
   * A person, as the record has them: 43 characters.
   *
   * @param subject a scheme, a colon and an identifier in its one spelling
   */
  public String hash(String subject) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return BASE64.encodeToString(mac.doFinal(subject.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "a SubjectKey";
  }
}
