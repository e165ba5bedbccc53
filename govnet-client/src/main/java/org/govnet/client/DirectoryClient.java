package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Replica;
import org.govnet.discovery.SignedRoot;
import org.govnet.discovery.WireJson;

/**
 * Reads a network's directory and sends documents to it, without being a node: for authorities,
 * mirrors and tools. Thread-safe; to be closed.
 */
public final class DirectoryClient implements AutoCloseable {
  private final Anchor anchor;
  private final HttpClients clients;
  private final OkHttpFetch fetch;
  private final DirectoryReader reader;
  private final Refresher refresher;

  private DirectoryClient(
      Anchor anchor, Path folder, Clock clock, UnaryOperator<DirectoryFetch> around) {
    this.anchor = anchor;
    // Before there is a directory, only the anchor's own mirrors are asked: the operator's choice.
    this.clients = new HttpClients(this::privateAddresses, UnaryOperator.identity());
    this.fetch = new OkHttpFetch(clients);
    DirectoryFetch watched = around.apply(fetch);
    this.reader = new DirectoryReader(anchor, folder, watched, clock, FreshnessPolicy.DEFAULT);
    this.refresher = new Refresher(reader, watched, Time.SYSTEM);
  }

  private boolean privateAddresses() {
    return reader == null || reader.current().map(Directory::privateAddresses).orElse(true);
  }

  /**
   * A client that has read nothing yet but what {@code folder} holds from before.
   *
   * @param folder where it keeps its copy; of one process
   */
  public static DirectoryClient open(Anchor anchor, Path folder, Clock clock) {
    return open(anchor, folder, clock, UnaryOperator.identity());
  }

  /**
   * The same, with something between it and the mirrors it reads: to watch what they answer, or to
   * give them less time. What is published does not go through it.
   *
   * @param folder where it keeps its copy; of one process
   * @param around given what fetches, gives what is to be asked instead
   */
  public static DirectoryClient open(
      Anchor anchor, Path folder, Clock clock, UnaryOperator<DirectoryFetch> around) {
    return new DirectoryClient(anchor, folder, clock, around);
  }

  /** The directory as it is kept here. */
  public DirectoryReader reader() {
    return reader;
  }

  /**
   * Reads the directory as it is now.
   *
   * @return empty if no mirror has one that verifies; {@link DirectoryReader#status} says why
   */
  public Optional<Directory> read() {
    return reader.refresh() ? reader.current() : Optional.empty();
  }

  /** Reads the directory once, and goes on following its mirrors until this is closed. */
  public void follow() {
    refresher.start();
  }

  /**
   * Sends a signed document to the first of the anchor's mirrors that takes it.
   *
   * @throws UncheckedIOException if none does; its message has the directory's reason
   */
  public void publish(String document) {
    send(mirror -> fetch.publish(mirror, document));
  }

  /**
   * Sends a root to the first of the anchor's mirrors that takes it.
   *
   * @param root the root, once for each anchor key that signed it
   * @throws UncheckedIOException if none does; its message has the directory's reason
   */
  public void publishRoot(List<String> root) {
    String json =
        new String(WireJson.write(new SignedRoot(root)), java.nio.charset.StandardCharsets.UTF_8);
    send(mirror -> fetch.publishRoot(mirror, json));
  }

  private interface Sending {
    void to(Replica mirror) throws IOException;
  }

  private void send(Sending sending) {
    List<String> reasons = new ArrayList<>();
    IOException first = new IOException("the anchor names no mirror: give it one");
    for (Replica mirror : anchor.mirrors()) {
      try {
        sending.to(mirror);
        return;
      } catch (IOException e) {
        first = reasons.isEmpty() ? e : first;
        reasons.add(mirror.url() + ": " + e.getMessage());
      }
    }
    // All of them: a mirror's "not here" must not hide why the directory itself refused.
    String why = reasons.isEmpty() ? first.getMessage() : String.join("; ", reasons);
    throw new UncheckedIOException("no directory took it: " + why, first);
  }

  @Override
  public void close() {
    refresher.close();
    clients.close();
  }
}
