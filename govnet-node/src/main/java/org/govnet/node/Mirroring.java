package org.govnet.node;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.govnet.discovery.ChangesResource;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryFeed;
import org.govnet.discovery.DirectoryListener;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.MirrorResource;

/** Serves a directory to whoever asks, and to whoever waits for what is new in it. */
final class Mirroring implements AutoCloseable {
  private static final long TICK_MILLIS = 250;

  private final DirectoryFeed feed;
  private final ExecutorService answering;
  private final ScheduledExecutorService ticking;
  private volatile boolean abandoned;

  Mirroring(Supplier<Optional<Directory>> directories) {
    this.answering = Executors.newSingleThreadExecutor(threads("govnet-directory-answers"));
    this.ticking = Executors.newSingleThreadScheduledExecutor(threads("govnet-directory-waits"));
    this.feed = new DirectoryFeed(directories, answering);
    Future<?> unused =
        ticking.scheduleWithFixedDelay(
            () -> feed.tick(System.nanoTime()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  static Mirroring of(DirectoryReader reader) {
    Mirroring mirroring = new Mirroring(reader::current);
    reader.listen(
        new DirectoryListener() {
          @Override
          public void changed(Directory directory) {
            mirroring.moved();
          }
        });
    return mirroring;
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  List<Object> resources() {
    return List.of(new MirrorResource(feed), new ChangesResource(feed, System::nanoTime));
  }

  DirectoryFeed feed() {
    return feed;
  }

  void moved() {
    feed.moved();
  }

  /** Ends as a crash would: nobody who waits is answered. */
  void abandon() {
    abandoned = true;
    ticking.shutdownNow();
    answering.shutdownNow();
  }

  /** Answers whoever waits, and lets nobody wait any more. */
  @Override
  public void close() {
    if (abandoned) {
      return;
    }
    feed.close();
    ticking.shutdownNow();
    answering.shutdown();
  }
}
