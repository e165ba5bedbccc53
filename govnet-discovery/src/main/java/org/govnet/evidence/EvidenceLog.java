package org.govnet.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Erasing;
import org.govnet.evidence.Entry.ErasureDone;
import org.govnet.evidence.Entry.Range;
import org.govnet.trust.Signer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log as it is written: batches, checkpoints, segments, erasures. For one thread at a time. */
final class EvidenceLog implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceLog.class);
  private static final int LOG_ID = 16;

  private final Path folder;
  private final EvidenceDisk disk;
  private final Setup setup;
  private final FolderLock lock;
  private byte[] logId = new byte[LOG_ID];
  private int segmentNumber;
  private SegmentWriter writer;
  private Tail tail;

  /**
   * Whose log it is, and how it is kept.
   *
   * @param owner whose; null for who goes on with one that is there
   * @param signer the node's message key; null for who only erases
   * @param vouching the documents that vouch for a node's keys now
   * @param checkpointRecords after how many records the head is signed
   * @param checkpointMillis after how long, if there is any record
   * @param segmentBytes when another segment begins
   */
  record Setup(
      @Nullable Owner owner,
      @Nullable Supplier<? extends Signer> signer,
      Function<NodeId, Optional<Vouchers>> vouching,
      int checkpointRecords,
      long checkpointMillis,
      long segmentBytes) {}

  /** Whose log it is. */
  record Owner(NetworkId network, NodeId node, String replica) {}

  /** Where the chain ends, and what is known of its last segment. */
  @SuppressWarnings("ArrayRecordComponent") // handed on and never changed
  record Tail(
      long sequence,
      byte[] head,
      long time,
      int sinceCheckpoint,
      long checkpointAt,
      Map<String, Long> vouched,
      Set<String> documents) {}

  /**
   * Opens a log, makes it if there is none, and ends what a crash had interrupted.
   *
   * @throws EvidenceUnavailable if another writes it
   * @throws EvidenceDamaged if what was acknowledged cannot be read, or it is another's
   */
  static EvidenceLog open(Path folder, EvidenceDisk disk, Setup setup, long now)
      throws IOException {
    Files.createDirectories(folder);
    FolderLock lock = FolderLock.take(folder);
    EvidenceLog opened = null;
    try {
      Recovery last = last(folder, disk);
      opened = new EvidenceLog(folder, disk, setup, lock, last, now);
      return opened;
    } finally {
      if (opened == null) {
        lock.close();
      }
    }
  }

  private static @Nullable Recovery last(Path folder, EvidenceDisk disk) throws IOException {
    List<Segment> segments = Segment.all(folder);
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment segment = segments.get(i);
      Recovery recovery = Recovery.of(segment);
      if (recovery != null) {
        return recovery;
      }
      discard(segment, disk);
    }
    return null;
  }

  /** Takes away a segment that was never made to its end: then it has no contents yet. */
  private static void discard(Segment segment, EvidenceDisk disk) throws IOException {
    Path contents = segment.contents();
    if (Files.exists(contents) && Files.size(contents) > Segment.CONTENT_START) {
      throw new EvidenceDamaged(
          segment.chain(), 0, "it has no beginning, and " + contents + " has contents");
    }
    LOG.warn("{} was not made to its end, and is taken away", segment.chain());
    disk.delete(segment.chain());
    disk.delete(contents);
    disk.syncFolder(segment.folder());
  }

  private EvidenceLog(
      Path folder,
      EvidenceDisk disk,
      Setup setup,
      FolderLock lock,
      @Nullable Recovery last,
      long now)
      throws IOException {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    Owner owner = setup.owner();
    if (last == null) {
      if (owner == null) {
        throw new EvidenceDamaged("there is no evidence in " + folder);
      }
      this.setup = setup;
      new SecureRandom().nextBytes(logId);
      tail =
          new Tail(0, new Hash().add(logId).done(), now, 0, now, new HashMap<>(), new HashSet<>());
      writer = begin(owner, now);
      return;
    }
    Begin begin = last.begin();
    Owner found =
        new Owner(NetworkId.of(begin.network()), NodeId.of(begin.node()), begin.replica());
    if (owner != null && !owner.equals(found)) {
      throw new EvidenceDamaged(
          folder + " has the log of " + found + ", not of " + owner + ": give it another folder");
    }
    this.setup =
        new Setup(
            found,
            setup.signer(),
            setup.vouching(),
            setup.checkpointRecords(),
            setup.checkpointMillis(),
            setup.segmentBytes());
    logId = begin.log();
    segmentNumber = begin.segment();
    tail = last.tail();
    writer = SegmentWriter.open(disk, last.segment(), last.chainEnd(), last.contentEnd());
    boolean done = false;
    try {
      writer.repair();
      for (Map.Entry<Long, List<Range>> begun : last.unfinished().entrySet()) {
        finishErasing(begun.getKey(), begun.getValue(), now);
      }
      done = true;
    } finally {
      if (!done) {
        writer.close();
      }
    }
  }

  private SegmentWriter begin(Owner owner, long now) throws IOException {
    Tail fresh =
        new Tail(
            tail.sequence(),
            tail.head(),
            tail.time(),
            tail.sinceCheckpoint(),
            tail.checkpointAt(),
            new HashMap<>(),
            new HashSet<>());
    Draft draft = new Draft(this, fresh, 0, 1024);
    Begin begin =
        new Begin(
            logId,
            tail.head(),
            owner.network().value(),
            owner.node().value(),
            owner.replica(),
            segmentNumber + 1);
    long first = draft.add(begin, now);
    SegmentWriter made = SegmentWriter.create(disk, Segment.of(folder, first), draft.frames());
    segmentNumber++;
    tail = draft.tail(tail.checkpointAt());
    return made;
  }

  Owner owner() {
    Owner owner = setup.owner();
    if (owner == null) {
      throw new IllegalStateException("an open log has an owner");
    }
    return owner;
  }

  String name() {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(logId);
  }

  Setup setup() {
    return setup;
  }

  Path folder() {
    return folder;
  }

  Tail tail() {
    return tail;
  }

  /** The segment that is written, and how long its chain is. */
  Segment current() {
    return writer.segment();
  }

  long chainEnd() {
    return writer.chainEnd();
  }

  /**
   * Appends all of a batch, or, as far as anybody is told, nothing.
   *
   * @return the sequence of each
   */
  long[] commit(List<Pending> batch, long now) throws IOException {
    if (writer.chainEnd() + writer.contentEnd() > setup.segmentBytes()) {
      roll(now);
    }
    Draft draft = draft(512 * (batch.size() + 8));
    long[] sequences = new long[batch.size()];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = draft.add(batch.get(i));
    }
    long checkpointAt = tail.checkpointAt();
    if (isDue(draft.sinceCheckpoint(), now) && checkpoint(draft, now).isPresent()) {
      checkpointAt = now;
    }
    write(draft, checkpointAt);
    return sequences;
  }

  private boolean isDue(int records, long now) {
    return setup.signer() != null
        && records > 0
        && (records >= setup.checkpointRecords()
            || now - tail.checkpointAt() >= setup.checkpointMillis());
  }

  /** Whether a checkpoint is due though there is nothing to append. */
  boolean isCheckpointDue(long now) {
    return isDue(tail.sinceCheckpoint(), now);
  }

  /** Records are worth more than a checkpoint: one that cannot be signed now is left for later. */
  private Optional<String> checkpoint(Draft draft, long now) {
    try {
      return Optional.of(draft.checkpoint(now));
    } catch (RuntimeException e) {
      LOG.warn("the evidence in {} has no checkpoint: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  /** Signs the head now. */
  String checkpoint(long now) throws IOException {
    Draft draft = draft(4096);
    String jws = draft.checkpoint(now);
    write(draft, now);
    return jws;
  }

  String sign(long sequence, byte[] head, long now) {
    Owner owner = owner();
    return new Checkpoint(
            owner.network(),
            owner.node(),
            owner.replica(),
            name(),
            sequence,
            Hash.text(head),
            Instant.ofEpochMilli(now))
        .sign(signer());
  }

  Signer signer() {
    Supplier<? extends Signer> signer = setup.signer();
    if (signer == null) {
      throw new IllegalStateException("a log that was opened to erase signs nothing");
    }
    return signer.get();
  }

  private Draft draft(int expected) {
    return new Draft(this, tail, writer.contentEnd(), expected);
  }

  private void write(Draft draft, long checkpointAt) throws IOException {
    writer.write(draft.content(), draft.frames());
    tail = draft.tail(checkpointAt);
  }

  private void roll(long now) throws IOException {
    if (tail.sinceCheckpoint() > 0 && setup.signer() != null) {
      Draft draft = draft(4096);
      if (checkpoint(draft, now).isPresent()) {
        write(draft, now);
      }
    }
    SegmentWriter before = writer;
    writer = begin(owner(), now);
    before.close();
  }

  /**
   * Erases contents: says so in the chain, does it, and says that it is done.
   *
   * @return of how many records
   */
  long erase(Eraser.Choice choice, String reason, long now) throws IOException {
    Eraser eraser = new Eraser(this, disk);
    Eraser.Found found = eraser.find(choice);
    if (found.records() == 0) {
      return 0;
    }
    Draft draft = draft(4096);
    long begun = draft.add(new Erasing(reason, found.ranges()), now);
    write(draft, tail.checkpointAt());
    finishErasing(begun, found.ranges(), now);
    return found.records();
  }

  private void finishErasing(long begun, List<Range> ranges, long now) throws IOException {
    new Eraser(this, disk).erase(ranges, writer);
    Draft draft = draft(4096);
    long unused = draft.add(new ErasureDone(begun), now);
    write(draft, tail.checkpointAt());
  }

  @Override
  public void close() throws IOException {
    writer.close();
    lock.close();
  }
}
