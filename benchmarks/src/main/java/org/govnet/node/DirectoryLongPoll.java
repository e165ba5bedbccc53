package org.govnet.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.ChangesResource;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryFeed;

/** The directory's own long poll: those who wait are told of a node that was admitted. */
public final class DirectoryLongPoll implements WaitersBench.Subject {
  private final ExecutorService answering = Executors.newSingleThreadExecutor();
  private final LocalNetwork network;
  private final DirectoryFeed feed;
  private final AtomicInteger admitted = new AtomicInteger();

  /** A network of one's own, in a temporary folder. */
  public DirectoryLongPoll() {
    try {
      Path folder = Files.createTempDirectory("govnet-waiters-");
      network = LocalNetwork.start(NetworkId.of("uk-waiters"), folder, Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder", e);
    }
    feed = new DirectoryFeed(() -> Optional.of(current()), answering);
  }

  private Directory current() {
    return network.publisher().current();
  }

  @Override
  public Object resource() {
    return new ChangesResource(feed, System::nanoTime);
  }

  @Override
  public String target() {
    long far = 9_999_999_999_999L; // no timestamp is newer
    return "/govnet/v1/directory/changes?since="
        + current().revision()
        + "&stamp="
        + far
        + "&wait=60";
  }

  @Override
  public int waiting() {
    return feed.waiting();
  }

  @Override
  public void move() {
    int number = admitted.incrementAndGet();
    boolean unused =
        network
            .admit(NodeId.of("node-" + number), "Node " + number, List.of(), List.of())
            .toString()
            .isEmpty();
    feed.moved();
  }

  @Override
  public void close() {
    feed.close();
    answering.shutdown();
    network.close();
  }
}
