package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govnet.trust.Signer;

/**
 * A root as it is handed about, in a file or to a directory: its signatures gathered one after
 * another, by whoever holds an anchor key.
 *
 * @param root the root, once for each anchor key that has signed it; all of the same contents
 */
public record SignedRoot(List<String> root) {
  /** Copies the list. */
  public SignedRoot {
    root = List.copyOf(root);
  }

  /** A root with its first signature. */
  public static SignedRoot of(Root root, Signer signer) {
    return new SignedRoot(List.of(Documents.sign(root, signer)));
  }

  /**
   * The same with one more signature, over the same bytes.
   *
   * @throws DocumentRefused if there is none yet to take the contents from
   */
  public SignedRoot signedBy(Signer signer) {
    if (root.isEmpty()) {
      throw new DocumentRefused("the root has no signature");
    }
    List<String> all = new ArrayList<>(root);
    String more =
        org.govnet.trust.Jws.sign(
            DocumentKind.ROOT.typ(), DocumentOpener.parse(root.get(0)).unverifiedPayload(), signer);
    if (!all.contains(more)) {
      all.add(more);
    }
    return new SignedRoot(all);
  }

  /** What it says, which nobody has verified here. */
  public Root unverified() {
    return Documents.read(DocumentOpener.parse(root.get(0)).unverifiedPayload(), Root.class);
  }

  /**
   * Reads a file that {@link #save} wrote.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws DocumentRefused if it is no such file
   */
  public static SignedRoot load(Path file) {
    try {
      return WireJson.read(Files.readAllBytes(file), SignedRoot.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the root file " + file, e);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the root file " + file + " cannot be read: " + e.detail(), e);
    }
  }

  /**
   * Writes it to a file; it holds nothing secret.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    StateFile.write(file, WireJson.write(this));
  }
}
