package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * Points at another process: an OCDS related process.
 *
 * @param id its id in the list
 * @param relationship what the other is to this one; at least one
 * @param scheme how the other is named
 * @param identifier its name
 */
@WireObject
public record RelatedProcess(
    String id,
    @MaxItems(10) List<RelatedProcessType> relationship,
    RelatedProcessScheme scheme,
    Ocid identifier) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public RelatedProcess {
    Checks.id("id", id);
    relationship = Checks.distinct("relationship", relationship, 10, each -> each);
  }

  /** The framework that a contract was called off. */
  public static RelatedProcess framework(Ocid framework) {
    return new RelatedProcess(
        "1", List.of(RelatedProcessType.FRAMEWORK), RelatedProcessScheme.OCID, framework);
  }
}
