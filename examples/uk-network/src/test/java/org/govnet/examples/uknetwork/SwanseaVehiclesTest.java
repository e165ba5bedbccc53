package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.govnet.api.vehicle.MotStatus;
import org.govnet.api.vehicle.RegisterUnavailable;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.TooManyEnquiries;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwanseaVehiclesTest {
  private final SetClock clock = new SetClock(Instant.parse("2026-08-09T13:58:07Z"));
  private final SwanseaVehicles swansea = new SwanseaVehicles(clock);

  @Test
  void answersForAMarkInAnySpelling() {
    Vehicle vehicle = swansea.vehicle(VehicleQuery.of("aa19 aaa"));
    assertThat(vehicle.registrationNumber().value()).isEqualTo("AA19AAA");
    assertThat(vehicle.make()).isEqualTo("FORD");
    assertThat(vehicle.taxDueDate()).isEqualTo(LocalDate.of(2027, 3, 9));
    assertThat(vehicle).isEqualTo(swansea.vehicle(VehicleQuery.of("AA19AAA")));
  }

  @ParameterizedTest
  @CsvSource({
    "AA19AAA, TAXED, VALID",
    "AA19MOT, TAXED, NOT_VALID",
    "AA19PPP, UNTAXED, VALID",
    "AA19EEE, TAXED, NO_RESULTS_RETURNED",
    "AA19DSL, TAXED, VALID",
    "AA19SRN, SORN, NO_DETAILS_HELD_BY_DVLA",
    "AA19AMP, NOT_TAXED_FOR_ON_ROAD_USE, NOT_VALID",
    "L2WPS, TAXED, VALID"
  })
  void hasAVehicleOfEveryStatus(String mark, TaxStatus tax, MotStatus mot) {
    Vehicle vehicle = swansea.vehicle(VehicleQuery.of(mark));
    assertThat(vehicle.taxStatus()).isEqualTo(tax);
    assertThat(vehicle.motStatus()).isEqualTo(mot);
  }

  @Test
  void taxAndTestHoldToTheEndOfTheirLastDayInBritain() {
    // AA19 DSL is taxed until 9 September 2026, when Britain is an hour ahead of UTC.
    clock.now = Instant.parse("2026-09-09T22:59:59Z");
    assertThat(swansea.vehicle(VehicleQuery.of("AA19DSL")).taxStatus()).isEqualTo(TaxStatus.TAXED);
    clock.now = Instant.parse("2026-09-09T23:00:00Z");
    assertThat(swansea.vehicle(VehicleQuery.of("AA19DSL")).taxStatus())
        .isEqualTo(TaxStatus.UNTAXED);
    clock.now = clock.now.plus(Duration.ofDays(400));
    assertThat(swansea.vehicle(VehicleQuery.of("AA19AAA")).motStatus())
        .isEqualTo(MotStatus.NOT_VALID);
  }

  @Test
  void failsOnTheMarksThatAlwaysFail() {
    assertThatThrownBy(() -> swansea.vehicle(VehicleQuery.of("ER19NFD")))
        .isInstanceOf(VehicleNotFound.class)
        .hasMessage("404 vehicle-not-found: the register has no vehicle with the mark E******");
    assertThatThrownBy(() -> swansea.vehicle(VehicleQuery.of("ER19THR")))
        .isInstanceOf(TooManyEnquiries.class)
        .hasMessage("429 too-many-enquiries: your quota is 10 enquiries a second; ask later");
    assertThatThrownBy(() -> swansea.vehicle(VehicleQuery.of("ER19MNT")))
        .isInstanceOf(RegisterUnavailable.class)
        .hasMessage("503 register-unavailable: the register of vehicles is closed for maintenance");
  }

  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException("a test's clock is in UTC");
    }
  }
}
