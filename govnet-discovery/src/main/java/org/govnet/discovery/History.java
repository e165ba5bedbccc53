package org.govnet.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents changed at which revision, of late, so that a mirror can tell its readers what is
 * new to them. Names alone: what they stand for is in the directory itself. Immutable.
 *
 * @param steps oldest first, without a gap
 */
record History(List<Step> steps) {
  /** A reader that has missed more takes the whole directory, which is then not much more. */
  private static final int MAX_NAMES = 4_096;

  private static final int MAX_STEPS = 4_096;

  /**
   * One revision.
   *
   * @param since the revision before
   * @param revision the revision
   * @param root the version of the root before
   * @param names what changed or was removed
   */
  record Step(long since, long revision, long root, List<String> names) {
    Step {
      names = List.copyOf(names);
    }
  }

  static final History NONE = new History(List.of());

  History plus(Step step) {
    int names = step.names().size();
    int from = steps.size();
    while (from > 0 && steps.size() - from < MAX_STEPS) {
      names += steps.get(from - 1).names().size();
      if (names > MAX_NAMES) {
        break;
      }
      from--;
    }
    List<Step> kept = new ArrayList<>(steps.subList(from, steps.size()));
    kept.add(step);
    return new History(kept);
  }

  /**
   * What changed since.
   *
   * @param names every document that did
   * @param root the version of the root at that revision
   */
  record Since(Set<String> names, long root) {}

  /** What has changed since a revision; empty if that is not known any more. */
  Optional<Since> since(long revision) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).since() == revision) {
        Set<String> names = new LinkedHashSet<>();
        steps.subList(i, steps.size()).forEach(step -> names.addAll(step.names()));
        return Optional.of(new Since(names, steps.get(i).root()));
      }
    }
    return Optional.empty();
  }
}
