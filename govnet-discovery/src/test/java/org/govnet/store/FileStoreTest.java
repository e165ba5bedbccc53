package org.govnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends DirectoryStoreContract {
  /** Keeps what a test makes, but for those that try the compaction. */
  private static final CompactionPolicy ROOMY = new CompactionPolicy(1L << 30, 4, 20_000);

  /** Cuts a history of more than ten revisions, or of 2,000 bytes, to the newer half of that. */
  private static final CompactionPolicy TIGHT = new CompactionPolicy(2_000, 4, 10);

  @TempDir private Path temp;
  private final FullDisk disk = new FullDisk();
  private Path folder;
  private Path log;

  @BeforeEach
  void name() {
    folder = temp.resolve("store");
    log = folder.resolve("directory.log");
  }

  @Override
  DirectoryStore create() {
    return new FileStore(folder, Disk.REAL, ROOMY);
  }

  /** One process, one store. */
  @Override
  DirectoryStore another(DirectoryStore store) {
    return store;
  }

  private DirectoryStore onFullDisk(CompactionPolicy policy) {
    return closedAfterwards(new FileStore(folder, disk, policy));
  }

  private byte[] filled(int revisions) throws Exception {
    try (DirectoryStore store = open()) {
      appendAll(store, revisions);
    }
    return Files.readAllBytes(log);
  }

  @Test
  void isAsBeforeOrAsAfterWhereverAnAppendIsCutOff() throws Exception {
    int before = filled(2).length;
    byte[] after = filled(1);
    assertThat(after.length).isGreaterThan(before);

    for (int length = before; length <= after.length; length++) {
      Files.write(log, Arrays.copyOf(after, length));
      try (DirectoryStore store = open()) {
        int head = length < after.length ? 2 : 3;
        assertThat(store.head()).as("cut at %s", length).isEqualTo(head);
        assertThat(entries(store, head)).containsValue("a" + head);
        assertThat(Files.size(log)).isEqualTo(head == 2 ? before : after.length);
        appendAll(store, 1);
      }
      try (DirectoryStore store = open()) {
        assertThat(store.changes(0, 10)).hasSize(length < after.length ? 3 : 4);
      }
    }
  }

  @Test
  void cutsOffALastFrameOfWhichAPowerCutLeftSectorsUnwritten() throws Exception {
    try (DirectoryStore store = open()) {
      appendAll(store, 2);
    }
    int before = (int) Files.size(log);
    try (DirectoryStore store = open()) {
      store.append(2, revision(3, put("large", "x".repeat(3000))));
    }
    byte[] whole = Files.readAllBytes(log);

    int first = (before / 512 + 1) * 512;
    for (int sector : new int[] {before / 512 * 512, first, first + 512, first + 2048}) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, Math.max(before, sector), Math.min(torn.length, sector + 512), (byte) 0);
      Files.write(log, torn);
      assertOpensAt(2);
      assertThat(Files.size(log)).isEqualTo(before);
    }
    Files.write(log, Arrays.copyOf(Arrays.copyOf(whole, before), before + 700)); // zeros alone
    assertOpensAt(2);
  }

  private void assertOpensAt(long head) throws Exception {
    try (DirectoryStore store = open()) {
      assertThat(store.head()).isEqualTo(head);
    }
  }

  @Test
  void refusesASectorOfZerosThatRevisionsFollow() throws Exception {
    try (DirectoryStore store = open()) {
      store.append(0, revision(1, put("large", "x".repeat(3000))));
      appendAll(store, 1);
    }
    byte[] whole = Files.readAllBytes(log);
    for (int sector = 0; sector < 6; sector++) {
      byte[] bad = whole.clone();
      Arrays.fill(bad, sector * 512, (sector + 1) * 512, (byte) 0);
      Files.write(log, bad);
      assertThatThrownBy(this::open).as("sector %s", sector).isInstanceOf(StoreFailed.class);
      assertThat(Files.readAllBytes(log)).isEqualTo(bad);
    }
  }

  @Test
  void refusesWhereverABitIsWrong() throws Exception {
    byte[] good = filled(3);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(log, bad);
      assertThatThrownBy(this::open)
          .as("byte %s", i)
          .isInstanceOf(StoreFailed.class)
          .hasMessageMatching(
              "cannot open the store's log .*directory\\.log at byte \\d+: the (header|frame)'s"
                  + " checksum is wrong: restore the folder from a backup, or let this replica"
                  + " start empty and fill it from another");
    }
    Files.write(log, good);
    assertThat(open().head()).isEqualTo(3);
  }

  @Test
  void namesWhereTheDamageIs() throws Exception {
    int second = filled(1).length;
    byte[] bytes = filled(2);
    bytes[second + LogFormat.HEADER + 3] ^= 1;
    Files.write(log, bytes);

    assertThatThrownBy(this::open)
        .hasMessage(
            "cannot open the store's log "
                + log
                + " at byte "
                + second
                + ": the frame's checksum is wrong: restore the folder from a backup, or let this"
                + " replica start empty and fill it from another");
  }

  @Test
  void refusesALogWhoseContentsAreNotWhole() throws Exception {
    try (DirectoryStore store = open()) {
      appendAll(store, 3);
      store.compact(3);
    }
    byte[] whole = Files.readAllBytes(log);
    int base = (int) LogFiles.baseLength(log);
    for (int length = 0; length < base; length++) {
      Files.write(log, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::open).as("cut at %s", length).isInstanceOf(StoreFailed.class);
    }
  }

  @Test
  void refusesAnotherFormatAndAGapInTheNumbers() throws Exception {
    filled(1);
    byte[] gap = LogFormat.revision(revision(3));
    Files.write(log, gap, StandardOpenOption.APPEND);
    assertThatThrownBy(this::open)
        .hasMessageContaining(": it is revision 3, and 2 comes next: restore");

    Files.write(log, LogFiles.baseOfFormat(2));
    assertThatThrownBy(this::open)
        .hasMessageContaining(" at byte 0: it is of format 2, and this version of govnet reads 1");
  }

  @Test
  void reportsDamageThatComesWhileItIsOpen() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 1);
    int second = (int) Files.size(log);
    appendAll(store, 2);
    byte[] bytes = Files.readAllBytes(log);
    bytes[second + 20] ^= 1;
    Files.write(log, bytes);

    assertThatThrownBy(() -> store.changes(0, 10))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("cannot read the store's log " + log + " at byte " + second);
    assertThatThrownBy(() -> store.snapshotAt(2)).isInstanceOf(StoreFailed.class);
    assertThatThrownBy(() -> store.compact(3)).isInstanceOf(StoreFailed.class);
    assertThat(numbers(store.changes(2, 10))).containsExactly(3L);
    assertThat(entries(store, 3)).hasSize(1); // from memory
    assertThat(folder.resolve("directory.log.new")).doesNotExist();
  }

  @Test
  void isOneStoresAtATime() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 1);
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreFailed.class)
        .hasMessage(
            "the store in "
                + folder
                + " is in use by another store of this process, and one at a time may use it: stop"
                + " that one, or share a JdbcStore");
    // A refused opener of this process must not have given up the lock that others see.
    try (ChildProcess other = ChildProcess.start(AppendingProcess.class, folder.toString())) {
      assertThat(other.line())
          .isEqualTo(
              "the store in "
                  + folder
                  + " is in use by another process, and one at a time may use it: stop that one, or"
                  + " share a JdbcStore");
    }
    store.close();
    try (ChildProcess other = ChildProcess.start(AppendingProcess.class, folder.toString())) {
      assertThat(other.line()).isEqualTo("2");
      assertThatThrownBy(this::open).hasMessageContaining(" is in use by another process");
    }
    assertThat(open().head()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void staysAsItWasWhileTheDiskIsFull() throws Exception {
    DirectoryStore store = onFullDisk(CompactionPolicy.DEFAULT);
    appendAll(store, 2);
    long length = Files.size(log);
    Revision next = revision(3, put("x", "y"));
    int frame = LogFormat.revision(next).length;

    for (int room = 0; room < frame; room++) {
      disk.room(room);
      assertThatThrownBy(() -> store.append(2, next))
          .isInstanceOf(StoreFailed.class)
          .hasMessage(
              "revision 3 cannot be appended to "
                  + log
                  + ": java.io.IOException: No space left on device; the head is 2 still: see that"
                  + " the disk has room and can be written to");
      assertThat(store.head()).isEqualTo(2);
      assertThat(numbers(store.changes(0, 10))).containsExactly(1L, 2L);
      assertThat(Files.size(log)).isEqualTo(length);
    }
    disk.room(Long.MAX_VALUE);
    assertThat(store.append(2, next)).isTrue();
    store.close();
    assertThat(open().changes(2, 10)).containsExactly(next);
  }

  @Test
  void acknowledgesNothingThatIsNotOnTheDisk() throws Exception {
    DirectoryStore store = onFullDisk(CompactionPolicy.DEFAULT);
    appendAll(store, 1);
    long length = Files.size(log);

    disk.syncs(false); // written, perhaps durable, and not to be taken back for certain
    assertThatThrownBy(() -> store.append(1, revision(2)))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("it may be there when the store is opened again");
    assertThat(store.head()).isEqualTo(1);
    disk.cuts(false);
    assertThatThrownBy(() -> store.append(1, revision(2))).isInstanceOf(StoreFailed.class);
    disk.syncs(true);
    assertThatThrownBy(() -> store.append(1, revision(2)))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("Read-only file system");

    disk.cuts(true);
    assertThat(store.append(1, revision(2, put("x", "y")))).isTrue();
    assertThat(Files.size(log)).isGreaterThan(length);
    store.close();
    assertThat(open().changes(1, 10)).containsExactly(revision(2, put("x", "y")));
  }

  @Test
  void goesOnWithALongLogWhileThereIsNoRoomToCompact() throws Exception {
    DirectoryStore store = onFullDisk(CompactionPolicy.DEFAULT);
    appendAll(store, 20);
    byte[] before = Files.readAllBytes(log);
    for (int room = 0; room < 200; room += 13) {
      disk.room(room);
      assertThatThrownBy(() -> store.compact(15))
          .isInstanceOf(StoreFailed.class)
          .hasMessageContaining("cannot compact the store's log " + log)
          .hasMessageContaining("No space left on device");
    }
    disk.room(Long.MAX_VALUE);
    assertThat(Files.readAllBytes(log)).isEqualTo(before);
    assertThat(folder.resolve("directory.log.new")).doesNotExist();
    assertThat(store.changes(0, 100)).hasSize(20);

    store.compact(15);
    assertThat(numbers(store.changes(14, 100))).hasSize(6);
  }

  @Test
  void compactsByItself() throws Exception {
    DirectoryStore store = onFullDisk(TIGHT);
    long longest = 0;
    for (int i = 1; i <= 300; i++) {
      Change change = i % 3 == 0 ? remove("name-" + i % 7) : put("name-" + i % 7, "c".repeat(i));
      assertThat(store.append(i - 1, revision(i, change))).isTrue();
      longest = Math.max(longest, Files.size(log));
    }
    long head = store.head();
    assertThat(head).isEqualTo(300);
    assertThat(longest).isLessThan(20_000);
    assertThat(numbers(store.changes(head - 3, 10))).containsExactly(298L, 299L, 300L);
    assertThatThrownBy(() -> store.changes(head - 12, 10)).isInstanceOf(HistoryGone.class);
    Map<String, String> entries = entries(store, head);
    store.close();
    assertThat(entries(onFullDisk(TIGHT), head)).isEqualTo(entries);
  }

  @Test
  void doesNotFailAnAppendWhenCompactingByItselfFails() throws Exception {
    DirectoryStore store = onFullDisk(new CompactionPolicy(1_000_000, 4, 4));
    appendAll(store, 4);
    disk.room(LogFormat.revision(revision(5, put("x", "y"))).length);
    assertThat(store.append(4, revision(5, put("x", "y")))).isTrue();
    assertThat(store.changes(0, 10)).hasSize(5);
    disk.room(Long.MAX_VALUE);
    assertThat(store.append(5, revision(6))).isTrue();
    assertThat(store.changes(0, 10)).hasSize(6); // not tried again at once
    store.close();

    DirectoryStore again = onFullDisk(new CompactionPolicy(1_000_000, 4, 4));
    assertThat(again.append(6, revision(7))).isTrue();
    assertThat(numbers(again.changes(5, 10))).containsExactly(6L, 7L);
    assertThatThrownBy(() -> again.changes(0, 10)).isInstanceOf(HistoryGone.class);
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void holdsAHundredThousandDocuments() throws Exception {
    try (DirectoryStore store = new FileStore(folder)) {
      for (int revision = 1; revision <= 12; revision++) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Revision.MAX_CHANGES; i++) {
          String name = "descriptor/" + (revision * Revision.MAX_CHANGES + i) % 100_000;
          changes.add(put(name, revision + "x".repeat(2000)));
        }
        assertThat(store.append(revision - 1, revision(revision, changes.toArray(new Change[0]))))
            .isTrue();
      }
      appendAll(store, 100);
    }
    try (DirectoryStore store = new FileStore(folder)) {
      assertThat(store.head()).isEqualTo(112);
      assertThat(entries(store, 112)).hasSize(100_001);
      store.compact(112);
      assertThat(entries(store, 112)).hasSize(100_001);
    }
    assertThat(Files.size(log)).isBetween(200_000_000L, 220_000_000L);
  }

  @Test
  void readsOnWhileALogIsReplaced() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 50);
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  store.snapshotAt(store.head() - 1);
                  store.changes(store.head() - 1, 5);
                } catch (HistoryGone e) {
                  // compacted in between
                }
              }
            });
    List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
    reader.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    reader.start();
    for (int i = 0; i < 40; i++) {
      appendAll(store, 1);
      store.compact(store.head());
    }
    reader.interrupt(); // and while it is interrupted it still reads
    reader.join(20_000);
    assertThat(reader.isAlive()).isFalse();
    assertThat(failures).isEmpty();
  }

  @Test
  void isNotHarmedByAnInterrupt() throws Exception {
    DirectoryStore store = open();
    Thread.currentThread().interrupt();
    appendAll(store, 3);
    store.compact(3);
    assertThat(store.changes(2, 10)).hasSize(1);
    assertThat(Thread.interrupted()).isTrue();
    appendAll(store, 1);
    store.close();
    assertThat(open().head()).isEqualTo(4);
  }

  @Test
  void clearsAwayWhatAnUnfinishedCompactionLeft() throws Exception {
    filled(2);
    Files.write(folder.resolve("directory.log.new"), new byte[] {1, 2, 3});
    assertThat(closedAfterwards(new FileStore(folder)).head()).isEqualTo(2);
    assertThat(folder.resolve("directory.log.new")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    Files.writeString(folder, "a file");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreFailed.class)
        .hasMessageStartingWith("the folder " + folder + " cannot be used as a store: ")
        .hasMessageEndingWith(": give it one to write to");
  }
}
