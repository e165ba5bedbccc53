package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * What a list shows of a release; the rest is at its id.
 *
 * @param ocid the process
 * @param id the release's own id
 * @param publishedAt when it was published
 * @param tag what it is about
 * @param title the tender's title
 */
@WireObject
public record ReleaseSummary(
    Ocid ocid, String id, Instant publishedAt, @MaxItems(5) List<ReleaseTag> tag, String title) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ReleaseSummary {
    tag = List.copyOf(tag);
  }
}
