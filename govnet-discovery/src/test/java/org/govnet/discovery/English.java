package org.govnet.discovery;

import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;

/** A few English places as they are, traps included. */
final class English {
  static final AreaCode WEST_SUSSEX = AreaCode.of("E10000032");
  static final AreaCode ADUR = AreaCode.of("E07000223");
  // A single tier under what looks like a county's code until 2023, E10000023.
  static final AreaCode NORTH_YORKSHIRE = AreaCode.of("E10000023");

  static final List<Area> AREAS =
      List.of(
          new Area(World.MANCHESTER_AREA, "Manchester", Tier.SINGLE, null),
          new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
          new Area(ADUR, "Adur", Tier.DISTRICT, WEST_SUSSEX),
          new Area(NORTH_YORKSHIRE, "North Yorkshire", Tier.SINGLE, null));

  private English() {}
}
