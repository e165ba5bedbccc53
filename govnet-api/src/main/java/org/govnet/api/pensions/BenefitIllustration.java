package org.govnet.api.pensions;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * A pension's values as worked out on one day. An estimated value and an accrued one are each
 * there, or the reason why not.
 *
 * @param illustrationDate the day
 * @param illustrationComponents at least one
 */
@WireObject
public record BenefitIllustration(
    LocalDate illustrationDate, @MaxItems(20) List<IllustrationComponent> illustrationComponents) {
  /**
   * Copies the components.
   *
   * @throws IllegalArgumentException if an estimated or an accrued one is missing, or there are
   *     more than 20
   */
  public BenefitIllustration {
    illustrationComponents = List.copyOf(illustrationComponents);
    for (IllustrationType type : IllustrationType.values()) {
      if (illustrationComponents.stream().noneMatch(each -> each.illustrationType() == type)) {
        throw new IllegalArgumentException(
            "illustrationComponents must have one of type "
                + type
                + ", be it to say why it is unavailable");
      }
    }
    if (illustrationComponents.size() > 20) {
      throw new IllegalArgumentException(
          "illustrationComponents must be at most 20: " + illustrationComponents.size());
    }
  }
}
