package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementRevocation;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.WireJson;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;

/** The files in which agreements go from hand to hand: a draft, or signed documents. */
final class AgreementFile {
  private static final int MAX_BYTES = 1 << 18;

  private AgreementFile() {}

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new Failure(
            Failure.FILE, file + " is longer than " + MAX_BYTES + " bytes: it is no agreement");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the agreement file " + file, e);
    }
  }

  private static <T> T read(Path file, Class<T> type, String what) {
    try {
      return WireJson.read(bytes(file), type);
    } catch (BodyRefused e) {
      throw new Failure(Failure.FILE, file + " is not " + what + ": " + e.problem().detail());
    }
  }

  /** A draft, complete. */
  static Agreement draft(Path file) {
    return read(file, Agreement.class, "a complete draft");
  }

  /** Whether a file has signed documents, and so is no draft. */
  static boolean isSigned(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8)
        .stripLeading()
        .startsWith("{\"documents\"");
  }

  static AgreementDocuments documents(Path file) {
    return read(file, AgreementDocuments.class, "a signed agreement");
  }

  static SignedAgreement signed(Path file) {
    return SignedAgreement.read(documents(file));
  }

  /** Whether signed documents end an agreement, and are none. */
  static boolean isRevocation(AgreementDocuments documents) {
    try {
      return Jws.parse(documents.documents().get(0)).typ().equals(AgreementRevocation.TYP);
    } catch (InvalidDocument e) {
      throw new Failure(Failure.FILE, "the signed document cannot be read: " + e.getMessage());
    }
  }

  static void write(Path file, Object content) {
    NewFile.write(file, new String(WireJson.write(content), StandardCharsets.UTF_8));
    NewFile.share(file);
  }
}
