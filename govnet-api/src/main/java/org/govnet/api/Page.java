package org.govnet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. An operation that answers with one takes a {@code limit} from 1 to 100 and a
 * {@code cursor}, both in the query or, for a search, both in the body.
 *
 * @param items what is on this page, in the list's order; at most 100
 * @param next where the page after this one begins; null on the last
 * @param <T> what is listed
 */
@WireObject
public record Page<T>(@MaxItems(Page.MAX_LIMIT) List<T> items, @Nullable Cursor next) {
  /** The most items that a page can be asked to have. */
  public static final int MAX_LIMIT = 100;

  /** How many items a page has if the caller does not say. */
  public static final int DEFAULT_LIMIT = 20;

  /**
   * Copies the items.
   *
   * @throws IllegalArgumentException if there are more than 100
   */
  public Page {
    items = List.copyOf(items);
    if (items.size() > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a page has at most " + MAX_LIMIT + " items: " + items.size());
    }
  }

  /**
   * How many items were asked for.
   *
   * @param limit what the caller said; null for {@value #DEFAULT_LIMIT}
   * @throws InvalidPaging if it is not from 1 to {@value #MAX_LIMIT}
   */
  public static int limit(@Nullable Integer limit) throws InvalidPaging {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidPaging("limit", "limit must be 1 to " + MAX_LIMIT + ": " + limit);
    }
    return limit;
  }
}
