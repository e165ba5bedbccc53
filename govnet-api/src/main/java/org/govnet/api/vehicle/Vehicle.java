package org.govnet.api.vehicle;

import java.time.LocalDate;
import java.time.YearMonth;
import org.govnet.api.RegistrationMark;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What the register holds of a vehicle; null is what it does not hold. Nothing of the keeper is
 * here.
 *
 * @param registrationNumber the mark that was asked about
 * @param taxStatus whether vehicle tax is paid
 * @param taxDueDate when tax is next due
 * @param artEndDate when the additional rate of tax, for cars that were expensive when new, ends
 * @param motStatus whether there is an MOT certificate in force
 * @param motExpiryDate when the certificate expires or expired
 * @param make the maker's name, such as {@code ROVER}
 * @param colour such as {@code BLUE}
 * @param fuelType the method of propulsion, such as {@code PETROL} or {@code ELECTRICITY}
 * @param engineCapacity cubic centimetres
 * @param co2Emissions grams of carbon dioxide per kilometre
 * @param euroStatus the emission standard met, such as {@code EURO 5}
 * @param realDrivingEmissions the Real Driving Emissions value, a digit
 * @param yearOfManufacture the year, four digits
 * @param monthOfFirstRegistration when first registered anywhere, {@code YYYY-MM}
 * @param monthOfFirstDvlaRegistration when first registered by DVLA, {@code YYYY-MM}; later than
 *     the other if the vehicle was imported
 * @param lastV5cIssuedDate when the last registration certificate (V5C, the log book) was issued
 * @param markedForExport whether it has been marked as exported
 * @param revenueWeight kilograms, on which the tax of a heavy vehicle depends
 * @param wheelplan such as {@code 2 AXLE RIGID BODY}
 * @param typeApproval the category of type approval, such as {@code M1}
 * @param automatedVehicle whether it is an automated vehicle
 */
@WireObject
public record Vehicle(
    RegistrationMark registrationNumber,
    @Nullable TaxStatus taxStatus,
    @Nullable LocalDate taxDueDate,
    @Nullable LocalDate artEndDate,
    @Nullable MotStatus motStatus,
    @Nullable LocalDate motExpiryDate,
    @Nullable String make,
    @Nullable String colour,
    @Nullable String fuelType,
    @Nullable Integer engineCapacity,
    @Nullable Integer co2Emissions,
    @Nullable String euroStatus,
    @Nullable String realDrivingEmissions,
    @Nullable Integer yearOfManufacture,
    @Nullable YearMonth monthOfFirstRegistration,
    @Nullable YearMonth monthOfFirstDvlaRegistration,
    @Nullable LocalDate lastV5cIssuedDate,
    @Nullable Boolean markedForExport,
    @Nullable Integer revenueWeight,
    @Nullable String wheelplan,
    @Nullable String typeApproval,
    @Nullable Boolean automatedVehicle) {
  /** Starts a vehicle of which nothing but the mark is known. */
  public static VehicleBuilder builder(RegistrationMark registrationNumber) {
    return new VehicleBuilder(registrationNumber);
  }

  /** Starts a vehicle of which everything here is known. */
  public VehicleBuilder toBuilder() {
    return new VehicleBuilder(this);
  }
}
