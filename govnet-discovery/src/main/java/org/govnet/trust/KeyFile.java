package org.govnet.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * A key in a PEM file (RFC 7468). Both halves are in it, because Java cannot derive the public one
 * from PKCS#8 by any documented means.
 */
final class KeyFile {
  private static final int MAX_BYTES = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private KeyFile() {}

  static SigningKey load(Path file, Crypto crypto) {
    String pem;
    try {
      refuseIfShared(file);
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      pem = new String(bytes, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + file, e);
    }
    byte[] pkcs8 =
        block(pem, "PRIVATE KEY", file, "convert it: openssl pkcs8 -topk8 -nocrypt -in <file>");
    byte[] der =
        block(pem, "PUBLIC KEY", file, "append it: openssl pkey -in <file> -pubout >> <file>");
    try {
      return SigningKey.of(pkcs8, der, crypto);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("key file " + file + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException | IllegalStateException e) {
      // Without the cause: it may quote the key.
      throw new IllegalArgumentException(
          "key file " + file + ": the private key is not one for the public key's algorithm");
    }
  }

  private static void refuseIfShared(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> shared = EnumSet.copyOf(OF_OTHERS);
    shared.retainAll(view.readAttributes().permissions());
    if (!shared.isEmpty()) {
      throw new IllegalArgumentException(
          "key file " + file + " is open to others than its owner: chmod 600 " + file);
    }
  }

  private static byte[] block(String pem, String label, Path file, String fix) {
    String begin = "-----BEGIN " + label + "-----";
    int start = pem.indexOf(begin);
    int end = start < 0 ? -1 : pem.indexOf("-----END " + label + "-----", start);
    if (end < 0) {
      throw new IllegalArgumentException(
          "key file " + file + " has no block \"" + label + "\": " + fix);
    }
    try {
      String text = pem.substring(start + begin.length(), end);
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException( // without the cause, which shows a character
          "key file " + file + ": the block \"" + label + "\" is not base64");
    }
  }

  static void save(Path file, byte[] pkcs8, byte[] der) {
    String pem = encode("PRIVATE KEY", pkcs8) + encode("PUBLIC KEY", der);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = create(file, options, attributes)) {
      fill(out, file, ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(
          "cannot write the new key file "
              + file
              + ": it is there already, and keys are not overwritten",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the new key file " + file, e);
    }
  }

  private static void fill(FileChannel out, Path file, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true); // a key that others already trust must survive a power cut
    } catch (IOException e) {
      Files.deleteIfExists(file); // half a key, of a full disk, would be kept from being replaced
      throw e;
    }
  }

  private static FileChannel create(
      Path file, Set<StandardOpenOption> options, FileAttribute<?>[] attributes)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return FileChannel.open(file, options, attributes);
  }

  private static String encode(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
