package org.govnet.cli;

import java.io.IOException;
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
  private Keys() {}

  /** Makes a key, and writes it, and its public half beside it as {@code .jwk}. */
  static VerificationKey make(Path file) {
    SigningKey key = SigningKey.generate(Algorithm.ED25519);
    key.save(file);
    Path jwk = publicFile(file);
    try {
      Files.writeString(jwk, new String(WireJson.write(key.key()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + jwk, e);
    }
    return key.key();
  }

  static Path publicFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replaceFirst("[.]pem$", "") + ".jwk");
  }

  /** The key in a JWK file. */
  static VerificationKey publicKey(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
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
