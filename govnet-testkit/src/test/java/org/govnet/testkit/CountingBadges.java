package org.govnet.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real service, which counts. */
final class CountingBadges implements Badges {
  final AtomicInteger issued = new AtomicInteger();
  final AtomicInteger found = new AtomicInteger();

  @Override
  public Found find(@Nullable String holder, int limit) {
    found.incrementAndGet();
    return new Found(List.of(new Badge(holder == null ? "anybody" : holder, limit)));
  }

  @Override
  public Badge issue(Badge badge) {
    issued.incrementAndGet();
    return badge;
  }

  @Override
  public void revoke(String holder) {}
}
