package org.govnet.api.datause;

import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Whose uses are asked for, and which page of them.
 *
 * @param subject the person
 * @param limit at most so many on a page, 1 to 100; null for 20
 * @param cursor {@link Page#next} of the page before; null for the first
 */
@WireObject
public record UsesQuery(Subject subject, @Nullable Integer limit, @Nullable Cursor cursor) {
  /** The first page of a person's uses. */
  public static UsesQuery of(Subject subject) {
    return new UsesQuery(subject, null, null);
  }

  /** The page after one. */
  public UsesQuery after(Cursor next) {
    return new UsesQuery(subject, limit, next);
  }
}
