package org.govnet.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Vouchers;
import org.govnet.trust.Signer;
import org.jspecify.annotations.Nullable;

/**
 * One replica's log of its exchanges: a chain of hashes in a folder of its own, whose contents can
 * be erased (docs/evidence.md). Many threads append, and one force of the disk does for all that
 * wait. Thread-safe.
 *
 * <p>Stages complete on the log's own thread: let what depends on them run elsewhere, or be short.
 */
public final class Evidence implements AutoCloseable {
  private final EvidenceLog log;
  private final EvidenceQueue queue;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Where a record is.
   *
   * @param sequence its place in the chain, from 1; 0 if it waits in memory for the disk
   */
  public record Receipt(long sequence) {
    static final Receipt WAITS = new Receipt(0);

    /** Whether it is on the disk, and survives a power cut. */
    public boolean isDurable() {
      return sequence > 0;
    }
  }

  private Evidence(EvidenceLog log, EvidenceQueue queue, Clock clock) {
    this.log = log;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * A log for one replica.
   *
   * @param folder a folder of its own; made if it is not there
   * @param network the network
   * @param node the node whose log it is
   * @param replica the replica's base URL
   */
  public static Builder builder(Path folder, NetworkId network, NodeId node, URI replica) {
    return new Builder(folder, new EvidenceLog.Owner(network, node, replica.toString()));
  }

  /**
   * Opens a log that is there to erase contents of it, and nothing else: it signs no checkpoints.
   *
   * @throws EvidenceUnavailable if another writes it, or its disk fails
   * @throws EvidenceDamaged if there is no log, or one that is damaged
   */
  public static Evidence toErase(Path folder, Clock clock) {
    if (!java.nio.file.Files.isDirectory(folder)) {
      throw new EvidenceDamaged("there is no evidence in " + folder);
    }
    Builder builder = new Builder(folder, null);
    builder.clock = clock;
    return builder.open();
  }

  /**
   * Appends a record. The exchange goes on once the stage has completed.
   *
   * @return completes when the record is on the disk; with {@link FailurePolicy#QUEUE} also when it
   *     waits in memory because the disk fails; exceptionally with {@link EvidenceUnavailable} if
   *     the exchange must not go on
   * @throws IllegalArgumentException if the record is another node's
   */
  public CompletableFuture<Receipt> append(EvidenceRecord record, FailurePolicy policy) {
    if (!record.keeper().equals(log.owner().node())) {
      throw new IllegalArgumentException(
          "the record is of " + record.keeper() + ", and the log of " + log.owner().node());
    }
    byte[] salt = new byte[RecordContent.SALT];
    random.nextBytes(salt);
    return queue.add(Pending.record(record, salt, clock.millis(), policy));
  }

  /** Signs the head as it is, after all that was appended before; completes with the JWS. */
  public CompletableFuture<String> checkpoint() {
    return queue.run(() -> log.checkpoint(clock.millis()));
  }

  /**
   * What to have countersigned by a node that has countersigned this log before, or not.
   *
   * @param after the sequence of the last checkpoint that the other has countersigned; 0 for none
   * @return completes with the newest checkpoint that can be offered; empty if there is none after
   */
  public CompletableFuture<Optional<CheckpointOffer>> offer(long after) {
    return queue.run(() -> Offers.after(log, after));
  }

  /**
   * Keeps another node's countersignature of a checkpoint of this log.
   *
   * @throws org.govnet.trust.InvalidDocument if it is none
   */
  public CompletableFuture<Receipt> countersigned(String countersignature) {
    Entry entry = new Entry.Countersigned(countersignature);
    List<String> keys = List.of(Countersignature.keyId(countersignature));
    return queue.add(Pending.statement(entry, keys, clock.millis()));
  }

  /** Keeps that this node has countersigned another's checkpoint. */
  CompletableFuture<Receipt> witnessed(String checkpoint, String countersignature) {
    Entry entry = new Entry.Witnessed(checkpoint, countersignature);
    List<String> keys =
        List.of(Checkpoint.keyId(checkpoint), Countersignature.keyId(countersignature));
    return queue.add(Pending.statement(entry, keys, clock.millis()));
  }

  /**
   * Erases the contents of all that was recorded before a time, and says so in the chain.
   *
   * @param reason why, without personal data: 1 to 500 characters
   * @return completes with the number of records
   */
  public CompletableFuture<Long> eraseBefore(Instant before, String reason) {
    return erase(reason, Eraser.before(before.toEpochMilli()));
  }

  /**
   * Erases the contents of some records.
   *
   * @param sequences where they are in the chain
   * @param reason why, without personal data: 1 to 500 characters
   * @return completes with the number of records that had contents until now
   */
  public CompletableFuture<Long> erase(Set<Long> sequences, String reason) {
    return erase(reason, Eraser.of(Set.copyOf(sequences)));
  }

  private CompletableFuture<Long> erase(String reason, Eraser.Choice choice) {
    if (reason.isBlank() || reason.length() > 500) {
      throw new IllegalArgumentException(
          "the reason of an erasure must have 1 to 500 characters: " + reason.length());
    }
    return queue.run(() -> log.erase(choice, reason, clock.millis()));
  }

  /**
   * Tries now to write all that waits; completes, with 0, when there is nothing left of it, and
   * exceptionally with {@link EvidenceUnavailable} if it cannot be written.
   */
  public CompletableFuture<Integer> flush() {
    return queue.run(queue::requireWritten);
  }

  /** How many records are on their way to the disk, or wait for it. */
  public int waiting() {
    return queue.waiting();
  }

  /** Why the last write failed; empty if it did not. */
  public Optional<String> failure() {
    return queue.failure();
  }

  /** The log's own name: 22 characters. */
  public String name() {
    return log.name();
  }

  /**
   * Writes what waits, and closes the log.
   *
   * @throws EvidenceUnavailable if records that wait cannot be written: they are lost
   */
  @Override
  public void close() {
    queue.close();
  }

  /** Makes a log: what is not said has its default. */
  public static final class Builder {
    private final Path folder;
    private final EvidenceLog.@Nullable Owner owner;
    private @Nullable Supplier<? extends Signer> signer;
    private Function<NodeId, Optional<Vouchers>> vouching = node -> Optional.empty();
    private Clock clock = Clock.systemUTC();
    private int checkpointRecords = 1_000;
    private Duration checkpointTime = Duration.ofMinutes(5);
    private long segmentBytes = 64L << 20;
    private int queueRecords = 10_000;
    private int queueBytes = 32 << 20;
    private Duration retry = Duration.ofSeconds(1);
    private @Nullable Duration retention;
    private EvidenceDisk disk = EvidenceDisk.REAL;

    private Builder(Path folder, EvidenceLog.@Nullable Owner owner) {
      this.folder = folder.toAbsolutePath();
      this.owner = owner;
    }

    /**
     * Who signs checkpoints: the node's message key, asked for each. Without it there are none, and
     * nothing in the log is proven.
     */
    public Builder signer(Supplier<? extends Signer> key) {
      this.signer = key;
      return this;
    }

    /**
     * Where the documents that vouch for a node's keys come from: {@link Vouchers#of} of the
     * directory as it is.
     */
    public Builder vouching(Function<NodeId, Optional<Vouchers>> source) {
      this.vouching = source;
      return this;
    }

    /** The time; by default the system's. */
    public Builder clock(Clock time) {
      this.clock = time;
      return this;
    }

    /**
     * When the head is signed: after so many records (1 to 10,000; by default 1,000), and after so
     * long if there is any (1 s to a day; by default 5 min).
     */
    public Builder checkpoints(int records, Duration time) {
      require("checkpoint records", records, 1, 10_000);
      require("checkpoint seconds", time.toSeconds(), 1, 86_400);
      this.checkpointRecords = records;
      this.checkpointTime = time;
      return this;
    }

    /** When another file begins: 64 KiB to 1 GiB of chain and contents; by default 64 MiB. */
    public Builder segmentBytes(long bytes) {
      require("segment bytes", bytes, 64 << 10, 1 << 30);
      this.segmentBytes = bytes;
      return this;
    }

    /**
     * How much may be on its way to the disk or wait for it: 1 to 1,000,000 records (by default
     * 10,000), and 4 MiB to 1 GiB (by default 32 MiB). What is more is refused.
     */
    public Builder queue(int records, int bytes) {
      require("queue records", records, 1, 1_000_000);
      require("queue bytes", bytes, 4 << 20, 1 << 30);
      this.queueRecords = records;
      this.queueBytes = bytes;
      return this;
    }

    /**
     * How long contents are kept, at least a day; by default for good. Looked at when the log is
     * opened and once a day.
     */
    public Builder retention(Duration time) {
      require("retention days", time.toDays(), 1, 36_525);
      this.retention = time;
      return this;
    }

    Builder disk(EvidenceDisk other) {
      this.disk = other;
      return this;
    }

    private static void require(String what, long value, long min, long max) {
      if (value < min || value > max) {
        throw new IllegalArgumentException(what + " must be " + min + " to " + max + ": " + value);
      }
    }

    /**
     * Opens the log.
     *
     * @throws EvidenceUnavailable if another writes it, or its disk fails
     * @throws EvidenceDamaged if what was acknowledged cannot be read any more, or it is another's
     */
    public Evidence open() {
      EvidenceLog.Setup setup =
          new EvidenceLog.Setup(
              owner, signer, vouching, checkpointRecords, checkpointTime.toMillis(), segmentBytes);
      EvidenceLog log;
      try {
        log = EvidenceLog.open(folder, disk, setup, clock.millis());
      } catch (IOException e) {
        throw new EvidenceUnavailable(
            "the evidence in " + folder + " cannot be opened: " + e + ": see to its disk", e);
      }
      EvidenceQueue queue =
          new EvidenceQueue(log, clock, queueRecords, queueBytes, retry, retention);
      queue.start();
      return new Evidence(log, queue, clock);
    }
  }
}
