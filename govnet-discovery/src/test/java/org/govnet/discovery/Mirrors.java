package org.govnet.discovery;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.govnet.trust.TestClock;

/**
 * Mirrors, honest and hostile, in virtual time: an honest one answers as the real resources do, and
 * a wait takes the time that it says.
 */
final class Mirrors implements DirectoryFetch {
  private final TestClock clock;
  private final Map<String, Mirror> mirrors = new HashMap<>();

  /** One mirror's answers. */
  interface Mirror {
    Answer answer(Question question) throws IOException;
  }

  Mirrors(TestClock clock) {
    this.clock = clock;
  }

  void put(String url, Mirror mirror) {
    mirrors.put(url, mirror);
  }

  /** Serves whatever a publisher has. */
  Mirror honest(DirectoryPublisher publisher) {
    return question ->
        serve(
            new DirectoryFeed(() -> java.util.Optional.of(publisher.current()), Runnable::run),
            question);
  }

  /** Serves one state for ever. */
  Mirror frozen(Directory directory) {
    return question ->
        serve(new DirectoryFeed(() -> java.util.Optional.of(directory), Runnable::run), question);
  }

  /** The same, with what is sent changed. */
  static Mirror changing(Mirror honest, String from, String to) {
    return question -> {
      Answer answer = honest.answer(question);
      String text = new String(answer.body(), StandardCharsets.UTF_8).replace(from, to);
      return new Answer(answer.status(), text.getBytes(StandardCharsets.UTF_8), null);
    };
  }

  private Answer serve(DirectoryFeed feed, Question question) {
    if (question.path().equals(DIRECTORY_PATH)) {
      return new Answer(200, feed.current().orElseThrow().bundle(), null);
    }
    Map<String, Long> query = query(question.path());
    DirectoryFeed.Answer answer = changes(feed, query);
    if (answer instanceof DirectoryFeed.Answer.NothingNew) {
      clock.advance(Duration.ofSeconds(query.getOrDefault("wait", 0L)));
      answer = changes(feed, query);
    }
    if (answer instanceof DirectoryFeed.Answer.News news) {
      return new Answer(200, news.body(), null);
    }
    return new Answer(
        answer instanceof DirectoryFeed.Answer.NothingNew ? 204 : 410, new byte[0], null);
  }

  static DirectoryFeed.Answer changes(DirectoryFeed feed, Map<String, Long> query) {
    return feed.changes(
        query.getOrDefault("since", 0L),
        query.getOrDefault("stamp", 0L),
        query.getOrDefault("root", 0L));
  }

  static Map<String, Long> query(String path) {
    Map<String, Long> query = new HashMap<>();
    String text = URI.create(path).getQuery();
    for (String part : text == null ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      query.put(part.substring(0, equals), Long.valueOf(part.substring(equals + 1)));
    }
    return query;
  }

  @Override
  public Answer get(Question question) throws IOException {
    Mirror mirror = mirrors.get(question.mirror().url().toString());
    if (mirror == null) {
      clock.advance(Duration.ofSeconds(1));
      throw new IOException("no answer");
    }
    return mirror.answer(question);
  }

  @Override
  public void publish(Replica directory, String document) {
    throw new AssertionError("a reader publishes nothing");
  }

  /** Does what a follower says until a time has passed. */
  void follow(DirectoryFollower follower, Duration time) {
    java.time.Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      DirectoryFollower.Step step = follower.next();
      if (step instanceof DirectoryFollower.Step.Pause pause) {
        clock.advance(Duration.ofMillis(pause.millis()));
      } else if (step instanceof DirectoryFollower.Step.Ask ask) {
        clock.advance(Duration.ofMillis(5));
        try {
          follower.answered(get(ask.question()));
        } catch (IOException | RuntimeException e) {
          follower.failed(String.valueOf(e.getMessage()));
        }
      }
    }
  }
}
