package org.govnet.api.servicedirectory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * What a consumer needs of a contract's version, so that the node does not take it away unawares.
 *
 * @param operations those that it calls, each once, at most {@value #MAX_OPERATIONS}; none if it
 *     needs nothing any more
 */
@WireObject
public record ConsumerNeeds(
    @MaxItems(ConsumerNeeds.MAX_OPERATIONS) List<NeededOperation> operations) {
  /** The most operations; more than any contract has. */
  public static final int MAX_OPERATIONS = 100;

  /**
   * Copies the operations.
   *
   * @throws IllegalArgumentException if one is there twice, or there are too many
   */
  public ConsumerNeeds {
    operations = List.copyOf(operations);
    if (operations.size() > MAX_OPERATIONS) {
      throw new IllegalArgumentException(
          "operations must be at most " + MAX_OPERATIONS + " in number: " + operations.size());
    }
    Set<String> names = new HashSet<>();
    for (NeededOperation each : operations) {
      if (!names.add(each.operation())) {
        throw new IllegalArgumentException("the operation is there twice: " + each.operation());
      }
    }
  }
}
