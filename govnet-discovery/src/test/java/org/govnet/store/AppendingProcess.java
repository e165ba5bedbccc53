package org.govnet.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Appends revision after revision to a store in a folder, and writes the number of each as soon as
 * it is acknowledged, until it is killed. What a revision has follows from its number.
 */
final class AppendingProcess {
  private static final CompactionPolicy TIGHT = new CompactionPolicy(100_000, 2, 100);

  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private AppendingProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryStore store = open(Path.of(arguments[0]))) {
      long head = store.head();
      while (store.append(head, revision(head + 1))) {
        head++;
        write(Long.toString(head));
      }
      write("the head is not " + head);
    } catch (StoreFailed e) {
      write(e.getMessage());
    }
  }

  /** In one piece, so that no half number is read. */
  private static void write(String line) throws IOException {
    OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static DirectoryStore open(Path folder) {
    return new FileStore(folder, Disk.REAL, TIGHT);
  }

  /** From nothing to some sectors; every name comes again, and now and then is removed. */
  static Revision revision(long number) {
    Random random = new Random(number);
    List<Change> changes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = "name-" + i + "/" + random.nextInt(5);
      String content = number + " ".repeat(random.nextInt(3000));
      changes.add(new Change(name, random.nextInt(5) == 0 ? null : content));
    }
    return new Revision(number, "statement " + number, changes);
  }
}
