package org.govnet.examples.uknetwork;

import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.govnet.discovery.Area;

/** A hand-made excerpt of the register of places, for when no data is given. */
final class Places {
  static final AreaCode LEEDS = AreaCode.of("E08000035");
  static final AreaCode MANCHESTER = AreaCode.of("E08000003");
  static final AreaCode SWANSEA = AreaCode.of("W06000011");

  static final List<Area> EXCERPT =
      List.of(
          new Area(LEEDS, "Leeds", Tier.SINGLE, null),
          new Area(MANCHESTER, "Manchester", Tier.SINGLE, null),
          new Area(SWANSEA, "Swansea", Tier.SINGLE, null));

  private Places() {}
}
