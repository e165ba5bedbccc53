package org.govnet.discovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.govnet.api.NetworkId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a directory does, as Micrometer's meters. It needs {@code io.micrometer:micrometer-core},
 * 1.12 or later, which the application brings; nothing else of govnet does.
 *
 * <pre>{@code
 * DirectoryMetrics.of(govnet.directory()).bindTo(registry);
 * }</pre>
 *
 * <p>Nothing is measured until a registry asks, and no look-up is slower for it. Every meter has
 * the tag {@code network}; what a peer controls is never a tag. A directory that is read has:
 *
 * <table>
 * <caption>Of a {@link DirectoryReader}</caption>
 * <tr><th>name</th><th>unit</th><th>what</th></tr>
 * <tr><td>{@code govnet.directory.freshness}</td><td></td><td>0 fresh, 1 stale, 2 degraded,
 *     3 expired or none</td></tr>
 * <tr><td>{@code govnet.directory.freshness.left}</td><td>seconds</td><td>until that gets worse, if
 *     nothing newer comes; 0 if it cannot</td></tr>
 * <tr><td>{@code govnet.directory.age}</td><td>seconds</td><td>since the directory last said that
 *     this is its newest state; NaN if there is none</td></tr>
 * <tr><td>{@code govnet.directory.revision}</td><td></td><td>0 if there is none</td></tr>
 * <tr><td>{@code govnet.directory.documents}</td><td>documents</td><td>that it has</td></tr>
 * <tr><td>{@code govnet.directory.left.out}</td><td>documents</td><td>of them, not
 *     believed</td></tr>
 * <tr><td>{@code govnet.directory.changes}</td><td>counter</td><td>newer states taken in</td></tr>
 * <tr><td>{@code govnet.directory.wholes}</td><td>counter</td><td>of them, whole
 *     directories</td></tr>
 * <tr><td>{@code govnet.directory.failures}</td><td>counter</td><td>times that a mirror gave no
 *     good answer</td></tr>
 * <tr><td>{@code govnet.directory.read}</td><td>counter, bytes</td><td>of directory read</td></tr>
 * <tr><td>{@code govnet.directory.transitions}</td><td>counter</td><td>times that it became what
 *     the tag {@code to} says: {@code fresh}, {@code stale}, {@code degraded},
 *     {@code expired}</td></tr>
 * </table>
 *
 * <p>One that is served has:
 *
 * <table>
 * <caption>Of a {@link DirectoryPublisher}, and the last of a {@link DirectoryFeed}</caption>
 * <tr><th>name</th><th>unit</th><th>what</th></tr>
 * <tr><td>{@code govnet.directory.server.revision}</td><td></td><td>as served</td></tr>
 * <tr><td>{@code govnet.directory.server.age}</td><td>seconds</td><td>since its timestamp was
 *     signed: over 5 minutes, renewal fails</td></tr>
 * <tr><td>{@code govnet.directory.server.documents}</td><td>documents</td><td>that it has</td></tr>
 * <tr><td>{@code govnet.directory.server.publications}</td><td>counter</td><td>batches of documents
 *     and roots sent to it, by {@code outcome}: {@code accepted}, {@code refused} (they do not
 *     verify), {@code too_often}, {@code failed} (they could not be kept)</td></tr>
 * <tr><td>{@code govnet.directory.server.store.failures}</td><td>counter</td><td>times that its
 *     store could not do what it was asked</td></tr>
 * <tr><td>{@code govnet.directory.server.waiters}</td><td>requests</td><td>that wait for what is
 *     new</td></tr>
 * </table>
 *
 * <p>Counters begin when the reader, publisher or feed does, not when they are bound. A registry
 * refers to it weakly: it need not be closed to be collected, and its meters give NaN from then on.
 * To take them away before, close this. What is bound under the same network and tags takes the
 * place of what was, so two directories of one network in one registry need a tag each, of the same
 * key. Thread-safe.
 */
