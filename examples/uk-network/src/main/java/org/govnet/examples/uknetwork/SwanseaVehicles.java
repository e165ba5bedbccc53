package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.govnet.api.Caller;
import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.MotStatus;
import org.govnet.api.vehicle.RegisterUnavailable;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.TooManyEnquiries;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleBuilder;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A register of eight vehicles in its own database. The marks are those of the test environment of
 * DVLA's Vehicle Enquiry Service, so that they are nobody's; what is said of the vehicles is
 * fictional.
 *
 * <p>As there, some marks always fail, so that a caller can be tested: {@code ER19NFD} is not
 * found, {@code ER19THR} is over quota, {@code ER19MNT} finds the register closed. A caller that
 * really asks too often is over quota as well, whichever replica it asks.
 */
public final class SwanseaVehicles implements VehicleEnquiry {
  /** Enquiries a second that each caller has, if nothing else is said. */
  static final int QUOTA_PER_SECOND = 100;

  /** The quota begins anew with each full second, and a second is the least that can be said. */
  private static final Duration UNTIL_THE_NEXT_SECOND = Duration.ofSeconds(1);

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final RegistrationMark OVER_QUOTA = RegistrationMark.of("ER19 THR");
  private static final RegistrationMark CLOSED = RegistrationMark.of("ER19 MNT");

  private final Database database;
  private final Clock clock;
  private final int perSecond;

  // The node sets it before the first enquiry.
  @Context private @Nullable Caller caller;

  /** A register whose vehicles' tax and tests run out on dates relative to the day it is made. */
  SwanseaVehicles(Database database, Clock clock) {
    this(database, clock, QUOTA_PER_SECOND, null);
  }

  /**
   * A register for a test.
   *
   * @param perSecond how many enquiries a second each caller has
   * @param caller who asks; null for whoever the node says
   */
  SwanseaVehicles(Database database, Clock clock, int perSecond, @Nullable Caller caller) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.caller = caller;
    this.database =
        database.with(
            "CREATE TABLE IF NOT EXISTS vehicle (mark VARCHAR(10) PRIMARY KEY, record VARCHAR NOT"
                + " NULL)",
            "CREATE TABLE IF NOT EXISTS enquiry (caller VARCHAR(64) PRIMARY KEY, at_second BIGINT"
                + " NOT NULL, made INT NOT NULL)");
    // An embedded database has one process, so its replicas share the object.
    synchronized (database) {
      database.jdbi().useTransaction(this::seed);
    }
  }

  private void seed(Handle handle) {
    if (handle.select("SELECT COUNT(*) FROM vehicle").mapTo(Long.class).one() > 0) {
      return;
    }
    handle.execute("MERGE INTO enquiry (caller, at_second, made) KEY (caller) VALUES ('', 0, 0)");
    for (Vehicle vehicle : FictionalVehicles.on(today())) {
      handle.execute(
          "INSERT INTO vehicle (mark, record) VALUES (?, ?)",
          vehicle.registrationNumber().value(),
          Rows.json(vehicle));
    }
  }

  @Override
  public Vehicle vehicle(VehicleQuery query) {
    RegistrationMark mark = query.registrationNumber();
    if (mark.equals(OVER_QUOTA) || !withinQuota()) {
      throw new TooManyEnquiries(perSecond).retryAfter(UNTIL_THE_NEXT_SECOND);
    }
    if (mark.equals(CLOSED)) {
      throw new RegisterUnavailable("closed for maintenance");
    }
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT record FROM vehicle WHERE mark = ?", mark.value())
                    .mapTo(String.class)
                    .findOne())
        .map(record -> Rows.read(record, Vehicle.class))
        .map(held -> on(today(), held))
        .orElseThrow(() -> new VehicleNotFound(mark));
  }

  /** Counts this enquiry, at all replicas together, from each full second anew. */
  private boolean withinQuota() {
    Caller asking = caller;
    if (asking == null) {
      return true;
    }
    String node = asking.node().value();
    long second = clock.instant().getEpochSecond();
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              // One at a time, even a caller's first two, which have no row to lock yet.
              handle
                  .select("SELECT made FROM enquiry WHERE caller = '' FOR UPDATE")
                  .mapTo(Integer.class)
                  .one();
              handle.execute(
                  "MERGE INTO enquiry t USING (VALUES (CAST(? AS VARCHAR), CAST(? AS BIGINT)))"
                      + " s(caller, at_second) ON t.caller = s.caller WHEN MATCHED THEN UPDATE SET"
                      + " made = CASE WHEN t.at_second = s.at_second THEN t.made + 1 ELSE 1 END,"
                      + " at_second = s.at_second WHEN NOT MATCHED THEN INSERT (caller, at_second,"
                      + " made) VALUES (s.caller, s.at_second, 1)",
                  node,
                  second);
              int made =
                  handle
                      .select("SELECT made FROM enquiry WHERE caller = ?", node)
                      .mapTo(Integer.class)
                      .one();
              return made <= perSecond;
            });
  }

  /** What is on file; whether that means taxed and tested depends on the day of asking. */
  private static Vehicle on(LocalDate today, Vehicle held) {
    VehicleBuilder answer = held.toBuilder();
    LocalDate taxDue = held.taxDueDate();
    if (taxDue != null) {
      answer.taxStatus(today.isAfter(taxDue) ? TaxStatus.UNTAXED : TaxStatus.TAXED);
    }
    LocalDate motExpiry = held.motExpiryDate();
    if (motExpiry != null) {
      answer.motStatus(today.isAfter(motExpiry) ? MotStatus.NOT_VALID : MotStatus.VALID);
    }
    return answer.build();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }
}
