package org.govnet.client;

import org.govnet.api.GovnetException;
import org.govnet.discovery.Lookup;

/** The directory names nobody to ask; {@link #lookup} says which of the reasons it is. */
public final class NoRoute extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final transient Lookup lookup;

  NoRoute(String operation, Lookup lookup) {
    super(operation + " has nobody to ask: " + describe(lookup));
    this.lookup = lookup;
  }

  private static String describe(Lookup lookup) {
    if (lookup instanceof Lookup.NotRegistered answer) {
      return "not registered: " + answer.reason();
    }
    if (lookup instanceof Lookup.Unsupported answer) {
      return "unsupported: " + answer.reason();
    }
    if (lookup instanceof Lookup.Stale answer) {
      return "stale: " + answer.reason();
    }
    return lookup instanceof Lookup.Unreachable answer
        ? "unreachable: " + answer.reason()
        : lookup.toString();
  }

  /** Why: any of the lookup answers but {@link Lookup.Found}. */
  public Lookup lookup() {
    return lookup;
  }
}
