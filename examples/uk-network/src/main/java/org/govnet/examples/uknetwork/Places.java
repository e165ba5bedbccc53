package org.govnet.examples.uknetwork;

import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.govnet.discovery.Area;

/** A hand-made excerpt of the register of places, for when no data is given. */
final class Places {
  static final AreaCode BIRMINGHAM = AreaCode.of("E08000025");
  static final AreaCode MANCHESTER = AreaCode.of("E08000003");
  static final AreaCode SWANSEA = AreaCode.of("W06000011");
  static final AreaCode NEWCASTLE = AreaCode.of("E08000021");
  static final AreaCode LIVERPOOL = AreaCode.of("E08000012");
  static final AreaCode LEEDS = AreaCode.of("E08000035");
  static final AreaCode WEST_SUSSEX = AreaCode.of("E10000032");
  static final AreaCode ADUR = AreaCode.of("E07000223");

  static final List<Area> EXCERPT =
      List.of(
          new Area(BIRMINGHAM, "Birmingham", Tier.SINGLE, null),
          new Area(MANCHESTER, "Manchester", Tier.SINGLE, null),
          new Area(SWANSEA, "Swansea", Tier.SINGLE, null),
          new Area(NEWCASTLE, "Newcastle upon Tyne", Tier.SINGLE, null),
          new Area(LIVERPOOL, "Liverpool", Tier.SINGLE, null),
          new Area(LEEDS, "Leeds", Tier.SINGLE, null),
          new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
          new Area(ADUR, "Adur", Tier.DISTRICT, WEST_SUSSEX));

  private Places() {}
}
