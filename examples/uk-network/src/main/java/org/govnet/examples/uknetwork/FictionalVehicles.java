package org.govnet.examples.uknetwork;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.MotStatus;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleBuilder;

/**
 * Vehicles that nobody drives: the marks are those of the test environment of DVLA's Vehicle
 * Enquiry Service, and the rest is made up. A status that follows from a date is left out: it
 * depends on the day of asking.
 */
final class FictionalVehicles {
  private FictionalVehicles() {}

  /** One of each kind; dates are relative to {@code today}. */
  static List<Vehicle> on(LocalDate today) {
    return List.of(
        hatchback("AA19 AAA")
            .taxDueDate(today.plusMonths(7))
            .motExpiryDate(today.plusMonths(4))
            .build(),
        hatchback("AA19 MOT")
            .taxDueDate(today.plusMonths(2))
            .motExpiryDate(today.minusDays(12))
            .build(),
        hatchback("AA19 PPP")
            .taxDueDate(today.minusDays(1))
            .motExpiryDate(today.plusMonths(9))
            .build(),
        car("AA19 EEE", "NISSAN", "WHITE", "ELECTRICITY", YearMonth.of(2019, 5))
            .co2Emissions(0)
            .artEndDate(LocalDate.of(2025, 3, 31))
            .taxDueDate(today.plusMonths(11))
            .motStatus(MotStatus.NO_RESULTS_RETURNED)
            .build(),
        car("AA19 DSL", "VAUXHALL", "GREY", "DIESEL", YearMonth.of(2019, 8))
            .engineCapacity(1_956)
            .co2Emissions(141)
            .realDrivingEmissions("2")
            .taxDueDate(today.plusMonths(1))
            .motExpiryDate(today.plusMonths(6))
            .build(),
        hatchback("AA19 SRN")
            .taxStatus(TaxStatus.SORN)
            .motStatus(MotStatus.NO_DETAILS_HELD_BY_DVLA)
            .build(),
        car("AA19 AMP", "ROVER", "GREEN", "PETROL", YearMonth.of(2019, 6))
            .markedForExport(true)
            .taxStatus(TaxStatus.NOT_TAXED_FOR_ON_ROAD_USE)
            .motExpiryDate(today.minusMonths(8))
            .build(),
        Vehicle.builder(RegistrationMark.of("L2 WPS"))
            .make("LEYLAND")
            .colour("BLUE")
            .fuelType("HEAVY OIL")
            .yearOfManufacture(1993)
            .monthOfFirstRegistration(YearMonth.of(1993, 9))
            .markedForExport(false)
            .revenueWeight(17_000)
            .wheelplan("2 AXLE RIGID BODY")
            .taxDueDate(today.plusMonths(5))
            .motExpiryDate(today.plusMonths(3))
            .build());
  }

  private static VehicleBuilder hatchback(String mark) {
    return car(mark, "FORD", "RED", "PETROL", YearMonth.of(2019, 3))
        .engineCapacity(1_596)
        .co2Emissions(128);
  }

  private static VehicleBuilder car(
      String mark, String make, String colour, String fuelType, YearMonth first) {
    return Vehicle.builder(RegistrationMark.of(mark))
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
