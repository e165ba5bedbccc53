package org.govnet.examples.uknetwork;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.govnet.api.care.DeliveryChannel;
import org.govnet.api.care.Slot;
import org.govnet.api.care.SlotStatus;
import org.jspecify.annotations.Nullable;

/**
 * When a care service sees people, week by week.
 *
 * @param days the days it does
 * @param times when each appointment begins, as clocks in Britain show; in order
 * @param length how long one lasts
 * @param channel how it is held
 * @param locationId where; null if at home or from afar
 */
record SlotPattern(
    Set<DayOfWeek> days,
    List<LocalTime> times,
    Duration length,
    DeliveryChannel channel,
    @Nullable String locationId) {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

  SlotPattern {
    days = Set.copyOf(days);
    times = times.stream().sorted().distinct().toList();
  }

  /** The slots of one day, earliest first; the same ids whoever asks. */
  List<Slot> on(String serviceId, LocalDate day) {
    return days.contains(day.getDayOfWeek())
        ? times.stream().map(time -> slot(serviceId, day, time)).toList()
        : List.of();
  }

  private Slot slot(String serviceId, LocalDate day, LocalTime time) {
    Instant start = day.atTime(time).atZone(LONDON).toInstant();
    return new Slot(
        serviceId + "-" + ID.format(day.atTime(time)),
        serviceId,
        SlotStatus.FREE,
        start,
        start.plus(length),
        channel,
        locationId);
  }
}
