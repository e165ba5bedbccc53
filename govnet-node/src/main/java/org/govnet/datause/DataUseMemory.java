package org.govnet.datause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.jspecify.annotations.Nullable;

/** A record in memory, for tests and trying things out: it is gone with its process. */
public final class DataUseMemory implements DataUseStore {
  private final DataUseLimits limits;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable String keyId;

  /** An entry, and what becomes of it. */
  private static final class Entry {
    final @Nullable String subject;
    final Use use;
    @Nullable Instant delayedUntil;

    Entry(RecordedUse recorded) {
      this.subject = recorded.subject();
      this.use = recorded.use();
      this.delayedUntil = recorded.delay() == null ? null : recorded.delay().untilAt();
    }

    boolean shown(Instant now) {
      return delayedUntil == null || !delayedUntil.isAfter(now);
    }

    boolean over(Instant now, DataUseLimits limits) {
      Instant from =
          delayedUntil != null && delayedUntil.isAfter(use.usedAt()) ? delayedUntil : use.usedAt();
      return !from.plus(limits.kept()).isAfter(now);
    }
  }

  /** A record with {@link DataUseLimits#IN_MEMORY}. */
  public DataUseMemory() {
    this(DataUseLimits.IN_MEMORY);
  }

  /** A record. */
  public DataUseMemory(DataUseLimits limits) {
    this.limits = limits;
  }

  @Override
  public synchronized void open(String key) {
    if (keyId != null && !keyId.equals(key)) {
      throw AnotherKey.refused();
    }
    keyId = key;
  }

  @Override
  public synchronized void record(List<RecordedUse> uses, Instant now) {
    entries.removeIf(entry -> entry.over(now, limits));
    if (entries.size() + uses.size() > limits.entries()) {
      throw new DataUseUnavailable("the record of data use is full: " + limits.entries());
    }
    uses.forEach(use -> entries.add(new Entry(use)));
  }

  @Override
  public synchronized Optional<List<Use>> uses(
      String subject, @Nullable String before, int most, Instant now) {
    List<Use> found = new ArrayList<>();
    boolean begun = before == null;
    for (int i = entries.size() - 1; i >= 0 && found.size() < most; i--) {
      Entry entry = entries.get(i);
      if (!subject.equals(entry.subject)) {
        continue;
      }
      if (begun && entry.shown(now)) {
        found.add(entry.use);
      }
      begun = begun || Objects.equals(before, entry.use.id());
    }
    return begun ? Optional.of(found) : Optional.empty();
  }

  @Override
  public synchronized boolean order(String id, @Nullable Delay delay, Instant now) {
    for (Entry entry : entries) {
      if (entry.use.id().equals(id)) {
        entry.delayedUntil = delay == null ? now : delay.untilAt();
        return true;
      }
    }
    return false;
  }
}
