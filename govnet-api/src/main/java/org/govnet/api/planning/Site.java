package org.govnet.api.planning;

import org.govnet.api.MultiPolygon;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The land an application is about.
 *
 * @param title its address in one line
 * @param uprn its property reference; null for a site that has none yet
 * @param location where it is, as one point
 * @param boundary the outline of the land (the red line); null if only the point is known
 */
@WireObject
public record Site(
    String title, @Nullable Uprn uprn, Point location, @Nullable MultiPolygon boundary) {
  /** A site of which only the point is known. */
  public Site(String title, @Nullable Uprn uprn, Point location) {
    this(title, uprn, location, null);
  }
}
