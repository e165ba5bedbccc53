package org.govnet.discovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which documents have to be looked at again when some change: those themselves, those that were
 * left out, those that have expired, and those that rest on any of them.
 */
final class Affected {
  private final DirectoryIndex before;
  private final DocumentSet documents;
  private final Instant now;
  private final boolean expiring;

  /**
   * @param documents all documents after the change
   */
  Affected(DirectoryIndex before, DocumentSet documents, Instant now) {
    this.before = before;
    this.documents = documents;
    this.now = now;
    this.expiring = now.toEpochMilli() >= before.nextExpiry();
  }

  /** What is affected by a change of {@code names}, but for {@link #withDependents}. */
  Set<String> by(Set<String> names) {
    Set<String> affected = new LinkedHashSet<>(names);
    before.leftOut().forEach((name, reason) -> affected.add(name));
    if (expiring) {
      before.opened().forEach((name, open) -> addExpired(affected, name, open));
    }
    return affected;
  }

  private void addExpired(Set<String> affected, String name, OpenDocument open) {
    if (!now.isBefore(open.document().expiresAt()) && !isLasting(name)) {
      affected.add(name);
    }
  }

  private static boolean isLasting(String name) {
    return name.startsWith("revocations/") || name.startsWith("departure/");
  }

  /**
   * When the first document expires, or is not from the future any more, after the edit.
   *
   * @param again what was looked at again
   * @return in ms since 1970, or earlier
   */
  long nextExpiry(Set<String> again, CowMap.Editor<String, OpenDocument> opened) {
    long[] next = {expiring ? Long.MAX_VALUE : before.nextExpiry()};
    if (expiring) {
      opened.forEach((name, open) -> earlier(next, name, open));
    } else {
      for (String name : again) {
        OpenDocument open = opened.get(name);
        if (open != null) {
          earlier(next, name, open);
        }
      }
    }
    return next[0];
  }

  private void earlier(long[] next, String name, OpenDocument open) {
    long begins = Documents.begins(open.document()).toEpochMilli();
    if (begins > now.toEpochMilli()) {
      next[0] = Math.min(next[0], begins);
    }
    long expiry = open.document().expiresAt().toEpochMilli();
    if (!isLasting(name) && expiry > now.toEpochMilli()) {
      next[0] = Math.min(next[0], expiry);
    }
  }

  /**
   * Adds what rests on others.
   *
   * @param open reads the revocations of an authority
   */
  Set<String> withDependents(
      Set<String> names, Function<Listed, List<Revocations.Revocation>> open) {
    Set<String> all = new LinkedHashSet<>(names);
    Set<String> nodes = new HashSet<>();
    for (String name : names) {
      if (name.startsWith("revocations/")) {
        // Whom it ends is known once it is read; whom it ended stays so.
        Listed listed = documents.get(name);
        if (listed != null) {
          open.apply(listed).forEach(one -> nodes.add(one.node().value()));
        }
      } else if (name.startsWith("admission/") || name.startsWith("departure/")) {
        nodes.add(name.substring(name.indexOf('/') + 1));
      }
    }
    for (String node : nodes) {
      Stream.of("admission/", "departure/", "descriptor/").forEach(kind -> all.add(kind + node));
    }
    if (!nodes.isEmpty()) {
      before
          .designations()
          .forEach(
              (capability, designation) -> {
                if (designation.nodes().stream().anyMatch(node -> nodes.contains(node.value()))) {
                  all.add(designation.documentName());
                }
              });
    }
    return all;
  }
}
