package org.govnet.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;

/**
 * The roots from one that the anchor's keys have signed to the one in force: each signed by a
 * threshold of the keys of the one before and by a threshold of its own, each version one more. So
 * an anchor file of any age leads to today's keys, and a root in between cannot be left out.
 */
final class RootChain {
  /** A yearly root's for longer than anybody's keys last. */
  private static final int MAX_ROOTS = 256;

  private static final int MAX_KEYS = 32;

  private final List<List<String>> signed;
  private final List<Root> roots;
  private final List<String> hashes;

  private RootChain(List<List<String>> signed, List<Root> roots, List<String> hashes) {
    this.signed = List.copyOf(signed);
    this.roots = List.copyOf(roots);
    this.hashes = List.copyOf(hashes);
  }

  /**
   * Follows the roots.
   *
   * @param chain each root, once for every anchor key that signed it; those before the first that
   *     the anchor's keys signed are passed over
   * @throws DocumentRefused if they do not lead from the anchor on
   */
  static RootChain open(Anchor anchor, List<List<String>> chain) {
    if (chain.isEmpty() || chain.size() > MAX_ROOTS) {
      throw new DocumentRefused("there must be 1 to " + MAX_ROOTS + " roots, not " + chain.size());
    }
    DocumentRefused first = null;
    for (int start = 0; start < chain.size(); start++) {
      Opened opened;
      try {
        opened = openFirst(anchor, chain.get(start));
      } catch (DocumentRefused e) {
        first = first == null ? e : first;
        continue;
      }
      return new RootChain(List.of(chain.get(start)), List.of(opened.root), List.of(opened.sha256))
          .followedBy(chain.subList(start + 1, chain.size()), anchor);
    }
    throw first == null ? new DocumentRefused("there is no root") : first;
  }

  /**
   * This and newer roots.
   *
   * @throws DocumentRefused if they do not go on from here
   */
  RootChain followedBy(List<List<String>> newer, Anchor anchor) {
    if (newer.isEmpty()) {
      return this;
    }
    List<List<String>> allSigned = new ArrayList<>(signed);
    List<Root> allRoots = new ArrayList<>(roots);
    List<String> allHashes = new ArrayList<>(hashes);
    for (List<String> next : newer) {
      Root last = allRoots.get(allRoots.size() - 1);
      Opened opened =
          openNext(next, last.anchorKeys(), last.threshold(), "root " + last.version(), anchor);
      if (opened.root.version() != last.version() + 1) {
        throw new DocumentRefused(
            "root "
                + opened.root.version()
                + " does not follow root "
                + last.version()
                + ": roots rise by one");
      }
      allSigned.add(List.copyOf(next));
      allRoots.add(opened.root);
      allHashes.add(opened.sha256);
    }
    if (allRoots.size() > MAX_ROOTS) {
      throw new DocumentRefused("there are more than " + MAX_ROOTS + " roots");
    }
    return new RootChain(allSigned, allRoots, allHashes);
  }

  /**
   * What a whole directory has: these and perhaps more, if they begin alike; else all from the
   * anchor.
   */
  RootChain orFollowedBy(List<List<String>> chain, Anchor anchor) {
    int known = signed.size();
    return chain.size() >= known && chain.subList(0, known).equals(signed)
        ? followedBy(chain.subList(known, chain.size()), anchor)
        : open(anchor, chain);
  }

  private record Opened(Root root, String sha256) {}

  private static Opened openFirst(Anchor anchor, List<String> signed) {
    return openNext(signed, anchor.keys(), anchor.threshold(), "the anchor", anchor);
  }

  /** Nothing of a root is read before the keys that are trusted already have signed it. */
  private static Opened openNext(
      List<String> signed,
      List<VerificationKey> trusted,
      int threshold,
      String holder,
      Anchor anchor) {
    if (signed.isEmpty() || signed.size() > 2 * MAX_KEYS) {
      throw new DocumentRefused(
          "a root has 1 to " + 2 * MAX_KEYS + " signatures, not " + signed.size());
    }
    List<Jws> all = signed.stream().map(DocumentOpener::parse).toList();
    byte[] agreed = all.get(0).unverifiedPayload();
    for (Jws jws : all) {
      if (!Arrays.equals(agreed, jws.unverifiedPayload())) {
        throw new DocumentRefused("the root's signatures are over different contents");
      }
    }
    requireSigned(all, trusted, threshold, holder, anchor);
    Root root = Documents.read(agreed, Root.class);
    requireSigned(all, root.anchorKeys(), root.threshold(), "root " + root.version(), anchor);
    return new Opened(root, hash(signed.get(0)));
  }

  private static void requireSigned(
      List<Jws> all, List<VerificationKey> keys, int threshold, String holder, Anchor anchor) {
    if (keys.size() > MAX_KEYS) {
      throw new DocumentRefused(holder + " has more than " + MAX_KEYS + " keys");
    }
    Set<String> signers = new HashSet<>();
    for (Jws jws : all) {
      for (VerificationKey key : keys) {
        if (key.thumbprint().equals(jws.keyId())) {
          Root unused = Documents.open(jws, Root.class, key, anchor.network());
          signers.add(key.thumbprint());
        }
      }
    }
    if (signers.size() < threshold) {
      throw new DocumentRefused(
          "the root is signed by "
              + signers.size()
              + " of the keys of "
              + holder
              + ", and needs "
              + threshold);
    }
  }

  /** The root in force. */
  Root last() {
    return roots.get(roots.size() - 1);
  }

  /** All of them, oldest first. */
  List<Root> roots() {
    return roots;
  }

  /** As they travel. */
  List<List<String>> signed() {
    return signed;
  }

  /** Those newer than a version, as they travel. */
  List<List<String>> after(long version) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).version() > version) {
        return signed.subList(i, signed.size());
      }
    }
    return List.of();
  }

  /** Whether a root of the same contents is among them. */
  boolean has(List<String> root) {
    return !root.isEmpty() && hashes.contains(hash(root.get(0)));
  }

  /** The version that a root says it has, before anything of it is verified. */
  static long claimedVersion(List<String> root) {
    return Documents.read(DocumentOpener.parse(root.get(0)).unverifiedPayload(), Root.class)
        .version();
  }

  private static String hash(String compact) {
    Jws unused = DocumentOpener.parse(compact); // it has its three parts
    return Documents.sha256(compact.substring(compact.indexOf('.') + 1, compact.lastIndexOf('.')));
  }

  /** What to remember of it. */
  Seen seen() {
    return new Seen("root", 0, last().version(), hashes.get(hashes.size() - 1), "");
  }

  /**
   * Refuses to be taken for newer than a root seen before, unless it leads past it.
   *
   * @throws DocumentRefused if it is shorter, or another
   */
  void requireContains(Seen held) {
    if (last().version() < held.version()) {
      throw new DocumentRefused(
          "the version of root fell from " + held.version() + " to " + last().version());
    }
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).version() == held.version()) {
        held.requireNotBefore(0, held.version(), hashes.get(i));
        return;
      }
    }
    throw new DocumentRefused(
        "the roots begin after root " + held.version() + ", which was seen here before");
  }
}
