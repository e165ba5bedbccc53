package org.govnet.api.care;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * When a care service or location is open: a rule of RFC 5545 in parts, or words. Times are those
 * of clocks in Britain, summer and winter.
 *
 * @param validFromDate the first day it holds
 * @param validToDate the last day it holds
 * @param dtstartDate the first day of the series; needed where {@code interval} is over 1
 * @param untilDate the last day of the series
 * @param count how many times it comes round, at least 1; not together with {@code untilDate}
 * @param wkst the day that weeks begin on
 * @param freq how often it comes round
 * @param interval every so many weeks or months, at least 1
 * @param byday days, such as {@code MO,WE}; in a monthly one also {@code 2MO}, the second Monday,
 *     or {@code -1FR}, the last Friday
 * @param bymonthday days of the month, such as {@code 1,15} or {@code -1}; in a monthly one alone
 * @param description the same in words, 1 to 4,000 characters
 * @param opensAt when it opens
 * @param closesAt when it closes; before {@code opensAt} if it is open past midnight
 * @param scheduleLink where each session is listed
 * @param attendingType how to attend, in words
 * @param notes what else to know, 1 to 4,000 characters
 */
@WireObject
public record Schedule(
    @Nullable LocalDate validFromDate,
    @Nullable LocalDate validToDate,
    @Nullable LocalDate dtstartDate,
    @Nullable LocalDate untilDate,
    @Nullable Integer count,
    @Nullable Weekday wkst,
    @Nullable Frequency freq,
    @Nullable Integer interval,
    @Nullable String byday,
    @Nullable String bymonthday,
    @Nullable String description,
    @Nullable LocalTime opensAt,
    @Nullable LocalTime closesAt,
    @Nullable URI scheduleLink,
    @Nullable String attendingType,
    @Nullable String notes) {
  private static final String DAY = "(MO|TU|WE|TH|FR|SA|SU)";
  private static final Pattern WEEKLY = Pattern.compile(DAY + "(," + DAY + "){0,6}");
  private static final Pattern MONTHLY =
      Pattern.compile("(-?[1-5])?" + DAY + "(,(-?[1-5])?" + DAY + "){0,34}");
  private static final Pattern MONTH_DAYS =
      Pattern.compile("-?([1-9]|[12][0-9]|3[01])(,-?([1-9]|[12][0-9]|3[01])){0,61}");

  /**
   * Checks that the parts make a rule.
   *
   * @throws IllegalArgumentException if dates are in the wrong order, a number is under 1, days are
   *     not in RFC 5545's form, or parts are there that do not go together
   */
  public Schedule {
    CareText.order("validFromDate", validFromDate, "validToDate", validToDate);
    CareText.order("dtstartDate", dtstartDate, "untilDate", untilDate);
    atLeastOne("count", count);
    atLeastOne("interval", interval);
    if (count != null && untilDate != null) {
      throw new IllegalArgumentException("count and untilDate both end a schedule: leave one out");
    }
    if (interval != null && interval > 1 && dtstartDate == null) {
      throw new IllegalArgumentException(
          "an interval over 1 needs a dtstartDate to count from: " + interval);
    }
    if (byday != null && !(freq == Frequency.MONTHLY ? MONTHLY : WEEKLY).matcher(byday).matches()) {
      throw new IllegalArgumentException(
          "byday must be days as in MO,WE, or in a monthly schedule as in 2MO or -1FR: "
              + Quote.of(byday));
    }
    if (bymonthday != null
        && (freq != Frequency.MONTHLY || !MONTH_DAYS.matcher(bymonthday).matches())) {
      throw new IllegalArgumentException(
          "bymonthday must be days from 1 to 31 or -1 to -31 as in 1,15, of a monthly schedule: "
              + Quote.of(bymonthday));
    }
    Text.optional("description", description, CareText.LONG);
    CareText.web("scheduleLink", scheduleLink);
    Text.optional("attendingType", attendingType, CareText.SHORT);
    Text.optional("notes", notes, CareText.LONG);
  }

  /**
   * Open on the same days of every week.
   *
   * @param byday such as {@code MO,TU,WE}
   */
  public static Schedule weekly(String byday, LocalTime opensAt, LocalTime closesAt) {
    return new Schedule(
        null,
        null,
        null,
        null,
        null,
        null,
        Frequency.WEEKLY,
        1,
        byday,
        null,
        null,
        opensAt,
        closesAt,
        null,
        null,
        null);
  }

  private static void atLeastOne(String name, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + number);
    }
  }
}
