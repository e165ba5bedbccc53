package org.govnet.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryListener;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a directory's reader and its mirrors, to tell one that cannot be reached from one
 * that serves what is not to be believed. Of one command.
 */
final class Watch implements DirectoryFetch, DirectoryListener {
  private static final int OK = 200;

  private final DirectoryFetch fetch;
  private final Duration most;
  private final @Nullable Replica only;
  private final Set<Replica> answered = ConcurrentHashMap.newKeySet();
  private final Map<Replica, String> failed = new LinkedHashMap<>();
  private volatile byte @Nullable [] body;

  /**
   * A watch.
   *
   * @param most how long any answer may take
   * @param only the one mirror to be asked: a reader of one that is stale would go on to others,
   *     and make it look fresh; null for whom the reader likes
   */
  Watch(DirectoryFetch fetch, Duration most, @Nullable Replica only) {
    this.fetch = fetch;
    this.most = most;
    this.only = only;
  }

  @Override
  public Answer get(Question question) throws IOException {
    if (only != null && !only.equals(question.mirror())) {
      throw new IOException("it is not asked");
    }
    Duration timeout = question.timeout().compareTo(most) < 0 ? question.timeout() : most;
    Answer answer =
        fetch.get(
            new Question(
                question.mirror(), question.path(), question.etag(), question.maxBytes(), timeout));
    if (answer.status() == OK) {
      answered.add(question.mirror());
      body = answer.body();
    }
    return answer;
  }

  @Override
  public void publish(Replica directory, String document) throws IOException {
    fetch.publish(directory, document);
  }

  @Override
  public void failed(Replica mirror, String reason) {
    synchronized (failed) {
      failed.put(mirror, reason);
    }
  }

  /** Why what a mirror served was not believed, by mirror; of those that served anything. */
  Map<Replica, String> disbelieved() {
    Map<Replica, String> found = new LinkedHashMap<>();
    synchronized (failed) {
      failed.forEach(
          (mirror, reason) -> {
            if (answered.contains(mirror)) {
              found.put(mirror, reason);
            }
          });
    }
    return found;
  }

  /** Why a mirror had no good answer; null if it had one. */
  @Nullable String failure(Replica mirror) {
    synchronized (failed) {
      return failed.get(mirror);
    }
  }

  /** The last answer's body; null if there was none. */
  byte @Nullable [] body() {
    return body;
  }
}
