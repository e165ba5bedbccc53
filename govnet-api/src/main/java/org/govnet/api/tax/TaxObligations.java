package org.govnet.api.tax;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.PeriodKey;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;
import org.jspecify.annotations.Nullable;

/**
 * What a business owes under VAT: returns, charges and payments. A sole trader is a person, and
 * nobody can tell one from the number, so everything here is personal data.
 */
@Contract(id = "tax-obligations", version = 1)
@Capability("tax")
@Path("/tax-obligations/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TaxObligations {
  /**
   * The taxpayer registered under a number. It is a POST so that the number stays out of URLs; what
   * is asked afterwards names the taxpayer by the opaque id found here.
   *
   * @throws TaxpayerNotFound if nobody is registered under that number
   */
  @Safe
  @POST
  @Path("taxpayers/matches")
  @PersonalData(
      subject = "/vatRegistrationNumber",
      purposes = {
        "tax-administration",
        "business-rates-relief",
        "debt-management",
        "fraud-prevention"
      })
  Taxpayer taxpayer(TaxpayerQuery query) throws TaxpayerNotFound;

  /**
   * The returns owed for periods that lie in a range of dates, newest first.
   *
   * @param fromDate the first day that a period may begin on; may be null, with {@code toDate}, if
   *     {@code status} is open
   * @param toDate the last day that a period may end on
   * @param status open or fulfilled ones alone; null for both
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws TaxpayerNotFound if nobody has that id
   * @throws InsolventTrader if the taxpayer is insolvent
   * @throws InvalidDateRange if the dates are missing, out of order, or more than 366 days
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list
   */
  @GET
  @Path("taxpayers/{id}/obligations")
  @PersonalData(
      subject = "id",
      purposes = {
        "tax-administration",
        "business-rates-relief",
        "debt-management",
        "fraud-prevention"
      })
  Page<Obligation> obligations(
      @PathParam("id") String id,
      @QueryParam("fromDate") @Nullable LocalDate fromDate,
      @QueryParam("toDate") @Nullable LocalDate toDate,
      @QueryParam("status") @Nullable ObligationStatus status,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws TaxpayerNotFound, InsolventTrader, InvalidDateRange, InvalidPaging;

  /**
   * Submits the return for a period: once, after the period has ended. If box 5 is owed, that
   * becomes a liability.
   *
   * @param key names this submission
   * @throws TaxpayerNotFound if nobody has that id
   * @throws InsolventTrader if the taxpayer is insolvent
   * @throws NotFinalised if the return is not declared final
   * @throws VatTotalValue if box 3 is not boxes 1 and 2 together
   * @throws VatNetValue if box 5 is not the difference of boxes 3 and 4
   * @throws ObligationNotFound if no return is owed for the period
   * @throws TaxPeriodNotEnded if the period has not ended
   * @throws DuplicateSubmission if the return for the period has been submitted
   */
  @Idempotent
  @POST
  @Path("taxpayers/{id}/returns")
  @PersonalData(
      subject = "id",
      purposes = {"tax-administration"})
  SubmissionReceipt submit(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      VatReturn vatReturn)
      throws TaxpayerNotFound,
          InsolventTrader,
          NotFinalised,
          VatTotalValue,
          VatNetValue,
          ObligationNotFound,
          TaxPeriodNotEnded,
          DuplicateSubmission;

  /**
   * A return as it was submitted.
   *
   * @param periodKey the period; one such as {@code #001} survives the URL percent-encoded
   * @throws TaxpayerNotFound if nobody has that id
   * @throws InsolventTrader if the taxpayer is insolvent
   * @throws ReturnNotFound if none was submitted for the period
   * @throws ReturnTooOld if the period ended more than four years ago
   */
  @GET
  @Path("taxpayers/{id}/returns/{periodKey}")
  @PersonalData(
      subject = "id",
      purposes = {
        "tax-administration",
        "business-rates-relief",
        "debt-management",
        "fraud-prevention"
      })
  VatReturn vatReturn(@PathParam("id") String id, @PathParam("periodKey") PeriodKey periodKey)
      throws TaxpayerNotFound, InsolventTrader, ReturnNotFound, ReturnTooOld;

  /**
   * The charges for periods that end in a range of dates, newest first.
   *
   * @param fromDate the first day that a period may end on
   * @param toDate the last
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws TaxpayerNotFound if nobody has that id
   * @throws InsolventTrader if the taxpayer is insolvent
   * @throws InvalidDateRange if the dates are out of order, or more than 366 days
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list
   */
  @GET
  @Path("taxpayers/{id}/liabilities")
  @PersonalData(
      subject = "id",
      purposes = {
        "tax-administration",
        "business-rates-relief",
        "debt-management",
        "fraud-prevention"
      })
  Page<Liability> liabilities(
      @PathParam("id") String id,
      @QueryParam("fromDate") LocalDate fromDate,
      @QueryParam("toDate") LocalDate toDate,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws TaxpayerNotFound, InsolventTrader, InvalidDateRange, InvalidPaging;

  /**
   * The payments received in a range of dates, newest first.
   *
   * @param fromDate the first day
   * @param toDate the last
   * @param limit at most so many on a page, 1 to 100
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws TaxpayerNotFound if nobody has that id
   * @throws InsolventTrader if the taxpayer is insolvent
   * @throws InvalidDateRange if the dates are out of order, or more than 366 days
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list
   */
  @GET
  @Path("taxpayers/{id}/payments")
  @PersonalData(
      subject = "id",
      purposes = {
        "tax-administration",
        "business-rates-relief",
        "debt-management",
        "fraud-prevention"
      })
  Page<Payment> payments(
      @PathParam("id") String id,
      @QueryParam("fromDate") LocalDate fromDate,
      @QueryParam("toDate") LocalDate toDate,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws TaxpayerNotFound, InsolventTrader, InvalidDateRange, InvalidPaging;
}
