package org.govnet.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.GovnetException;
import org.govnet.api.Quote;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Documents;
import org.govnet.discovery.Root;
import org.govnet.discovery.SignedRoot;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror has served, as it says and nobody has verified: to tell which document of it is the
 * wrong one.
 *
 * @param network the network of its newest root; null if it cannot be read
 * @param root that root's version
 * @param snapshot the hash of its snapshot
 * @param documents the hash of every document, by name and version
 */
record Served(@Nullable String network, long root, String snapshot, Map<String, String> documents) {
  /** The most that a directory may have: what follows makes it none, and need not be looked at. */
  static final int MAX_DOCUMENTS = 100_000;

  private record Bundle(
      List<List<String>> roots, String snapshot, String timestamp, List<Listed> documents) {}

  private record Listed(String name, long version, String jws) {}

  /** What is wrong with a directory that was refused. */
  record Finding(Verdict.Kind kind, String document, String value) {}

  /** Reads a bundle; null if it is none. */
  static @Nullable Served read(byte[] body) {
    Bundle bundle;
    try {
      bundle = WireJson.read(body, Bundle.class);
    } catch (GovnetException e) {
      return null;
    }
    String snapshot = Documents.sha256(bundle.snapshot);
    Map<String, String> documents = new LinkedHashMap<>();
    for (Listed one :
        bundle.documents.subList(0, Math.min(MAX_DOCUMENTS, bundle.documents.size()))) {
      documents.put(one.name + " version " + one.version, Documents.sha256(one.jws));
    }
    try {
      List<List<String>> roots = bundle.roots;
      Root newest = new SignedRoot(roots.get(roots.size() - 1)).unverified();
      return new Served(newest.network().value(), newest.version(), snapshot, documents);
    } catch (GovnetException | IndexOutOfBoundsException e) {
      return new Served(null, 0, snapshot, documents);
    }
  }

  /** The same without what only a comparison needs: of a large directory that is much. */
  Served withoutDocuments() {
    return new Served(network, root, snapshot, Map.of());
  }

  /**
   * Why it was refused.
   *
   * @param good what a mirror of the same network serves that is believed; null if there is none
   * @param reason what the reader said
   */
  Finding finding(Anchor anchor, @Nullable Served good, String reason) {
    if (network != null && !network.equals(anchor.network().value())) {
      return new Finding(
          Verdict.Kind.OTHER_NETWORK,
          "root " + root,
          "it is for network " + Quote.of(network) + ", not " + anchor.network());
    }
    if (good != null) {
      for (Map.Entry<String, String> one : documents.entrySet()) {
        String right = good.documents.get(one.getKey());
        if (right != null && !right.equals(one.getValue())) {
          return new Finding(
              Verdict.Kind.FORGED,
              Text.cut(one.getKey(), 150),
              "its SHA-256 is " + one.getValue() + ", and elsewhere " + right + "; " + reason);
        }
      }
    }
    return new Finding(Verdict.Kind.FORGED, named(reason), reason);
  }

  /** A statement's own document, if the reason is about one. */
  private static String named(String reason) {
    for (String kind : List.of("timestamp", "snapshot", "root")) {
      if (reason.contains("govnet-" + kind + "+jws") || reason.startsWith("the " + kind + " ")) {
        return kind;
      }
    }
    return "directory";
  }

  /** What is no bundle at all. */
  static Finding none(byte[] body, String reason) {
    String begin = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    return new Finding(
        Verdict.Kind.NOT_A_DIRECTORY,
        "answer of " + body.length + " bytes",
        "it begins " + Quote.of(begin) + "; " + reason);
  }
}
