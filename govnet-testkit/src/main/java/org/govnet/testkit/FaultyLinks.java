package org.govnet.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/** Every link of a test. */
final class FaultyLinks {
  private final Map<Ends, Link> links = new ConcurrentHashMap<>();

  private record Ends(String from, String to) {}

  Link link(NodeId from, NodeId to) {
    return links.computeIfAbsent(
        new Ends(from.value(), to.value()), ends -> new Link(ends.from, ends.to));
  }

  /** The fault for an attempt that begins now; null for none. */
  @Nullable Fault next(NodeId from, String to) {
    Link link = links.get(new Ends(from.value(), to));
    return link == null ? null : link.next();
  }

  /** The faults that met fewer attempts than they were for. */
  List<Injection> unspent() {
    return links.values().stream()
        .flatMap(link -> link.unspent().stream())
        .sorted(Comparator.comparing(Injection::toString))
        .toList();
  }

  void clear() {
    links.clear();
  }
}
