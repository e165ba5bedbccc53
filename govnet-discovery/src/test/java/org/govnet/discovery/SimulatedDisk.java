package org.govnet.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader's files in memory: the whole and the changes since, which a restart reads again. */
final class SimulatedDisk implements Keeping {
  private byte @Nullable [] whole;
  private final List<byte[]> log = new ArrayList<>();
  private Memory memory = Memory.NONE;
  private String verified = "";
  private Set<String> leftOut = Set.of();

  @Override
  public DirectoryCopy.Found load(DirectoryVerifier verifier) {
    byte[] bytes = whole;
    if (bytes == null) {
      return new DirectoryCopy.Found(null, memory, "");
    }
    Directory directory = verifier.restore(World.read(bytes), memory, verified, leftOut);
    for (byte[] changes : log) {
      try {
        directory = verifier.restore(WireJson.read(changes, Changes.class), directory);
      } catch (BodyRefused e) {
        throw new AssertionError(e);
      }
    }
    directory = verifier.today(directory).remembering(memory);
    return new DirectoryCopy.Found(directory, directory.memory(), "");
  }

  @Override
  public void save(Directory directory, byte[] bundle) {
    memory = directory.memory();
    whole = bundle;
    verified = directory.verified();
    leftOut = Set.copyOf(directory.index().leftOut().toMap().keySet());
    log.clear();
  }

  @Override
  public void append(Directory directory, byte[] changes) {
    memory = directory.memory();
    log.add(changes);
    if (log.size() > 20) {
      save(directory, directory.bundle());
    }
  }

  /** As if a backup of long ago were put back, and nothing remembered. */
  void forget(byte[] old) {
    memory = Memory.NONE;
    whole = old;
    log.clear();
  }
}
