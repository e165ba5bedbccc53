package org.govnet.discovery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map that shares with its successor all that a change leaves alone: 256 small maps,
 * of which a change copies those it touches. So a directory of any size takes in a change in the
 * time of a few hundred entries, and whoever reads the old one goes on undisturbed. Reading
 * allocates nothing.
 */
final class CowMap<K, V> {
  private static final int SHARDS = 256;
  private static final CowMap<Object, Object> EMPTY = new CowMap<>(emptyShards(), 0);

  private final Map<K, V>[] shards;
  private final int size;

  private CowMap(Map<K, V>[] shards, int size) {
    this.shards = shards;
    this.size = size;
  }

  private static Map<Object, Object>[] emptyShards() {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type has no other maker
    Map<Object, Object>[] shards = new Map[SHARDS];
    Arrays.fill(shards, Map.of());
    return shards;
  }

  @SuppressWarnings("unchecked") // there is nothing in it
  static <K, V> CowMap<K, V> empty() {
    return (CowMap<K, V>) EMPTY;
  }

  /** The high bits of a spread hash: each small map uses the low ones itself. */
  private static int shard(Object key) {
    return (key.hashCode() * 0x9E3779B9) >>> 24;
  }

  @Nullable V get(Object key) {
    return shards[shard(key)].get(key);
  }

  boolean containsKey(Object key) {
    return get(key) != null;
  }

  int size() {
    return size;
  }

  void forEach(BiConsumer<? super K, ? super V> action) {
    for (Map<K, V> shard : shards) {
      shard.forEach(action);
    }
  }

  /** A copy, in no particular order. */
  Map<K, V> toMap() {
    Map<K, V> all = new HashMap<>(size * 2);
    forEach(all::put);
    return all;
  }

  /** Makes a successor. */
  Editor<K, V> edit() {
    return new Editor<>(this);
  }

  /**
   * Collects changes; what it was made of does not change. Not thread-safe while it is written to.
   */
  static final class Editor<K, V> {
    private final Map<K, V>[] shards;
    private final boolean[] own = new boolean[SHARDS];
    private int size;
    private boolean changed;
    private final CowMap<K, V> before;

    private Editor(CowMap<K, V> before) {
      this.before = before;
      this.shards = before.shards.clone();
      this.size = before.size;
    }

    private Map<K, V> writable(Object key) {
      int shard = shard(key);
      if (!own[shard]) {
        shards[shard] = new HashMap<>(shards[shard]);
        own[shard] = true;
      }
      changed = true;
      return shards[shard];
    }

    @Nullable V get(Object key) {
      return shards[shard(key)].get(key);
    }

    boolean containsKey(Object key) {
      return get(key) != null;
    }

    void put(K key, V value) {
      if (writable(key).put(key, value) == null) {
        size++;
      }
    }

    void remove(Object key) {
      if (containsKey(key)) {
        writable(key).remove(key);
        size--;
      }
    }

    void forEach(BiConsumer<? super K, ? super V> action) {
      for (Map<K, V> shard : shards) {
        shard.forEach(action);
      }
    }

    int size() {
      return size;
    }

    CowMap<K, V> done() {
      return changed ? new CowMap<>(shards, size) : before;
    }
  }
}
