package org.govnet.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/** A fault on a link, and how often it fired. */
public final class Injection {
  private final String link;
  private final Fault.Times faults;
  private final AtomicInteger fired = new AtomicInteger();

  Injection(String link, Fault.Times faults) {
    this.link = link;
    this.faults = faults;
  }

  /** How many attempts have met the fault so far. */
  public int fired() {
    return fired.get();
  }

  Fault fault() {
    return faults.fault();
  }

  /** Takes the fault for one attempt, if there is one left. */
  boolean take() {
    return fired.getAndUpdate(n -> Math.min(n + 1, faults.times())) < faults.times();
  }

  boolean isSpent() {
    return fired() == faults.times();
  }

  @Override
  public String toString() {
    return link + ": " + faults.fault() + " fired " + fired() + " of " + faults.times() + " times";
  }
}
