package org.govnet.node;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.govnet.discovery.Directory;
import org.jspecify.annotations.Nullable;

/** The entities of a directory that is replaced now and then. */
final class FederationExport {
  private final Supplier<Optional<Directory>> directory;
  private final Supplier<URI> directoryId;
  private @Nullable FederationEntities held;

  /**
   * An export.
   *
   * @param directory asked each time
   * @param directoryId the directory's own entity identifier; asked only while it is served
   */
  FederationExport(Supplier<Optional<Directory>> directory, Supplier<URI> directoryId) {
    this.directory = directory;
    this.directoryId = directoryId;
  }

  /** The entities now; empty while there is no directory, or one too old to be exported. */
  synchronized Optional<FederationEntities> current(Instant now) {
    Optional<Directory> current = directory.get();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    if (held == null || !held.isStillOf(current.get(), now)) {
      held = new FederationEntities(current.get(), directoryId.get(), now);
    }
    return Optional.of(held).filter(entities -> entities.isCurrent(now));
  }
}
