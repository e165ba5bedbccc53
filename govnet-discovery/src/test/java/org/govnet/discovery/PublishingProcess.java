package org.govnet.discovery;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.govnet.api.NodeId;
import org.govnet.store.FileStore;
import org.govnet.trust.SigningKey;

/** Publishes without end, and says each revision once it is acknowledged: to be killed. */
final class PublishingProcess {
  private PublishingProcess() {}

  /**
   * Publishes.
   *
   * @param arguments the folder: {@code anchor.json}, {@code root.json} and the keys are in it
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Anchor anchor = Anchor.load(folder.resolve("anchor.json"));
    DirectoryKeys keys =
        new DirectoryKeys(
            SigningKey.load(folder.resolve("snapshots.pem")),
            SigningKey.load(folder.resolve("timestamps.pem")));
    java.time.Clock clock = java.time.Clock.systemUTC();
    Authority centre =
        new Authority(
            anchor.network(), World.CENTRE, SigningKey.load(folder.resolve("centre.pem")), clock);
    PrintStream out = System.out;
    try (FileStore store = new FileStore(folder.resolve("store"));
        DirectoryPublisher publisher =
            new DirectoryPublisher(
                anchor, SignedRoot.load(folder.resolve("root.json")).root(), keys, store, clock)) {
      for (int i = 0; true; i++) {
        NodeId node = NodeId.of("n" + publisher.current().revision() + "-" + i);
        publisher.accept(
            List.of(
                centre.admit(1, node, "Node", World.key().key(), List.of(), List.of(), List.of())));
        out.println(publisher.current().revision() + " " + node);
        out.flush();
      }
    }
  }
}
