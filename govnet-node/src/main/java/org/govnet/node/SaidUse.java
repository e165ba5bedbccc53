package org.govnet.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.Text;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.InvalidDelay;
import org.govnet.api.datause.Use;
import org.jspecify.annotations.Nullable;

/** What a service has said of the use that it serves. Thread-safe: it is read by another thread. */
final class SaidUse implements CurrentUse {
  private static final int MAX_CATEGORY = 100;

  private final Clock clock;
  private final Set<String> people = new LinkedHashSet<>();
  private final List<String> categories = new ArrayList<>();
  private boolean disclosed;
  private @Nullable Delay delay;

  SaidUse(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void about(Collection<? extends PersonalIdentifier> named) {
    Set<String> all = new LinkedHashSet<>(people);
    named.forEach(person -> all.add(DataSubject.text(person)));
    if (all.size() > MAX_PEOPLE) {
      throw new IllegalArgumentException(
          "one answer is about at most "
              + MAX_PEOPLE
              + " people, and not "
              + all.size()
              + ": answer in pages");
    }
    people.addAll(all);
  }

  @Override
  public synchronized void disclosed() {
    disclosed = true;
  }

  @Override
  public synchronized void categories(List<String> kinds) {
    if (kinds.isEmpty() || kinds.size() > Use.MAX_CATEGORIES) {
      throw new IllegalArgumentException(
          "categories must be 1 to " + Use.MAX_CATEGORIES + " in number: " + kinds.size());
    }
    kinds.forEach(kind -> Text.require("category", kind, MAX_CATEGORY));
    categories.clear();
    categories.addAll(kinds);
  }

  @Override
  public synchronized void delay(Delay order) {
    require(order, clock.instant());
    delay = order;
  }

  /**
   * Sees that a delay ends when one may.
   *
   * @throws InvalidDelay if it does not
   */
  static void require(Delay delay, Instant now) {
    Instant latest = now.atZone(ZoneOffset.UTC).plusMonths(Delay.MAX_MONTHS).toInstant();
    if (!delay.untilAt().isAfter(now) || delay.untilAt().isAfter(latest)) {
      throw new InvalidDelay(
          "untilAt must be after now, and at most "
              + Delay.MAX_MONTHS
              + " months ahead: "
              + delay.untilAt());
    }
  }

  /** The people, as texts to be hashed; none if the service named nobody. */
  synchronized List<String> people() {
    return List.copyOf(people);
  }

  synchronized List<String> categories() {
    return List.copyOf(categories);
  }

  synchronized boolean isDisclosed() {
    return disclosed;
  }

  synchronized @Nullable Delay delay() {
    return delay;
  }
}
