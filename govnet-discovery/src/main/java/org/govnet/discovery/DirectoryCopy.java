package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader's directory on disk: the whole as of some time ({@code directory.json}, as any mirror
 * would serve it), what has changed since ({@code directory.log}), and what must not fall ({@code
 * memory.json}), which survives the loss of the other two.
 */
final class DirectoryCopy implements Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryCopy.class);
  private static final int HEADER = 8;
  private static final long MIN_LOG = 1 << 20;

  private final Path whole;
  private final Path log;
  private final Path memory;
  private long wholeBytes;
  private long logBytes;
  private String damage = "";

  DirectoryCopy(Path folder) {
    this.whole = folder.resolve("directory.json");
    this.log = folder.resolve("directory.log");
    this.memory = folder.resolve("memory.json");
  }

  /**
   * What must not fall, as a file.
   *
   * @param root the newest root
   * @param snapshot the newest snapshot
   * @param stampedAt the newest timestamp's version
   * @param verified the root's version and the digest of the documents of which every signature was
   *     verified, as {@link #verified} writes them
   * @param beside the newest of documents that the directory does not hold, or holds otherwise
   * @param ended whose admissions have ended
   * @param dropped admissions that the directory has dropped while they held
   * @param leftOut the names of the directory's documents that are not believed
   */
  private record Kept(
      @Nullable Seen root,
      @Nullable Seen snapshot,
      long stampedAt,
      String verified,
      List<Seen> beside,
      List<Ended> ended,
      List<Former> dropped,
      List<String> leftOut) {}

  /**
   * What a process finds.
   *
   * @param directory the directory; null if there is none that is whole
   * @param memory what must not fall
   * @param trouble what is damaged, and what comes of that; empty if nothing is
   */
  record Found(@Nullable Directory directory, Memory memory, String trouble) {}

  /** Reads what is there; what is damaged is said, and does not stop a reader from starting. */
  @Override
  public Found load(DirectoryVerifier verifier) {
    Kept kept = new Kept(null, null, 0, "", List.of(), List.of(), List.of(), List.of());
    String trouble = "";
    try {
      if (Files.exists(memory)) {
        kept = WireJson.read(Sealed.open(Files.readAllBytes(memory)), Kept.class);
      }
    } catch (IOException | BodyRefused e) {
      trouble =
          memory
              + " cannot be used, so an older directory may be believed again: "
              + e.getMessage()
              + "; restore it from a backup, or delete it to accept that";
      LOG.warn("{}", trouble);
    }
    Memory remembered = memory(kept);
    Directory directory = null;
    try {
      if (Files.exists(whole)) {
        byte[] bytes = Files.readAllBytes(whole);
        wholeBytes = bytes.length;
        Bundle bundle = bundle(bytes);
        directory =
            verifier
                .restore(bundle, remembered, kept.verified(), Set.copyOf(kept.leftOut()))
                .remembering(remembered.onlyFloor());
      }
    } catch (IOException | DocumentRefused e) {
      trouble =
          "the copy in "
              + whole
              + " cannot be used: "
              + e.getMessage()
              + "; a mirror's will take its place";
      LOG.warn("{}", trouble);
    }
    return replay(verifier, directory, remembered, trouble);
  }

  private static Memory memory(Kept kept) {
    CowMap.Editor<String, Seen> floor = CowMap.<String, Seen>empty().edit();
    kept.beside().forEach(seen -> floor.put(seen.name(), seen));
    CowMap.Editor<NodeId, Former> dropped = CowMap.<NodeId, Former>empty().edit();
    kept.dropped().forEach(one -> dropped.put(one.admission().node(), one));
    return new Memory(
        kept.root(),
        kept.snapshot(),
        kept.stampedAt(),
        floor.done(),
        Ended.byNode(kept.ended()),
        dropped.done());
  }

  private static Bundle bundle(byte[] bytes) {
    try {
      return QuickBundle.read(bytes);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the bundle cannot be read: " + e.detail(), e);
    }
  }

  private Found replay(
      DirectoryVerifier verifier, @Nullable Directory whole, Memory remembered, String trouble) {
    Directory directory = whole;
    Memory memory = remembered;
    String refused = "";
    for (byte[] record : records()) {
      try {
        Changes changes = WireJson.read(record, Changes.class);
        memory = memory.raisedBy(changes);
        if (directory != null && changes.since() == directory.revision()) {
          directory = verifier.restore(changes, directory);
        } else if (directory != null && changes.since() > directory.revision()) {
          throw new DocumentRefused("it goes on from revision " + changes.since());
        }
      } catch (BodyRefused | DocumentRefused e) {
        refused =
            log
                + " is not followed beyond "
                + directory
                + ": "
                + e.getMessage()
                + "; mirrors will give what is missing";
        LOG.warn("{}", refused);
        wholeBytes = 0; // what comes next would not be read after this: all is written anew
        break;
      }
    }
    if (directory != null) {
      directory = verifier.today(directory);
      // Only now: of what is our own an older state is no rollback, if a newer one follows in the
      // log.
      directory = directory.remembering(memory.onlyStatements());
    }
    String all =
        Stream.of(trouble, damage, refused)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining("; "));
    return new Found(directory, directory == null ? memory : directory.memory(), all);
  }

  /** The log's records up to the first that a crash has cut off. */
  private List<byte[]> records() {
    List<byte[]> records = new ArrayList<>();
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(log));
      while (all.remaining() >= HEADER) {
        int length = all.getInt();
        int crc = all.getInt();
        if (length < 0 || length > all.remaining()) {
          break;
        }
        byte[] record = new byte[length];
        all.get(record);
        if (crc != crc(record)) {
          break;
        }
        records.add(record);
        logBytes += HEADER + length;
      }
      if (logBytes < all.limit()) {
        damage =
            log
                + " has a record at byte "
                + logBytes
                + " that is not whole, as after a crash or on a bad disk; it and what follows are"
                + " dropped, and mirrors will give them";
        LOG.warn("{}", damage);
      }
    } catch (NoSuchFileException e) {
      // nothing has changed since
    } catch (IOException e) {
      damage = log + " cannot be read: " + e;
      LOG.warn("{}", damage);
    }
    return records;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  /**
   * Keeps a directory as it came, whole. The memory goes first: were it behind after a crash, what
   * it does not know could come back.
   *
   * @throws UncheckedIOException if it cannot be kept; what was kept before still is
   */
  @Override
  public void save(Directory directory, byte[] bundle) {
    Memory now = directory.memory();
    List<Ended> ended = new ArrayList<>();
    now.ended().forEach((node, all) -> ended.addAll(all));
    List<Former> dropped = new ArrayList<>();
    now.dropped().forEach((node, one) -> dropped.add(one));
    List<String> leftOut = new ArrayList<>();
    directory.index().leftOut().forEach((name, reason) -> leftOut.add(name));
    StateFile.write(
        memory,
        Sealed.seal(
            WireJson.write(
                new Kept(
                    now.root(),
                    now.snapshot(),
                    now.stampedAt(),
                    directory.verified(),
                    now.beside(directory.index()),
                    ended,
                    dropped,
                    leftOut))));
    StateFile.write(whole, bundle);
    wholeBytes = bundle.length;
    // If this is not reached, the old log's changes go on from an older revision, and are skipped.
    StateFile.write(log, new byte[0]);
    logBytes = 0;
  }

  /**
   * Keeps a change.
   *
   * @param directory what it leads to
   * @throws UncheckedIOException if it cannot be kept; what was kept before still is
   */
  @Override
  public void append(Directory directory, byte[] changes) {
    if (wholeBytes == 0 || logBytes + changes.length > Math.max(MIN_LOG, wholeBytes / 2)) {
      save(directory, directory.bundle());
      return;
    }
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer record = ByteBuffer.allocate(HEADER + changes.length);
      record.putInt(changes.length).putInt(crc(changes)).put(changes).flip();
      channel.truncate(logBytes); // of what a full disk cut off
      long at = logBytes;
      while (record.hasRemaining()) {
        at += channel.write(record, at);
      }
      channel.force(false);
      logBytes = at;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep a change of the directory in " + log + ": " + e.getMessage(), e);
    }
  }
}
