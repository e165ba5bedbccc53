package org.govnet.api.vehicle;

import java.time.LocalDate;
import java.time.YearMonth;
import org.govnet.api.RegistrationMark;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Vehicle} by the names of its fields, which are too many to tell apart by position.
 * What is not set stays null: not held.
 */
public final class VehicleBuilder {
  private final RegistrationMark registrationNumber;
  private @Nullable TaxStatus taxStatus;
  private @Nullable LocalDate taxDueDate;
  private @Nullable LocalDate artEndDate;
  private @Nullable MotStatus motStatus;
  private @Nullable LocalDate motExpiryDate;
  private @Nullable String make;
  private @Nullable String colour;
  private @Nullable String fuelType;
  private @Nullable Integer engineCapacity;
  private @Nullable Integer co2Emissions;
  private @Nullable String euroStatus;
  private @Nullable String realDrivingEmissions;
  private @Nullable Integer yearOfManufacture;
  private @Nullable YearMonth monthOfFirstRegistration;
  private @Nullable YearMonth monthOfFirstDvlaRegistration;
  private @Nullable LocalDate lastV5cIssuedDate;
  private @Nullable Boolean markedForExport;
  private @Nullable Integer revenueWeight;
  private @Nullable String wheelplan;
  private @Nullable String typeApproval;
  private @Nullable Boolean automatedVehicle;

  VehicleBuilder(RegistrationMark registrationNumber) {
    this.registrationNumber = registrationNumber;
  }

  VehicleBuilder(Vehicle vehicle) {
    this.registrationNumber = vehicle.registrationNumber();
    this.taxStatus = vehicle.taxStatus();
    this.taxDueDate = vehicle.taxDueDate();
    this.artEndDate = vehicle.artEndDate();
    this.motStatus = vehicle.motStatus();
    this.motExpiryDate = vehicle.motExpiryDate();
    this.make = vehicle.make();
    this.colour = vehicle.colour();
    this.fuelType = vehicle.fuelType();
    this.engineCapacity = vehicle.engineCapacity();
    this.co2Emissions = vehicle.co2Emissions();
    this.euroStatus = vehicle.euroStatus();
    this.realDrivingEmissions = vehicle.realDrivingEmissions();
    this.yearOfManufacture = vehicle.yearOfManufacture();
    this.monthOfFirstRegistration = vehicle.monthOfFirstRegistration();
    this.monthOfFirstDvlaRegistration = vehicle.monthOfFirstDvlaRegistration();
    this.lastV5cIssuedDate = vehicle.lastV5cIssuedDate();
    this.markedForExport = vehicle.markedForExport();
    this.revenueWeight = vehicle.revenueWeight();
    this.wheelplan = vehicle.wheelplan();
    this.typeApproval = vehicle.typeApproval();
    this.automatedVehicle = vehicle.automatedVehicle();
  }

  /** Sets {@link Vehicle#taxStatus}. */
  public VehicleBuilder taxStatus(TaxStatus value) {
    taxStatus = value;
    return this;
  }

  /** Sets {@link Vehicle#taxDueDate}. */
  public VehicleBuilder taxDueDate(LocalDate value) {
    taxDueDate = value;
    return this;
  }

  /** Sets {@link Vehicle#artEndDate}. */
  public VehicleBuilder artEndDate(LocalDate value) {
    artEndDate = value;
    return this;
  }

  /** Sets {@link Vehicle#motStatus}. */
  public VehicleBuilder motStatus(MotStatus value) {
    motStatus = value;
    return this;
  }

  /** Sets {@link Vehicle#motExpiryDate}. */
  public VehicleBuilder motExpiryDate(LocalDate value) {
    motExpiryDate = value;
    return this;
  }

  /** Sets {@link Vehicle#make}. */
  public VehicleBuilder make(String value) {
    make = value;
    return this;
  }

  /** Sets {@link Vehicle#colour}. */
  public VehicleBuilder colour(String value) {
    colour = value;
    return this;
  }

  /** Sets {@link Vehicle#fuelType}. */
  public VehicleBuilder fuelType(String value) {
    fuelType = value;
    return this;
  }

  /** Sets {@link Vehicle#engineCapacity}. */
  public VehicleBuilder engineCapacity(int value) {
    engineCapacity = value;
    return this;
  }

  /** Sets {@link Vehicle#co2Emissions}. */
  public VehicleBuilder co2Emissions(int value) {
    co2Emissions = value;
    return this;
  }

  /** Sets {@link Vehicle#euroStatus}. */
  public VehicleBuilder euroStatus(String value) {
    euroStatus = value;
    return this;
  }

  /** Sets {@link Vehicle#realDrivingEmissions}. */
  public VehicleBuilder realDrivingEmissions(String value) {
    realDrivingEmissions = value;
    return this;
  }

  /** Sets {@link Vehicle#yearOfManufacture}. */
  public VehicleBuilder yearOfManufacture(int value) {
    yearOfManufacture = value;
    return this;
  }

  /** Sets {@link Vehicle#monthOfFirstRegistration}. */
  public VehicleBuilder monthOfFirstRegistration(YearMonth value) {
    monthOfFirstRegistration = value;
    return this;
  }

  /** Sets {@link Vehicle#monthOfFirstDvlaRegistration}. */
  public VehicleBuilder monthOfFirstDvlaRegistration(YearMonth value) {
    monthOfFirstDvlaRegistration = value;
    return this;
  }

  /** Sets {@link Vehicle#lastV5cIssuedDate}. */
  public VehicleBuilder lastV5cIssuedDate(LocalDate value) {
    lastV5cIssuedDate = value;
    return this;
  }

  /** Sets {@link Vehicle#markedForExport}. */
  public VehicleBuilder markedForExport(boolean value) {
    markedForExport = value;
    return this;
  }

  /** Sets {@link Vehicle#revenueWeight}. */
  public VehicleBuilder revenueWeight(int value) {
    revenueWeight = value;
    return this;
  }

  /** Sets {@link Vehicle#wheelplan}. */
  public VehicleBuilder wheelplan(String value) {
    wheelplan = value;
    return this;
  }

  /** Sets {@link Vehicle#typeApproval}. */
  public VehicleBuilder typeApproval(String value) {
    typeApproval = value;
    return this;
  }

  /** Sets {@link Vehicle#automatedVehicle}. */
  public VehicleBuilder automatedVehicle(boolean value) {
    automatedVehicle = value;
    return this;
  }

  /** The vehicle as set so far; the builder may go on to make another. */
  public Vehicle build() {
    return new Vehicle(
        registrationNumber,
        taxStatus,
        taxDueDate,
        artEndDate,
        motStatus,
        motExpiryDate,
        make,
        colour,
        fuelType,
        engineCapacity,
        co2Emissions,
        euroStatus,
        realDrivingEmissions,
        yearOfManufacture,
        monthOfFirstRegistration,
        monthOfFirstDvlaRegistration,
        lastV5cIssuedDate,
        markedForExport,
        revenueWeight,
        wheelplan,
        typeApproval,
        automatedVehicle);
  }
}
