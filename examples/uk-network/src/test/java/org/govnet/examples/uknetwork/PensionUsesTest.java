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
import org.govnet.api.pensions.PensionIdentifier;
import org.govnet.api.pensions.Person;
import org.govnet.api.pensions.UnknownIdentifier;
import org.govnet.api.pensions.ViewRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Liverpool says of whose pensions are found and viewed. */
class PensionUsesTest {
  private static final String RHODA = "AA123456A";
  private static final LocalDate RHODA_BORN = LocalDate.of(1949, 3, 2);
  private static final LocalDate EDWIN_BORN = LocalDate.of(1961, 11, 19);

  private final SaidUses uses = new SaidUses();
  private final PensionRegister register =
      FictionalPensions.register(
          Database.inMemory(), Clock.fixed(Instant.parse("2026-08-09T23:30:07Z"), ZoneOffset.UTC));
  private final LiverpoolPensionFinder finder = new LiverpoolPensionFinder(register, uses);
  private final LiverpoolPensions pensions = new LiverpoolPensions(register, uses);

  @Test
  void whatIsFoundIsDisclosedAndAPensionIsOfItsMember() {
    FindResult found = find("Rhoda", "Tarn", RHODA_BORN, RHODA);
    assertThat(uses.said()).as("the request has the number").containsExactly("disclosed");
    pensions.view(new ViewRequest(found.definite().get(0).identifier()));
    assertThat(uses.said()).containsExactly("about " + RHODA);
  }

  @Test
  void ofAMemberWithoutANumberNothingIsSaid() {
    FindResult found = find("Edwin", "Marsh", EDWIN_BORN, "AB111222C");
    uses.said();
    pensions.view(new ViewRequest(found.possible().get(0).identifier()));
    assertThat(uses.said()).isEmpty();
  }

  @Test
  void whereNothingIsFoundNothingIsDisclosed() {
    assertThat(find("Nemo", "Nusquam", LocalDate.of(1970, 1, 1), "AB111222C"))
        .isEqualTo(FindResult.nothing());
    assertThat(uses.said()).isEmpty();
  }

  @Test
  void anUnknownIdentifierIsNobodys() {
    PensionIdentifier unknown = PensionIdentifier.of(new UUID(1, 2), new UUID(3, 4));
    assertThatThrownBy(() -> pensions.view(new ViewRequest(unknown)))
        .isInstanceOf(UnknownIdentifier.class);
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
