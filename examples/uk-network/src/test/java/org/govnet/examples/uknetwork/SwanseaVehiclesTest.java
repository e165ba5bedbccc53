package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.NodeId;
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
  private final SetCaller caller = new SetCaller("leeds");
  private final Database database = Database.inMemory();
  private final SwanseaVehicles swansea = new SwanseaVehicles(database, clock, 10, caller);

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
        .hasMessage(
            "404 vehicle-not-found: the register has no vehicle with the mark \u2022\u2022\u2022\u2022\u2022FD");
    assertThatThrownBy(() -> swansea.vehicle(VehicleQuery.of("ER19THR")))
        .isInstanceOf(TooManyEnquiries.class)
        .hasMessage("429 too-many-enquiries: your quota is 10 enquiries a second; ask later");
    assertThatThrownBy(() -> swansea.vehicle(VehicleQuery.of("ER19MNT")))
        .isInstanceOf(RegisterUnavailable.class)
        .hasMessage("503 register-unavailable: the register of vehicles is closed for maintenance");
  }

  @Test
  void eachCallerHasItsQuotaAtAllReplicasTogether() {
    SwanseaVehicles other = new SwanseaVehicles(database, clock, 10, caller);
    VehicleQuery query = VehicleQuery.of("AA19AAA");
    for (int i = 0; i < 5; i++) {
      swansea.vehicle(query);
      other.vehicle(query);
    }
    for (SwanseaVehicles replica : List.of(swansea, other)) {
      assertThatThrownBy(() -> replica.vehicle(query))
          .isInstanceOfSatisfying(
              TooManyEnquiries.class,
              refused -> assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(1)))
          .hasMessage("429 too-many-enquiries: your quota is 10 enquiries a second; ask later");
    }
    caller.node = NodeId.of("york");
    assertThat(swansea.vehicle(query).make()).isEqualTo("FORD");
    caller.node = NodeId.of("leeds");
    clock.now = clock.now.plusSeconds(1);
    assertThat(other.vehicle(query).make()).isEqualTo("FORD");
  }

  @Test
  void oneQuotaIsSharedByAllThatAskAtOnce() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    List<Callable<Object>> many = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      many.add(
          () -> {
            try {
              return swansea.vehicle(VehicleQuery.of("L2WPS"));
            } catch (TooManyEnquiries e) {
              return refused.incrementAndGet();
            }
          });
    }
    assertThat(Races.taken(many)).isEqualTo(24);
    assertThat(refused).hasValue(14);
  }
}
