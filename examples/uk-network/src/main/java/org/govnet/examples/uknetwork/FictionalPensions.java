package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.govnet.api.Money;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Postcode;
import org.govnet.api.pensions.BenefitIllustration;
import org.govnet.api.pensions.BenefitType;
import org.govnet.api.pensions.CalculationMethod;
import org.govnet.api.pensions.ContactMethod;
import org.govnet.api.pensions.EmployerStatus;
import org.govnet.api.pensions.EmploymentMembershipPeriod;
import org.govnet.api.pensions.IllustrationComponent;
import org.govnet.api.pensions.IllustrationType;
import org.govnet.api.pensions.PensionAdministrator;
import org.govnet.api.pensions.PensionArrangement;
import org.govnet.api.pensions.PensionStatus;
import org.govnet.api.pensions.PensionType;
import org.govnet.api.pensions.PensionView;
import org.govnet.api.pensions.RecurringIncome;
import org.govnet.api.pensions.UnavailableReason;
import org.jspecify.annotations.Nullable;

/**
 * Three fictional people and their pensions. Telephone numbers are from Ofcom's range for drama;
 * National Insurance numbers have the right form and are made up, not from a range reserved for
 * tests. The State Pension is shown as if Liverpool ran it too.
 */
final class FictionalPensions {
  private static final UUID STATE = UUID.fromString("0d6b7c1e-52f4-4a8e-9d43-7b1c0f2ae000");
  private static final UUID AIRE = UUID.fromString("0d6b7c1e-52f4-4a8e-9d43-7b1c0f2ae001");
  private static final UUID MERSEY = UUID.fromString("0d6b7c1e-52f4-4a8e-9d43-7b1c0f2ae002");

  private final PensionRegister register;
  private final LocalDate updated;
  private int assets;

  private FictionalPensions(PensionRegister register, LocalDate updated) {
    this.register = register;
    this.updated = updated;
  }

  /** The register of a database, with the fictional members added if it has none. */
  static PensionRegister register(Database database, Clock clock) {
    PensionRegister register = new PensionRegister(database, clock);
    if (register.empty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
      new FictionalPensions(register, today.minusDays(30)).add();
    }
    return register;
  }

  private void add() {
    // Rhoda Tarn of Leeds draws a local government pension and the State Pension.
    Who rhoda =
        new Who("Rhoda", "Tarn", LocalDate.of(1949, 3, 2), "AA123456A", Postcode.of("LS1 1UR"));
    LocalDate retired = LocalDate.of(2009, 3, 2);
    member(
        rhoda,
        AIRE,
        true,
        arrangement(
            "Aire Valley Local Government Pension Fund",
            "AV/004217",
            PensionType.DB,
            PensionStatus.PAY,
            LocalDate.of(1974, 9, 2),
            retired,
            AIRE,
            List.of(
                new EmploymentMembershipPeriod(
                    "Aire Valley Borough Council",
                    EmployerStatus.H,
                    LocalDate.of(1974, 9, 2),
                    retired.minusDays(1))),
            paid(BenefitType.DB, "9840.00", "820.00", retired)));
    member(
        rhoda,
        STATE,
        true,
        arrangement(
            "State Pension",
            null,
            PensionType.SP,
            PensionStatus.PAY,
            null,
            retired,
            STATE,
            List.of(),
            paid(BenefitType.SP, "9627.80", "802.31", retired)));

    // The schemes do not have Edwin Marsh's number: he gets possible matches and no others.
    Who edwin = new Who("Edwin", "Marsh", LocalDate.of(1961, 11, 19), null, Postcode.of("L3 9QJ"));
    member(edwin, MERSEY, true, saved("Mersey Master Trust", "MM/118", PensionStatus.I));
    member(edwin, AIRE, true, saved("Aire Valley Additional Savings", null, PensionStatus.I));

    // Priya Nolan's first pension is being worked out; her second cannot be shown at all.
    Who priya =
        new Who("Priya", "Nolan", LocalDate.of(1975, 6, 30), "AB654321B", Postcode.of("L1 8JQ"));
    member(priya, MERSEY, true, saved("Mersey Master Trust", "MM/204", PensionStatus.A));
    member(priya, AIRE, false, saved("Aire Valley Additional Savings", "AV/9", PensionStatus.I));
  }

  private record Who(
      String givenName,
      String familyName,
      LocalDate birthDate,
      @Nullable String number,
      Postcode postcode) {}

  private void member(Who who, UUID holder, boolean available, PensionArrangement arrangement) {
    assets++;
    register.add(
        new PensionRegister.Member(
            new UUID(0x5e1f9a348c204f67L, 0x86d52a9b3c4d0000L + assets),
            holder,
            who.birthDate(),
            who.familyName(),
            who.givenName(),
            who.number() == null ? null : NationalInsuranceNumber.of(who.number()),
            who.postcode(),
            available,
            PensionView.of(List.of(arrangement))));
  }

  private PensionArrangement saved(
      String scheme, @Nullable String reference, PensionStatus status) {
    return arrangement(
        scheme,
        reference,
        PensionType.DC,
        status,
        LocalDate.of(2012, 10, 1),
        null,
        MERSEY,
        List.of(),
        List.of(
            IllustrationComponent.unavailable(
                IllustrationType.ERI, BenefitType.DC, UnavailableReason.DCC),
            IllustrationComponent.unavailable(
                IllustrationType.AP, BenefitType.DC, UnavailableReason.DCC)));
  }

  private PensionArrangement arrangement(
      String scheme,
      @Nullable String reference,
      PensionType type,
      PensionStatus status,
      @Nullable LocalDate start,
      @Nullable LocalDate retirement,
      UUID administrator,
      List<EmploymentMembershipPeriod> employments,
      List<IllustrationComponent> components) {
    boolean state = type == PensionType.SP;
    return new PensionArrangement(
        scheme,
        reference,
        type,
        status,
        start,
        retirement,
        state ? "Your State Pension is being paid." : null,
        state ? "Mae eich Pensiwn y Wladwriaeth yn cael ei dalu." : null,
        administrator(administrator),
        employments,
        List.of(new BenefitIllustration(updated, components)),
        updated);
  }

  /** What is drawn is what was built up: both values are the same. */
  private static List<IllustrationComponent> paid(
      BenefitType type, String annual, String monthly, LocalDate since) {
    RecurringIncome income =
        new RecurringIncome(Money.gbp(annual), Money.gbp(monthly), since, null, true);
    return List.of(
        component(IllustrationType.ERI, type, income),
        component(IllustrationType.AP, type, income));
  }

  private static IllustrationComponent component(
      IllustrationType illustration, BenefitType type, RecurringIncome income) {
    return new IllustrationComponent(
        illustration,
        type,
        CalculationMethod.BS,
        null,
        income,
        null,
        null,
        null,
        type == BenefitType.DB,
        false,
        List.of());
  }

  private static PensionAdministrator administrator(UUID holder) {
    if (holder.equals(STATE)) {
      return new PensionAdministrator(
          "State Pension Office", List.of(ContactMethod.telephone(true, "+44 191 498 0123")));
    }
    return holder.equals(AIRE)
        ? new PensionAdministrator(
            "Aire Valley Pensions", List.of(ContactMethod.telephone(true, "+44 113 496 0123")))
        : new PensionAdministrator(
            "Mersey Pensions",
            List.of(
                ContactMethod.telephone(true, "+44 151 496 0123"),
                ContactMethod.email(false, "help@mersey-pensions.example")));
  }
}
