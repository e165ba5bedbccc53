package org.govnet.discovery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The registered places, as they are on the day of the question: what has ended is followed to what
 * took its place.
 */
final class Places {
  /** A place ends with a day in the United Kingdom. */
  private static final ZoneId HERE = ZoneId.of("Europe/London");

  /** A register could otherwise make every question as long as itself. */
  private static final int MAX_HOPS = 20;

  private static final String ENDLESS =
      " lead in a circle, or on through more than " + MAX_HOPS + " places";

  private final CowMap<AreaCode, Area> areas;
  private final Clock clock;
  private volatile Day lastDay = new Day(LocalDate.EPOCH, 0, 0);

  Places(CowMap<AreaCode, Area> areas, Clock clock) {
    this.areas = areas;
    this.clock = clock;
  }

  /** A day here, and when it begins and ends in ms since 1970. */
  private record Day(LocalDate date, long begins, long ends) {}

  /** A question is asked too often to look at the calendar each time. */
  private LocalDate today() {
    long now = clock.millis();
    Day day = lastDay;
    if (now < day.begins || now >= day.ends) {
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(now), HERE);
      day = new Day(date, begin(date), begin(date.plusDays(1)));
      lastDay = day;
    }
    return day.date;
  }

  private static long begin(LocalDate date) {
    return date.atStartOfDay(HERE).toInstant().toEpochMilli();
  }

  /** Which place answers, or why none does. */
  sealed interface Answer {}

  /** This place does. */
  record Here(AreaCode code) implements Answer {}

  /** None does. */
  record Nowhere(Lookup.NotRegistered why) implements Answer {}

  /**
   * The place that is responsible for a place today, if that is plain: it has not ended, and its
   * own tier is the one; null if it has to be asked {@link #responsible}. It allocates nothing.
   */
  @Nullable AreaCode atOnce(AreaCode asked, Tier tier) {
    Area area = areas.get(asked);
    if (area == null || tier == Tier.SINGLE || area.endedBy(today())) {
      return null;
    }
    return area.tier() == Tier.SINGLE || area.tier() == tier ? area.code() : null;
  }

  /**
   * The place that is responsible for a place today.
   *
   * @param tier which of the place's two: {@link Tier#COUNTY} or {@link Tier#DISTRICT}
   * @param what what is asked for, for the reason
   */
  Answer responsible(AreaCode asked, Tier tier, String what) {
    if (tier == Tier.SINGLE) {
      throw new IllegalArgumentException(
          "a service is run by the county or the district, not SINGLE");
    }
    LocalDate today = today();
    Answer answer = today(asked, today);
    if (!(answer instanceof Here here)) {
      return answer;
    }
    Area area = area(here.code());
    if (area.tier() == Tier.SINGLE || area.tier() == tier) {
      return here;
    }
    if (area.tier() == Tier.COUNTY) {
      return nowhere(
          said(area)
              + " is a county, and "
              + what
              + " is run by its districts: ask for one of"
              + " them");
    }
    return county(area, today);
  }

  private Answer county(Area district, LocalDate today) {
    AreaCode parent = district.parent();
    if (parent == null || !areas.containsKey(parent)) {
      return nowhere(said(district) + " lies in county " + parent + ", which is not registered");
    }
    Answer answer = today(parent, today);
    if (answer instanceof Here here && area(here.code()).tier() == Tier.DISTRICT) {
      return nowhere(
          said(district) + " lies in " + said(area(here.code())) + ", which is no county");
    }
    return answer;
  }

  /** Follows what has ended. */
  private Answer today(AreaCode asked, LocalDate today) {
    AreaCode code = asked;
    for (int hops = 0; hops <= MAX_HOPS; hops++) {
      Area area = areas.get(code);
      if (area == null) {
        return nowhere(
            "area "
                + code
                + " is not registered"
                + (code.equals(asked) ? "" : ", and it is the successor of " + asked));
      }
      if (!area.endedBy(today)) {
        return new Here(code);
      }
      List<AreaCode> next = area.succeededBy();
      String ended = said(area) + " ended on " + area.endDate();
      if (next.isEmpty()) {
        return nowhere(ended + " and has no successor");
      }
      if (next.size() > 1) {
        return new Nowhere(
            new Lookup.NotRegistered(
                ended
                    + " and was split among "
                    + next.stream().map(this::said).collect(Collectors.joining(", "))
                    + ": ask for one of them",
                next));
      }
      code = next.get(0);
    }
    return nowhere("the successors of " + said(asked) + ENDLESS);
  }

  private Area area(AreaCode code) {
    Area area = areas.get(code);
    if (area == null) {
      throw new IllegalArgumentException("area " + code + " is not registered");
    }
    return area;
  }

  private String said(AreaCode code) {
    Area area = areas.get(code);
    return area == null ? code.toString() : said(area);
  }

  private static String said(Area area) {
    return area.code() + " (" + area.name() + ")";
  }

  private static Nowhere nowhere(String reason) {
    return new Nowhere(new Lookup.NotRegistered(reason));
  }

  /**
   * The places that point to what is not there, or in a circle: by name, and what is wrong. Such a
   * pointer is not followed; the place itself stays.
   */
  static Map<String, String> dangling(Map<AreaCode, Area> areas) {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (Area area : areas.values()) {
      AreaCode parent = area.parent();
      Area county = parent == null ? null : areas.get(parent);
      if (parent != null && (county == null || county.tier() == Tier.DISTRICT)) {
        wrong.put(
            "area " + area.code() + ", parent",
            parent + (county == null ? " is not registered" : " is a district, not a county"));
      }
      List<AreaCode> unknown =
          area.succeededBy().stream().filter(code -> !areas.containsKey(code)).toList();
      if (!unknown.isEmpty()) {
        wrong.put("area " + area.code() + ", successors", unknown + " are not registered");
      } else if (isEndless(area, areas)) {
        wrong.put("area " + area.code() + ", successors", "they" + ENDLESS);
      }
    }
    return wrong;
  }

  private static boolean isEndless(Area from, Map<AreaCode, Area> areas) {
    Area area = from;
    for (int hops = 0; hops <= MAX_HOPS; hops++) {
      if (area == null || area.succeededBy().size() != 1) {
        return false;
      }
      area = areas.get(area.succeededBy().get(0));
    }
    return true;
  }
}
