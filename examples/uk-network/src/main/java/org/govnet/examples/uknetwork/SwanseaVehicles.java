package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.govnet.api.vehicle.MotStatus;
import org.govnet.api.vehicle.RegisterUnavailable;
import org.govnet.api.vehicle.RegistrationMark;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.TooManyEnquiries;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleBuilder;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;

/**
 * A register of eight vehicles. The marks are those of the test environment of DVLA's Vehicle
 * Enquiry Service, so that they are nobody's; what is said of the vehicles is fictional.
 *
 * <p>As there, some marks always fail, so that a caller can be tested: {@code ER19NFD} is not
 * found, {@code ER19THR} is over quota, {@code ER19MNT} finds the register closed.
 */
public final class SwanseaVehicles implements VehicleEnquiry {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final RegistrationMark OVER_QUOTA = RegistrationMark.of("ER19 THR");
  private static final RegistrationMark CLOSED = RegistrationMark.of("ER19 MNT");
  private static final int QUOTA_PER_SECOND = 10;

  private final Clock clock;
  private final Map<RegistrationMark, Held> register;

  /** A register whose vehicles' tax and tests run out on dates relative to today. */
  public SwanseaVehicles(Clock clock) {
    this.clock = clock;
    this.register = Map.copyOf(fictional(today()));
  }

  @Override
  public Vehicle vehicle(VehicleQuery query) {
    RegistrationMark mark = query.registrationNumber();
    if (mark.equals(OVER_QUOTA)) {
      throw new TooManyEnquiries(QUOTA_PER_SECOND);
    }
    if (mark.equals(CLOSED)) {
      throw new RegisterUnavailable("closed for maintenance");
    }
    Held held = register.get(mark);
    if (held == null) {
      throw new VehicleNotFound(mark);
    }
    return held.answer(mark, today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  /** What is on file; whether that means taxed and tested depends on the day of asking. */
  private record Held(Consumer<VehicleBuilder> facts, Tax tax, Mot mot) {
    Vehicle answer(RegistrationMark mark, LocalDate today) {
      VehicleBuilder answer = Vehicle.builder(mark);
      facts.accept(answer);
      tax.tell(answer, today);
      mot.tell(answer, today);
      return answer.build();
    }
  }

  private interface Tax {
    void tell(VehicleBuilder answer, LocalDate today);

    static Tax until(LocalDate due) {
      return (answer, today) ->
          answer
              .taxStatus(today.isAfter(due) ? TaxStatus.UNTAXED : TaxStatus.TAXED)
              .taxDueDate(due);
    }

    static Tax always(TaxStatus status) {
      return (answer, today) -> answer.taxStatus(status);
    }
  }

  private interface Mot {
    void tell(VehicleBuilder answer, LocalDate today);

    static Mot until(LocalDate expiry) {
      return (answer, today) ->
          answer
              .motStatus(today.isAfter(expiry) ? MotStatus.NOT_VALID : MotStatus.VALID)
              .motExpiryDate(expiry);
    }

    static Mot unknown(MotStatus status) {
      return (answer, today) -> answer.motStatus(status);
    }
  }

  private static Map<RegistrationMark, Held> fictional(LocalDate today) {
    Map<RegistrationMark, Held> held = new HashMap<>();
    Consumer<VehicleBuilder> hatchback =
        v ->
            car(v, "FORD", "RED", "PETROL", YearMonth.of(2019, 3))
                .engineCapacity(1_596)
                .co2Emissions(128);
    held.put(
        RegistrationMark.of("AA19 AAA"),
        new Held(hatchback, Tax.until(today.plusMonths(7)), Mot.until(today.plusMonths(4))));
    held.put(
        RegistrationMark.of("AA19 MOT"),
        new Held(hatchback, Tax.until(today.plusMonths(2)), Mot.until(today.minusDays(12))));
    held.put(
        RegistrationMark.of("AA19 PPP"),
        new Held(hatchback, Tax.until(today.minusDays(1)), Mot.until(today.plusMonths(9))));
    held.put(
        RegistrationMark.of("AA19 EEE"),
        new Held(
            v ->
                car(v, "NISSAN", "WHITE", "ELECTRICITY", YearMonth.of(2019, 5))
                    .co2Emissions(0)
                    .artEndDate(LocalDate.of(2025, 3, 31)),
            Tax.until(today.plusMonths(11)),
            Mot.unknown(MotStatus.NO_RESULTS_RETURNED)));
    held.put(
        RegistrationMark.of("AA19 DSL"),
        new Held(
            v ->
                car(v, "VAUXHALL", "GREY", "DIESEL", YearMonth.of(2019, 8))
                    .engineCapacity(1_956)
                    .co2Emissions(141)
                    .realDrivingEmissions("2"),
            Tax.until(today.plusMonths(1)),
            Mot.until(today.plusMonths(6))));
    held.put(
        RegistrationMark.of("AA19 SRN"),
        new Held(
            hatchback, Tax.always(TaxStatus.SORN), Mot.unknown(MotStatus.NO_DETAILS_HELD_BY_DVLA)));
    held.put(
        RegistrationMark.of("AA19 AMP"),
        new Held(
            v -> car(v, "ROVER", "GREEN", "PETROL", YearMonth.of(2019, 6)).markedForExport(true),
            Tax.always(TaxStatus.NOT_TAXED_FOR_ON_ROAD_USE),
            Mot.until(today.minusMonths(8))));
    held.put(
        RegistrationMark.of("L2 WPS"),
        new Held(
            v ->
                v.make("LEYLAND")
                    .colour("BLUE")
                    .fuelType("HEAVY OIL")
                    .yearOfManufacture(1993)
                    .monthOfFirstRegistration(YearMonth.of(1993, 9))
                    .markedForExport(false)
                    .revenueWeight(17_000)
                    .wheelplan("2 AXLE RIGID BODY"),
            Tax.until(today.plusMonths(5)),
            Mot.until(today.plusMonths(3))));
    return held;
  }

  private static VehicleBuilder car(
      VehicleBuilder vehicle, String make, String colour, String fuelType, YearMonth first) {
    return vehicle
        .make(make)
        .colour(colour)
        .fuelType(fuelType)
        .euroStatus("EURO 6")
        .yearOfManufacture(first.getYear())
        .monthOfFirstRegistration(first)
        .monthOfFirstDvlaRegistration(first)
        .lastV5cIssuedDate(first.atDay(20))
        .markedForExport(false)
        .wheelplan("2 AXLE RIGID BODY")
        .typeApproval("M1")
        .automatedVehicle(false);
  }
}
