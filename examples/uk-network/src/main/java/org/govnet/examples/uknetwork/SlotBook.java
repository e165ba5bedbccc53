package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.care.InvalidPeriod;
import org.govnet.api.care.Slot;
import org.govnet.api.care.SlotNotFound;
import org.govnet.api.care.SlotStatus;
import org.govnet.api.care.SlotTaken;
import org.govnet.examples.uknetwork.CareRegister.Listing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a council's care services for the next six weeks, and which referral has each. A row
 * is locked before it is given, so that two who ask at once do not both get it.
 */
final class SlotBook {
  private static final int HORIZON_DAYS = 42;
  private static final int MAX_DAYS = 62;
  private static final int DEFAULT_DAYS = 13;

  private final Jdbi jdbi;
  private final Clock clock;

  SlotBook(Database database, Clock clock) {
    this.clock = clock;
    this.jdbi =
        database
            .with(
                "CREATE TABLE IF NOT EXISTS care_slot"
                    + " (pos BIGINT GENERATED ALWAYS AS IDENTITY, id VARCHAR(220) PRIMARY KEY,"
                    + " service_id VARCHAR(200) NOT NULL, slot_date DATE NOT NULL,"
                    + " start_at BIGINT NOT NULL, referral_id VARCHAR(40), record VARCHAR NOT NULL)",
                "CREATE INDEX IF NOT EXISTS care_slot_service"
                    + " ON care_slot (service_id, slot_date)")
            .jdbi();
  }

  /**
   * A care service's free slots to come.
   *
   * @throws InvalidPeriod if the last day is before the first, or too long after it
   */
  Page<Slot> free(
      CareOffer offer,
      @Nullable LocalDate fromDate,
      @Nullable LocalDate untilDate,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    LocalDate from = fromDate == null ? today() : fromDate;
    LocalDate until = untilDate == null ? from.plusDays(DEFAULT_DAYS) : untilDate;
    if (until.isBefore(from) || until.isAfter(from.plusDays(MAX_DAYS))) {
      throw new InvalidPeriod(
          "untilDate",
          "untilDate must be 0 to " + MAX_DAYS + " days after fromDate: " + from + " to " + until);
    }
    extend(offer);
    return new Listing("care_slot")
        .and("service_id = :service", "service", offer.service().id())
        .and("slot_date >= :from", "from", from)
        .and("slot_date <= :until", "until", until)
        .and("referral_id IS NULL AND start_at > :now", "now", clock.instant().getEpochSecond())
        .page(jdbi, false, limit, cursor, record -> Rows.read(record, Slot.class));
  }

  /**
   * Gives a slot to a referral, inside the caller's transaction.
   *
   * @throws SlotNotFound if the care service has no such slot, or it has begun
   * @throws SlotTaken if another referral has it
   */
  Slot take(Handle handle, CareOffer offer, String slotId, String referralId) {
    Held held =
        lock(handle, slotId)
            .filter(it -> it.slot().serviceId().equals(offer.service().id()))
            .filter(it -> it.slot().startAt().isAfter(clock.instant()))
            .orElseThrow(() -> new SlotNotFound(slotId));
    if (held.referralId() != null && !held.referralId().equals(referralId)) {
      throw new SlotTaken(slotId);
    }
    handle.execute("UPDATE care_slot SET referral_id = ? WHERE id = ?", referralId, slotId);
    Slot it = held.slot();
    return new Slot(
        it.id(),
        it.serviceId(),
        SlotStatus.BUSY,
        it.startAt(),
        it.endAt(),
        it.deliveryChannel(),
        it.locationId());
  }

  /** Makes a referral's slot free again, inside the caller's transaction. */
  void giveBack(Handle handle, @Nullable Slot slot, String referralId) {
    if (slot != null) {
      handle.execute(
          "UPDATE care_slot SET referral_id = NULL WHERE id = ? AND referral_id = ?",
          slot.id(),
          referralId);
    }
  }

  /**
   * Moves a referral to another slot, inside the caller's transaction. Both are locked in the order
   * of their ids: two referrals that swap slots would otherwise wait for each other for ever.
   */
  Slot move(Handle handle, CareOffer offer, Slot from, String to, String referralId) {
    if (from.id().compareTo(to) < 0) {
      giveBack(handle, from, referralId);
      return take(handle, offer, to, referralId);
    }
    Slot taken = take(handle, offer, to, referralId);
    giveBack(handle, from, referralId);
    return taken;
  }

  /** Adds the days that have come into sight since the last time. */
  void extend(CareOffer offer) {
    SlotPattern pattern = offer.slots();
    LocalDate last = today().plusDays(HORIZON_DAYS);
    if (pattern == null || jdbi.withHandle(handle -> reaches(handle, offer)).isAfter(last)) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          // The care service's row stands for its book: one extends it at a time.
          handle
              .createQuery("SELECT id FROM care_service WHERE id = :id FOR UPDATE")
              .bind("id", offer.service().id())
              .mapTo(String.class)
              .list();
          for (LocalDate day = reaches(handle, offer); !day.isAfter(last); day = day.plusDays(1)) {
            for (Slot slot : pattern.on(offer.service().id(), day)) {
              handle.execute(
                  "INSERT INTO care_slot (id, service_id, slot_date, start_at, record)"
                      + " VALUES (?, ?, ?, ?, ?)",
                  slot.id(),
                  slot.serviceId(),
                  day,
                  slot.startAt().getEpochSecond(),
                  Rows.json(slot));
            }
          }
        });
  }

  /** The first day that is not in the book. */
  private LocalDate reaches(Handle handle, CareOffer offer) {
    return handle
        .createQuery(
            "SELECT slot_date FROM care_slot WHERE service_id = :id"
                + " ORDER BY slot_date DESC FETCH FIRST 1 ROW ONLY")
        .bind("id", offer.service().id())
        .mapTo(LocalDate.class)
        .findOne()
        .map(last -> last.plusDays(1))
        .filter(next -> next.isAfter(today()))
        .orElseGet(this::today);
  }

  private static Optional<Held> lock(Handle handle, String slotId) {
    return handle
        .createQuery("SELECT referral_id, record FROM care_slot WHERE id = :id FOR UPDATE")
        .bind("id", slotId)
        .map(
            (it, context) ->
                new Held(
                    Rows.read(it.getString("record"), Slot.class), it.getString("referral_id")))
        .findOne();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SlotPattern.LONDON);
  }

  private record Held(Slot slot, @Nullable String referralId) {}
}
