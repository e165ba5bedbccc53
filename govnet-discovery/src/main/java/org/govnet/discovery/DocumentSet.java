package org.govnet.discovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * All documents of one revision, and their digest (docs/protocol.md section 3.1): a hash tree of
 * two levels over 256 buckets, so that one document's change costs one bucket's hash and the top's.
 * Immutable; a successor shares the buckets that did not change.
 */
final class DocumentSet {
  private static final int BUCKETS = 256;
  private static final Comparator<Listed> BY_NAME = Comparator.comparing(Listed::name);
  static final DocumentSet EMPTY = empty();

  private final Listed[][] buckets;
  private final byte[][] hashes;
  private final int size;
  private final String digest;

  private DocumentSet(Listed[][] buckets, byte[][] hashes, int size) {
    this.buckets = buckets;
    this.hashes = hashes;
    this.size = size;
    MessageDigest top = sha256();
    for (byte[] hash : hashes) {
      top.update(hash);
    }
    this.digest = Base64.getUrlEncoder().withoutPadding().encodeToString(top.digest());
  }

  private static DocumentSet empty() {
    Listed[][] buckets = new Listed[BUCKETS][0];
    byte[][] hashes = new byte[BUCKETS][];
    Arrays.fill(hashes, sha256().digest());
    return new DocumentSet(buckets, hashes, 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first byte of the name's SHA-256: spread evenly, whatever names are like. */
  static int bucket(String name) {
    return sha256().digest(name.getBytes(StandardCharsets.US_ASCII))[0] & 0xff;
  }

  /**
   * The set after a change.
   *
   * @param changed new documents, and new versions of old ones
   * @param removed names of documents that go
   * @throws DocumentRefused if a name is there twice, or is removed and not there
   */
  DocumentSet with(Collection<Listed> changed, Collection<String> removed) {
    Map<Integer, Map<String, Listed>> touched = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Listed one : changed) {
      requireOnce(names, one.name());
      touched(touched, one.bucket()).put(one.name(), one);
    }
    for (String name : removed) {
      requireOnce(names, name);
      if (touched(touched, bucket(name)).remove(name) == null) {
        throw new DocumentRefused(Quote.of(name) + " is to be removed, and is not there");
      }
    }
    Listed[][] next = buckets.clone();
    byte[][] nextHashes = hashes.clone();
    int nextSize = size;
    for (Map.Entry<Integer, Map<String, Listed>> one : touched.entrySet()) {
      int index = one.getKey();
      Listed[] sorted = one.getValue().values().toArray(new Listed[0]);
      Arrays.sort(sorted, BY_NAME);
      nextSize += sorted.length - next[index].length;
      next[index] = sorted;
      nextHashes[index] = hash(sorted);
    }
    return new DocumentSet(next, nextHashes, nextSize);
  }

  private static void requireOnce(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new DocumentRefused("the directory lists " + Quote.of(name) + " twice");
    }
  }

  private Map<String, Listed> touched(Map<Integer, Map<String, Listed>> touched, int bucket) {
    return touched.computeIfAbsent(
        bucket,
        index -> {
          Map<String, Listed> copy = new HashMap<>();
          for (Listed one : buckets[index]) {
            copy.put(one.name(), one);
          }
          return copy;
        });
  }

  private static byte[] hash(Listed[] sorted) {
    MessageDigest hash = sha256();
    for (Listed one : sorted) {
      String line = one.name() + ' ' + one.version() + ' ' + one.sha256() + '\n';
      hash.update(line.getBytes(StandardCharsets.US_ASCII));
    }
    return hash.digest();
  }

  @Nullable Listed get(String name) {
    for (Listed one : buckets[bucket(name)]) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  /** Adds the names of what is not the same in another set. */
  void addDifferences(DocumentSet other, Set<String> names) {
    for (int i = 0; i < BUCKETS; i++) {
      if (buckets[i] != other.buckets[i]) {
        addDifferences(buckets[i], other.buckets[i], names);
        addDifferences(other.buckets[i], buckets[i], names);
      }
    }
  }

  private static void addDifferences(Listed[] these, Listed[] those, Set<String> names) {
    Map<String, Listed> others = new HashMap<>();
    for (Listed one : those) {
      others.put(one.name(), one);
    }
    for (Listed one : these) {
      Listed other = others.get(one.name());
      if (other == null || !other.sameAs(one)) {
        names.add(one.name());
      }
    }
  }

  int size() {
    return size;
  }

  /** Base64url without padding, 43 characters. */
  String digest() {
    return digest;
  }

  void forEach(Consumer<Listed> action) {
    for (Listed[] bucket : buckets) {
      for (Listed one : bucket) {
        action.accept(one);
      }
    }
  }

  /** All, by name: documents of one kind lie together, which compresses better. */
  List<Listed> sorted() {
    List<Listed> all = new ArrayList<>(size);
    forEach(all::add);
    all.sort(BY_NAME);
    return all;
  }
}
