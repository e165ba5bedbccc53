package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.pensions.FindAttribute;
import org.govnet.api.pensions.FindRequest;
import org.govnet.api.pensions.FindResult;
import org.govnet.api.pensions.IdentifierWithdrawn;
import org.govnet.api.pensions.IdentityNotVerified;
import org.govnet.api.pensions.MatchStep;
import org.govnet.api.pensions.PensionIdentifier;
import org.govnet.api.pensions.Person;
import org.govnet.api.pensions.UnknownIdentifier;
import org.govnet.api.pensions.ViewRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Liverpool has recorded of whose pensions were found and viewed. */
class PensionUsesTest {
  private static final String RHODA = "AA123456A";
  private static final LocalDate RHODA_BORN = LocalDate.of(1949, 3, 2);
  private static final LocalDate EDWIN_BORN = LocalDate.of(1961, 11, 19);

  private final SaidUses uses = new SaidUses();
  private final SetCaller leeds =
      new SetCaller("leeds").says("pension-guidance", "uk-gdpr-6-1-e, dea-2017-s35");
  private final PensionRegister register =
      FictionalPensions.register(
          Database.inMemory(), Clock.fixed(Instant.parse("2026-08-09T23:30:07Z"), ZoneOffset.UTC));
  private final LiverpoolPensionFinder finder = new LiverpoolPensionFinder(register, uses, leeds);
  private final LiverpoolPensions pensions = new LiverpoolPensions(register, uses, leeds);

  private static String use(String operation, String number) {
    return operation
        + "; DISCLOSED_TO; leeds; pension-guidance; uk-gdpr-6-1-e, dea-2017-s35;"
        + " national-insurance-number "
        + number
        + "; pensions";
  }

  @Test
  void whatIsFoundAndViewedIsRecordedForTheNumber() {
    FindResult found = find("Rhoda", "Tarn", RHODA_BORN, RHODA);
    pensions.view(new ViewRequest(found.definite().get(0).identifier()));
    assertThat(uses.said())
        .containsExactly(use("pensions-finder find", RHODA), use("pensions view", RHODA));
  }

  @Test
  void aPossibleMatchIsRecordedForTheNumberThatWasGiven() {
    FindResult found = find("Edwin", "Marsh", EDWIN_BORN, "AB111222C");
    assertThat(uses.said()).containsExactly(use("pensions-finder find", "AB111222C"));
    pensions.view(new ViewRequest(found.possible().get(0).identifier()));
    assertThat(uses.said()).as("the register has no number of his").isEmpty();
  }

  @Test
  void whoIsNotFoundOrGivesNoNumberHasNoRecord() {
    assertThat(find("Nemo", "Nusquam", LocalDate.of(1970, 1, 1), "AB111222C"))
        .isEqualTo(FindResult.nothing());
    assertThat(find("Rhoda", "Tarn", RHODA_BORN, null).possible()).isNotEmpty();
    assertThat(uses.said()).isEmpty();
  }

  @Test
  void whatIsRefusedIsNoUse() {
    PensionIdentifier settled =
        find("Rhoda", "Beck", RHODA_BORN, RHODA).possible().get(0).identifier();
    register.settle(settled, MatchStep.DENY);
    uses.said();
    assertThatThrownBy(() -> pensions.view(new ViewRequest(settled)))
        .isInstanceOf(IdentifierWithdrawn.class);
    PensionIdentifier unknown = PensionIdentifier.of(new UUID(1, 2), new UUID(3, 4));
    assertThatThrownBy(() -> pensions.view(new ViewRequest(unknown)))
        .isInstanceOf(UnknownIdentifier.class);
    FindRequest unverified = new FindRequest(person("Rhoda", "Tarn", RHODA_BORN, RHODA, List.of()));
    assertThatThrownBy(() -> finder.find(IdempotencyKey.of("one"), unverified))
        .isInstanceOf(IdentityNotVerified.class);
    assertThat(uses.said()).isEmpty();
  }

  private FindResult find(
      String given, String family, LocalDate birthDate, @Nullable String number) {
    List<FindAttribute> verified =
        List.of(FindAttribute.GIVEN_NAME, FindAttribute.FAMILY_NAME, FindAttribute.BIRTH_DATE);
    return finder.find(
        IdempotencyKey.of("one"),
        new FindRequest(person(given, family, birthDate, number, verified)));
  }

  private static Person person(
      String given,
      String family,
      LocalDate birthDate,
      @Nullable String number,
      List<FindAttribute> verified) {
    return new Person(
        given,
        family,
        List.of(),
        birthDate,
        null,
        List.of(),
        number == null ? null : NationalInsuranceNumber.of(number),
        null,
        null,
        verified);
  }
}
