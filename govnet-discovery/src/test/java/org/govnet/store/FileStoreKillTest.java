package org.govnet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed at any moment, and what it acknowledged is there. */
class FileStoreKillTest {
  @TempDir private Path folder;
  private final Random random = new Random();
  private final SortedMap<String, String> expected = new TreeMap<>();
  private long head;

  @Test
  void losesNothingThatAKilledProcessAcknowledged() throws Exception {
    killAgainAndAgain(3);
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void losesNothingThatManyKilledProcessesAcknowledged() throws Exception {
    killAgainAndAgain(100);
  }

  private void killAgainAndAgain(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      verify(appendUntilKilled());
    }
  }

  /** Returns the last number that was acknowledged. */
  private long appendUntilKilled() throws Exception {
    long acknowledged = head;
    try (ChildProcess child = ChildProcess.start(AppendingProcess.class, folder.toString())) {
      for (int lines = 1 + random.nextInt(400); lines > 0; lines--) {
        acknowledged = next(child.line(), acknowledged);
      }
      long pause = System.nanoTime() + random.nextInt(2_000_000);
      while (System.nanoTime() < pause) {
        Thread.onSpinWait(); // so that it is not always killed as it writes a line
      }
      child.kill();
      String line = child.line();
      while (line != null && !line.isEmpty()) {
        acknowledged = next(line, acknowledged);
        line = child.line();
      }
    }
    return acknowledged;
  }

  private static long next(@Nullable String line, long before) {
    assertThat(line).as("what follows %s", before).isEqualTo(Long.toString(before + 1));
    return before + 1;
  }

  private void verify(long acknowledged) {
    try (DirectoryStore store = AppendingProcess.open(folder)) {
      long before = head;
      head = store.head();
      assertThat(head).isIn(acknowledged, acknowledged + 1);
      for (long number = before + 1; number <= head; number++) {
        apply(AppendingProcess.revision(number));
      }
      Contents contents = store.snapshotAt(head).orElseThrow();
      assertThat(contents.entries()).isEqualTo(expected);
      assertThat(contents.statement()).isEqualTo("statement " + head);
      List<Revision> last = store.changes(head - 1, 1);
      assertThat(last).containsExactly(AppendingProcess.revision(head));
    }
  }

  private void apply(Revision revision) {
    for (Change change : revision.changes()) {
      String content = change.content();
      if (content == null) {
        expected.remove(change.name());
      } else {
        expected.put(change.name(), content);
      }
    }
  }
}
