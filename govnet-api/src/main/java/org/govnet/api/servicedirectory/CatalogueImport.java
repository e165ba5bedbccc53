package org.govnet.api.servicedirectory;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * What an import took in.
 *
 * @param rows how many rows there are, all kept
 * @param problemCount how many cells are not as they should be
 * @param problems the first 100 of them
 */
@WireObject
public record CatalogueImport(
    int rows,
    int problemCount,
    @MaxItems(CatalogueImport.MAX_PROBLEMS) List<CatalogueProblem> problems) {
  /** The most problems that are listed. */
  public static final int MAX_PROBLEMS = 100;

  /**
   * Copies the problems.
   *
   * @throws IllegalArgumentException if there are more than 100, or more than it counts
   */
  public CatalogueImport {
    problems = List.copyOf(problems);
    if (problems.size() > MAX_PROBLEMS || problems.size() > problemCount || rows < 0) {
      throw new IllegalArgumentException(
          "an import lists at most "
              + MAX_PROBLEMS
              + " of its problems: "
              + problems.size()
              + " of "
              + problemCount
              + " in "
              + rows
              + " rows");
    }
  }
}
