package org.govnet.cli;

import java.nio.file.Path;
import java.util.List;
import org.govnet.discovery.Root;
import org.govnet.discovery.SignedRoot;

/** A root's file, as it goes from one holder of an anchor key to the next. */
final class RootFile {
  private RootFile() {}

  static SignedRoot load(Path file) {
    SignedRoot signed = SignedRoot.load(file);
    if (signed.root().isEmpty()) {
      throw new Failure(Failure.REFUSED, "the root file " + file + " has no signature");
    }
    return signed;
  }

  /** Writes it for all to read. */
  static void save(SignedRoot root, Path file) {
    root.save(file);
    NewFile.share(file);
  }

  /** Shows what it says. */
  static void say(Output output, SignedRoot signed) {
    Root root = signed.unverified();
    output
        .value("version", "root", root.version())
        .value("signatures", "signatures", signed.root().size())
        .value("threshold", "needed", root.threshold())
        .table(
            "authorities",
            List.of("authority", "nodes", "areas", "capabilities"),
            root.authorities().stream()
                .map(
                    one ->
                        List.of(
                            one.id().value(),
                            String.join(",", one.nodes()),
                            String.join(",", one.areas()),
                            String.join(",", one.capabilities())))
                .toList())
        .flush();
  }
}
