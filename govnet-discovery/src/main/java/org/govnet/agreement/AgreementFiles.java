package org.govnet.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.govnet.api.AgreementId;
import org.govnet.api.NodeId;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.StateFile;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file for each agreement. They are all in memory too; what another process has written is
 * noticed within two seconds, and at once by whoever looks for what is not there, though no more
 * than ten times a second. Thread-safe.
 */
final class AgreementFiles {
  private static final Logger LOG = LoggerFactory.getLogger(AgreementFiles.class);
  private static final String SUFFIX = ".agreement";
  private static final int MAX_FILES = 10_000;
  private static final long MAX_BYTES = 1 << 19;
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path folder;
  private final LongSupplier nanos;
  private volatile Map<Name, Entry> all = Map.of();
  private Map<Path, Stamp> seen = Map.of();
  private volatile long lookedAt;

  /**
   * Which agreement.
   *
   * @param other the other party
   * @param id its name between the two
   */
  record Name(NodeId other, AgreementId id) {
    /** Slugs have no dots. */
    String file() {
      return other + "." + id + SUFFIX;
    }
  }

  /** Of a file that was not replaced since: every write makes a new one. */
  private record Stamp(FileTime modified, long size, String key) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(read.lastModifiedTime(), read.size(), String.valueOf(read.fileKey()));
    }
  }

  /** What becomes of an entry. */
  interface Edit {
    Entry apply(@Nullable Entry before, Map<Name, Entry> all);
  }

  AgreementFiles(Path folder, LongSupplier nanos) {
    this.folder = folder;
    this.nanos = nanos;
    look();
  }

  Map<Name, Entry> all() {
    if (nanos.getAsLong() - lookedAt > EVERY_NANOS) {
      lookAgain();
    }
    return all;
  }

  @Nullable Entry find(Name name) {
    Entry found = all().get(name);
    return found == null && again() ? all.get(name) : found;
  }

  /** Looks again for what is not there, unless that was done a moment ago; whether it has. */
  boolean again() {
    if (nanos.getAsLong() - lookedAt <= AT_MOST_NANOS) {
      return false;
    }
    lookAgain();
    return true;
  }

  /** What there is stays in force when the folder cannot be read. */
  private void lookAgain() {
    try {
      look();
    } catch (AgreementRefused e) {
      LOG.error("the agreements of before hold on: {}", e.getMessage());
    }
  }

  private synchronized void look() {
    lookedAt = nanos.getAsLong();
    Map<Path, Stamp> now = times();
    if (now.equals(seen)) {
      return;
    }
    Map<Name, Entry> read = new HashMap<>();
    Map<Name, Entry> before = all;
    for (Map.Entry<Path, Stamp> file : now.entrySet()) {
      Name name = name(file.getKey());
      Entry known = file.getValue().equals(seen.get(file.getKey())) ? before.get(name) : null;
      read.put(name, known == null ? read(file.getKey()) : known);
    }
    all = Map.copyOf(read);
    seen = now;
  }

  /** Changes one agreement, on disk before it counts, alone among the node's processes. */
  synchronized Entry change(Name name, Edit edit) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        look();
        Entry before = all.get(name);
        if (before == null && all.size() >= MAX_FILES) {
          throw new AgreementRefused(
              folder + " has " + MAX_FILES + " agreements already: archive those that have ended");
        }
        Entry after = edit.apply(before, all);
        if (lock.isValid() && !after.equals(before)) {
          StateFile.write(folder.resolve(name.file()), WireJson.write(after.kept()));
          look();
        }
        return after;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the agreements in " + folder + " cannot be changed", e);
    }
  }

  private Map<Path, Stamp> times() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> agreements =
          files.filter(file -> file.toString().endsWith(SUFFIX)).limit(MAX_FILES + 1L).toList();
      if (agreements.size() > MAX_FILES) {
        throw new AgreementRefused(folder + " has more than " + MAX_FILES + " agreements");
      }
      Map<Path, Stamp> times = new HashMap<>();
      for (Path file : agreements) {
        times.put(file, Stamp.of(file));
      }
      return times;
    } catch (IOException e) {
      throw new AgreementRefused("the agreements in " + folder + " cannot be read: " + e, e);
    }
  }

  private static Name name(Path file) {
    String[] parts = String.valueOf(file.getFileName()).split("[.]", -1);
    try {
      if (parts.length == 3) {
        return new Name(NodeId.of(parts[0]), AgreementId.of(parts[1]));
      }
    } catch (IllegalArgumentException e) {
      throw new AgreementRefused(file + " is named after no agreement: " + e.getMessage(), e);
    }
    throw new AgreementRefused(file + " must be named NODE.AGREEMENT" + SUFFIX);
  }

  private static Entry read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new AgreementRefused(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return Entry.of(WireJson.read(Files.readAllBytes(file), Entry.Kept.class));
    } catch (IOException e) {
      throw new AgreementRefused(file + " cannot be read: " + e, e);
    } catch (BodyRefused e) {
      throw new AgreementRefused(file + " cannot be read: " + e.problem().detail(), e);
    }
  }
}
