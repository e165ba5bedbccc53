package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * All that was published about a process, and what it comes to: an OCDS record.
 *
 * @param ocid the process
 * @param releases what was published, oldest first; the newest 100 if there are more
 * @param compiledRelease the releases merged, tagged {@code compiled}
 */
@WireObject
public record ProcessRecord(
    Ocid ocid, @MaxItems(100) List<ReleaseSummary> releases, Release compiledRelease) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ProcessRecord {
    releases = List.copyOf(releases);
  }
}
