package org.govnet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on this page, in the list's order
 * @param next an opaque cursor for the page after this one; null on the last
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }
}