public final class DirectoryMetrics implements MeterBinder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryMetrics.class);
  private static final String READ = "govnet.directory.";
  private static final String SERVED = "govnet.directory.server.";
  private static final double NANOS = 1e9;

  private final Tags tags;
  private final Consumer<BoundMeters> meters;
  private final List<BoundMeters> bound = new ArrayList<>();

  private DirectoryMetrics(NetworkId network, Tag[] tags, Consumer<BoundMeters> meters) {
    this.tags = Tags.of(tags).and("network", network.value());
    this.meters = meters;
  }

  /**
   * Of a directory that is read, such as {@code govnet.directory()}.
   *
   * @param tags more tags, such as which of an application's readers it is
   */
  public static DirectoryMetrics of(DirectoryReader reader, Tag... tags) {
    return new DirectoryMetrics(reader.network(), tags, to -> read(reader, to));
  }

  /**
   * Of a directory that is served.
   *
   * @param tags more tags
   */
  public static DirectoryMetrics of(DirectoryPublisher publisher, Tag... tags) {
    return new DirectoryMetrics(
        publisher.current().network(), tags, to -> published(publisher, to));
  }

  /**
   * Of those who wait at a mirror, such as {@code server.feed()}.
   *
   * @param network whose directory it is
   * @param tags more tags
   */
  public static DirectoryMetrics of(DirectoryFeed feed, NetworkId network, Tag... tags) {
    return new DirectoryMetrics(
        network,
        tags,
        to ->
            to.gauge(
                SERVED + "waiters",
                "requests",
                "Requests that wait for a newer state of the directory",
                feed,
                DirectoryFeed::waiting));
  }

  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    BoundMeters now = new BoundMeters(registry, tags);
    meters.accept(now);
    bound.add(now);
    if (now.replaced()) {
      LOG.warn(
          "meters of a directory with {} took the place of others: close the older"
              + " DirectoryMetrics first, or give each a tag of its own",
          tags);
    }
  }

  /** Takes its meters out of every registry that it was bound to. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    bound.forEach(BoundMeters::remove);
    bound.clear();
  }

  private static void read(DirectoryReader reader, BoundMeters to) {
    to.gauge(
        READ + "freshness",
        null,
        "0 fresh, 1 stale, 2 degraded, 3 expired or none",
        reader,
        one -> level(one.freshness()));
    to.seconds(
        READ + "freshness.left",
        "Time until the directory's freshness gets worse, if nothing newer comes",
        reader,
        one -> seconds(one.freshnessLeft()));
    to.seconds(
        READ + "age",
        "Time since the directory last said that this is its newest state",
        reader,
        one -> one.held() == null ? Double.NaN : seconds(one.age()));
    to.gauge(
        READ + "revision",
        null,
        "Revision of the directory in use",
        reader,
        held(0, Directory::revision));
    to.gauge(
        READ + "documents",
        "documents",
        "Documents that the directory has",
        reader,
        held(0, Directory::documentCount));
    to.gauge(
        READ + "left.out",
        "documents",
        "Documents of the directory that are not believed",
        reader,
        held(0, directory -> directory.index().complaints().size()));
    counted(reader, to);
  }

  private static void counted(DirectoryReader reader, BoundMeters to) {
    to.counter(
        READ + "changes",
        null,
        "Newer states of the directory taken in",
        reader,
        DirectoryReader::changes);
    to.counter(
        READ + "wholes", null, "Whole directories taken in", reader, DirectoryReader::wholes);
    to.counter(
        READ + "failures",
        null,
        "Times that a mirror gave no good answer",
        reader,
        DirectoryReader::failures);
    to.counter(
        READ + "read", "bytes", "Bytes of directory read", reader, DirectoryReader::bytesRead);
    for (Freshness freshness : Freshness.values()) {
      to.counter(
          READ + "transitions",
          null,
          "Times that the directory's freshness became another",
          reader,
          one -> one.turnsTo(freshness),
          "to",
          name(freshness));
    }
  }

  private static void published(DirectoryPublisher publisher, BoundMeters to) {
    to.gauge(
        SERVED + "revision",
        null,
        "Revision of the directory served",
        publisher,
        one -> one.current().revision());
    to.seconds(
        SERVED + "age",
        "Time since the timestamp of the directory served was signed",
        publisher,
        one -> seconds(one.age()));
    to.gauge(
        SERVED + "documents",
        "documents",
        "Documents that the directory served has",
        publisher,
        one -> one.current().documentCount());
    to.counter(
        SERVED + "store.failures",
        null,
        "Times that the directory's store could not do what it was asked",
        publisher,
        DirectoryPublisher::storeFailures);
    for (Publications.Outcome outcome : Publications.Outcome.values()) {
      to.counter(
          SERVED + "publications",
          null,
          "Batches of documents and roots sent to the directory",
          publisher,
          one -> one.publications(outcome),
          "outcome",
          name(outcome));
    }
  }

  private static ToDoubleFunction<DirectoryReader> held(
      double none, ToDoubleFunction<Directory> value) {
    return reader -> {
      @Nullable Directory directory = reader.held();
      return directory == null ? none : value.applyAsDouble(directory);
    };
  }

  /** Dashboards and alert rules compare with these numbers: they stay, whatever is added. */
  private static int level(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> 0;
      case STALE -> 1;
      case DEGRADED -> 2;
      case EXPIRED -> 3;
    };
  }

  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() / NANOS;
  }
}
