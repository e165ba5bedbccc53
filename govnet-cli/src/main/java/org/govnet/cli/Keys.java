package org.govnet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;

/** Key files: private ones as PEM that their owner alone can read, public ones as JWK. */
final class Keys {
  private static final int MAX_BYTES = 16 * 1024;

  private Keys() {}

  /**
   * Makes a key, and writes it, and its public half beside it as {@code .jwk}.
   *
   * @throws Failure if either is there: a public half alone may be of a key that is kept elsewhere
   */
  static SigningKey make(Path file) {
    Path jwk = publicFile(file);
    NewFile.require(jwk);
    SigningKey key = SigningKey.generate(Algorithm.ED25519);
    key.save(file);
    NewFile.write(jwk, new String(WireJson.write(key.key()), StandardCharsets.UTF_8));
    return key;
  }

  static Path publicFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replaceFirst("[.]pem$", "") + ".jwk");
  }

  /** The key in a JWK file. */
  static VerificationKey publicKey(Path file) {
    try {
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      Map<String, String> jwk = new LinkedHashMap<>();
      Members members = WireJson.read(bytes, Members.class);
      jwk.put("kty", members.kty());
      jwk.put("crv", members.crv());
      jwk.put("x", members.x());
      if (members.y() != null) {
        jwk.put("y", members.y());
      }
      if (members.d() != null) {
        jwk.put("d", "");
      }
      return VerificationKey.ofJwk(jwk);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + file, e);
    } catch (BodyRefused | IllegalArgumentException e) {
      throw new Failure(
          Failure.FILE, "key file " + file + " is not a public key as JWK: " + e.getMessage());
    }
  }

  private record Members(
      String kty,
      String crv,
      String x,
      @org.jspecify.annotations.Nullable String y,
      @org.jspecify.annotations.Nullable String d) {}
}
