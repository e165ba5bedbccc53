package org.govnet.api.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.YearMonth;
import org.govnet.api.RegistrationMark;
import org.govnet.api.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VehicleJsonTest {
  private static final Vehicle FULL =
      Vehicle.builder(RegistrationMark.of("AA19AAA"))
          .taxStatus(TaxStatus.TAXED)
          .taxDueDate(LocalDate.of(2026, 12, 1))
          .artEndDate(LocalDate.of(2025, 3, 30))
          .motStatus(MotStatus.VALID)
          .motExpiryDate(LocalDate.of(2026, 11, 30))
          .make("FORD")
          .colour("RED")
          .fuelType("PETROL")
          .engineCapacity(2000)
          .co2Emissions(300)
          .euroStatus("EURO 6")
          .realDrivingEmissions("1")
          .yearOfManufacture(2019)
          .monthOfFirstRegistration(YearMonth.of(2018, 12))
          .monthOfFirstDvlaRegistration(YearMonth.of(2019, 3))
          .lastV5cIssuedDate(LocalDate.of(2019, 5, 20))
          .markedForExport(false)
          .revenueWeight(1640)
          .wheelplan("2 AXLE RIGID BODY")
          .typeApproval("M1")
          .automatedVehicle(false)
          .build();

  @Test
  void aVehicleHasTheFieldsOfVes() {
    WireJson.assertRoundTrip(
        FULL,
        """
        {"registrationNumber":"AA19AAA","taxStatus":"Taxed","taxDueDate":"2026-12-01",
         "artEndDate":"2025-03-30","motStatus":"Valid","motExpiryDate":"2026-11-30",
         "make":"FORD","colour":"RED","fuelType":"PETROL","engineCapacity":2000,
         "co2Emissions":300,"euroStatus":"EURO 6","realDrivingEmissions":"1",
         "yearOfManufacture":2019,"monthOfFirstRegistration":"2018-12",
         "monthOfFirstDvlaRegistration":"2019-03","lastV5cIssuedDate":"2019-05-20",
         "markedForExport":false,"revenueWeight":1640,"wheelplan":"2 AXLE RIGID BODY",
         "typeApproval":"M1","automatedVehicle":false}
        """);
  }

  @Test
  void theBuilderSetsEveryFieldAndNoOther() throws Exception {
    for (RecordComponent field : Vehicle.class.getRecordComponents()) {
      assertThat(field.getAccessor().invoke(FULL)).as(field.getName()).isNotNull();
    }
  }

  @Test
  void whatIsNotHeldIsNotSent() {
    WireJson.assertRoundTrip(
        Vehicle.builder(RegistrationMark.of("L2 WPS")).build(),
        "{\"registrationNumber\":\"L2WPS\"}");
  }

  @Test
  void aQueryIsTheMarkAlone() {
    WireJson.assertRoundTrip(VehicleQuery.of("aa19 aaa"), "{\"registrationNumber\":\"AA19AAA\"}");
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() throws Exception {
    assertThat(
            WireJson.read("{\"registrationNumber\":\"L2WPS\",\"batteryHealth\":91}", Vehicle.class))
        .isEqualTo(Vehicle.builder(RegistrationMark.of("L2WPS")).build());
  }

  @ParameterizedTest
  @CsvSource({
    "TAXED, Taxed",
    "UNTAXED, Untaxed",
    "SORN, SORN",
    "NOT_TAXED_FOR_ON_ROAD_USE, Not Taxed for on Road Use"
  })
  void aTaxStatusIsSpeltAsVesSpellsIt(TaxStatus status, String wire) {
    WireJson.assertRoundTrip(status, "\"" + wire + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "VALID, Valid",
    "NOT_VALID, Not valid",
    "NO_DETAILS_HELD_BY_DVLA, No details held by DVLA",
    "NO_RESULTS_RETURNED, No results returned"
  })
  void anMotStatusIsSpeltAsVesSpellsIt(MotStatus status, String wire) {
    WireJson.assertRoundTrip(status, "\"" + wire + "\"");
  }
}
