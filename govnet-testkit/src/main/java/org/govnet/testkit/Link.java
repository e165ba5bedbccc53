package org.govnet.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from one caller to one node, stub or not, for the length of a test. Thread-safe. Faults
 * meet the attempts of calls in the order of injection, one fault an attempt; without faults, or
 * once they are spent, the way is clear.
 */
public final class Link {
  private final String name;
  private final List<Injection> injections = new ArrayList<>();

  Link(String from, String to) {
    this.name = from + " → " + to;
  }

  /** The next attempt meets a fault. */
  public Injection inject(Fault fault) {
    return inject(fault.times(1));
  }

  /** The next attempts meet a fault; those that meet none fail the test at its end. */
  public synchronized Injection inject(Fault.Times faults) {
    Injection injection = new Injection(name, faults);
    injections.add(injection);
    return injection;
  }

  /** The fault for an attempt that begins now; null for none. */
  synchronized @Nullable Fault next() {
    for (Injection injection : injections) {
      if (injection.take()) {
        return injection.fault();
      }
    }
    return null;
  }

  synchronized List<Injection> unspent() {
    return injections.stream().filter(injection -> !injection.isSpent()).toList();
  }

  @Override
  public String toString() {
    return "link " + name;
  }
}
