package org.govnet.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.govnet.api.NodeId;
import org.govnet.datause.DataUseStore;
import org.govnet.datause.SubjectKey;
import org.govnet.discovery.Admission;
import org.govnet.discovery.DirectoryReader;
import org.jspecify.annotations.Nullable;

/** A node's record of data use: what writes it, and what shows it. */
final class NodeDataUse {
  private final DataUseStore store;
  private final SubjectKey key;
  private final Clock clock;

  private NodeDataUse(DataUseStore store, SubjectKey key, Clock clock) {
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /**
   * Opens a node's record.
   *
   * @param key the application's; null for the one in the node's state folder
   * @throws IllegalStateException if the record was begun with another key
   * @throws org.govnet.datause.DataUseUnavailable if it cannot be opened now
   */
  static NodeDataUse open(DataUseStore store, @Nullable SubjectKey key, Path state, Clock clock) {
    SubjectKey used = key == null ? SubjectKey.loadOrCreate(state.resolve(SubjectKey.FILE)) : key;
    store.open(used.id());
    return new NodeDataUse(store, used, clock);
  }

  /** The contract {@code data-use}. */
  OwnDataUse service() {
    return new OwnDataUse(store, key, clock);
  }

  /** What records, by the names that the directory has at the time. */
  UseRecorder recorder(NodeId own, Supplier<DirectoryReader> directory) {
    return new UseRecorder(
        store,
        key,
        own,
        node ->
            directory
                .get()
                .current()
                .flatMap(current -> current.admission(node))
                .map(Admission::name)
                .orElse(node.value()),
        clock);
  }
}
