package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.govnet.api.AreaCode;
import org.govnet.api.MaxItems;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A place. Places merge, split and end, so one is never an identity: whoever asks by an ended
 * place's code is sent on to its successor.
 *
 * @param code its GSS code
 * @param name as people write it
 * @param tier its level of local government
 * @param parent the county it lies in; null unless it is a district
 * @param endDate the last day on which it is; null while no end is known
 * @param successors the places that take its place after that day; null if there are none, else 1
 *     to 20
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Area(
    AreaCode code,
    String name,
    Tier tier,
    @Nullable AreaCode parent,
    @Nullable LocalDate endDate,
    @MaxItems(Area.MAX_SUCCESSORS) @Nullable List<AreaCode> successors) {
  /** The most successors that a place can have. */
  public static final int MAX_SUCCESSORS = 20;

  /**
   * Checks that districts, and only districts, have a county, and that only a place that ends has
   * successors. An empty list of them is none.
   *
   * @throws IllegalArgumentException if not; or if it has too many successors, itself among them,
   *     or one twice
   */
  public Area {
    if ((tier == Tier.DISTRICT) != (parent != null)) {
      throw new IllegalArgumentException(
          "area "
              + code
              + " is of tier "
              + tier
              + (parent == null ? " without" : " with")
              + " a parent");
    }
    successors = successors == null || successors.isEmpty() ? null : List.copyOf(successors);
    if (successors != null) {
      checkSuccessors(code, endDate, successors);
    }
  }

  private static void checkSuccessors(
      AreaCode code, @Nullable LocalDate endDate, List<AreaCode> successors) {
    if (endDate == null) {
      throw new IllegalArgumentException(
          "area " + code + " has successors and no endDate: say when it ends");
    }
    if (successors.size() > MAX_SUCCESSORS) {
      throw new IllegalArgumentException(
          "area "
              + code
              + " has "
              + successors.size()
              + " successors, and at most "
              + MAX_SUCCESSORS
              + " are allowed");
    }
    if (successors.contains(code) || Set.copyOf(successors).size() < successors.size()) {
      throw new IllegalArgumentException(
          "area " + code + " has itself or one place twice among its successors: " + successors);
    }
  }

  /** A place of which no end is known. */
  public Area(AreaCode code, String name, Tier tier, @Nullable AreaCode parent) {
    this(code, name, tier, parent, null, null);
  }

  /**
   * The same place, with an end.
   *
   * @param last the last day on which it is
   * @param successors what takes its place; empty if nothing does
   */
  public Area ending(LocalDate last, List<AreaCode> successors) {
    return new Area(code, name, tier, parent, last, successors);
  }

  /** What takes its place; empty if nothing does, or it does not end. */
  public List<AreaCode> succeededBy() {
    return successors == null ? List.of() : successors;
  }

  /** Whether it is no more on a day. */
  boolean endedBy(LocalDate today) {
    return endDate != null && today.isAfter(endDate);
  }
}
