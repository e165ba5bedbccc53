package org.govnet.api.pensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.NationalInsuranceNumber;
import org.junit.jupiter.api.Test;

class PensionsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 8, 10);
  private static final PensionIdentifier IDENTIFIER =
      PensionIdentifier.of(new UUID(1, 2), new UUID(3, 4));
  private static final PensionAdministrator ADMINISTRATOR =
      new PensionAdministrator(
          "Mersey Pensions", List.of(ContactMethod.telephone(true, "+44 151 496 0123")));
  private static final PossibleMatch POSSIBLE =
      new PossibleMatch(IDENTIFIER, "Mersey Master Trust", "PM-1", ADMINISTRATOR, DAY);
  private static final DefiniteMatch DEFINITE = new DefiniteMatch(IDENTIFIER, "Mersey Fund");

  @Property(tries = 200)
  void definiteAndPossibleAreNeverMixed(
      @ForAll @IntRange(max = 4) int definite, @ForAll @IntRange(max = 4) int possible) {
    List<DefiniteMatch> sure = Collections.nCopies(definite, DEFINITE);
    List<PossibleMatch> unsure = Collections.nCopies(possible, POSSIBLE);
    if (definite > 0 && possible > 0) {
      assertThatThrownBy(() -> new FindResult(sure, unsure))
          .hasMessage(
              "definite and possible matches are never mixed: " + definite + " and " + possible);
    } else {
      FindResult result = new FindResult(sure, unsure);
      assertThat(result.definite().isEmpty() || result.possible().isEmpty()).isTrue();
    }
  }

  @Property(tries = 200)
  void aViewIsOfArrangementsOrOfAPossibleMatch(
      @ForAll @IntRange(max = 3) int arrangements, @ForAll boolean possible) {
    List<PensionArrangement> sure = Collections.nCopies(arrangements, arrangement());
    PossibleMatch unsure = possible ? POSSIBLE : null;
    if ((arrangements > 0) == possible) {
      assertThatThrownBy(() -> new PensionView(sure, unsure))
          .hasMessage(
              "a view must have arrangements or a possibleMatch, not "
                  + (possible ? "both" : "neither"));
    } else {
      assertThat(new PensionView(sure, unsure).arrangements()).hasSize(arrangements);
    }
  }

  @Property(tries = 200)
  void noSequenceOfStepsLeavesTheLifecycle(@ForAll @Size(max = 8) List<MatchStep> steps) {
    Set<MatchStatus> ends =
        EnumSet.of(MatchStatus.NO, MatchStatus.TIMEOUT, MatchStatus.WITHDRAWN, MatchStatus.REMOVED);
    MatchStatus status = MatchLifecycle.TABLE.start();
    int taken = 0;
    for (MatchStep step : steps) {
      MatchStatus before = status;
      try {
        status = MatchLifecycle.TABLE.after(status, step);
        assertThat(ends).doesNotContain(before);
        taken++;
      } catch (IllegalTransition e) {
        assertThat(MatchLifecycle.TABLE.allowed(before)).doesNotContain(step);
      }
    }
    assertThat(taken).isLessThanOrEqualTo(2);
    assertThat(MatchLifecycle.TABLE.allowed(status).isEmpty()).isEqualTo(ends.contains(status));
  }

  @Test
  void anIdentifierIsTwoGuidsAndIsNotShown() {
    assertThat(IDENTIFIER.value())
        .isEqualTo("00000000-0000-0001-0000-000000000002:00000000-0000-0003-0000-000000000004");
    assertThat(IDENTIFIER.toString()).endsWith("•04").doesNotContain("0003");
    for (String wrong :
        List.of("", "00000000-0000-0001-0000-000000000002", IDENTIFIER.value() + "0")) {
      assertThatThrownBy(() -> PensionIdentifier.of(wrong))
          .hasMessage(
              "pension identifier must be two GUIDs in lower case, joined by a colon; what was"
                  + " given is not shown, and has "
                  + wrong.length()
                  + " characters");
    }
  }

  @Test
  void namesAndBirthDateHaveToBeVerified() {
    FindRequest request = new FindRequest(person(List.of(FindAttribute.GIVEN_NAME)));
    assertThatThrownBy(request::requireVerified)
        .isInstanceOf(IdentityNotVerified.class)
        .hasMessageStartingWith(
            "400 identity-not-verified: verified must have givenName, familyName and birthDate, and"
                + " lacks [familyName, birthDate]");
    FindRequest verified = new FindRequest(person(List.of(FindAttribute.values())));
    assertThatCode(verified::requireVerified).doesNotThrowAnyException();
  }

  @Test
  void aPersonIsNotShown() {
    assertThat(new FindRequest(person(List.of(FindAttribute.EMAIL))).toString())
        .isEqualTo("FindRequest[person=Person[verified=[email]]]");
    assertThat(new Address(List.of("1 Weft Road"), null, "IE").toString())
        .isEqualTo("Address[countryCode=IE]");
    assertThatThrownBy(() -> person(List.of(FindAttribute.EMAIL, FindAttribute.EMAIL)))
        .hasMessage("verified must name each once: [email, email]");
  }

  @Test
  void aValueIsThereOrTheReasonWhyNot() {
    assertThatThrownBy(() -> component(null, null))
        .hasMessage(
            "a component must have one of unavailableReason, recurringIncome, lumpSum and"
                + " amountNotProvided, and has 0");
    assertThatThrownBy(() -> component(UnavailableReason.DCC, new LumpSum(Money.gbp(1), DAY)))
        .hasMessageEndingWith("and has 2");
    IllustrationComponent estimated =
        IllustrationComponent.unavailable(
            IllustrationType.ERI, BenefitType.DC, UnavailableReason.DCC);
    assertThatThrownBy(() -> new BenefitIllustration(DAY, List.of(estimated)))
        .hasMessage(
            "illustrationComponents must have one of type AP, be it to say why it is unavailable");
  }

  @Test
  void aContactMethodIsOneWay() {
    assertThatThrownBy(() -> new ContactMethod(true, null, null, null, null))
        .hasMessage(
            "a contact method must have one of email, telephone, address and url, and has 0");
    assertThatThrownBy(() -> new ContactMethod(true, "a@example.org", "1", null, null))
        .hasMessageEndingWith("and has 2");
  }

  private static IllustrationComponent component(
      @org.jspecify.annotations.Nullable UnavailableReason reason,
      @org.jspecify.annotations.Nullable LumpSum sum) {
    return new IllustrationComponent(
        IllustrationType.AP,
        BenefitType.DC,
        null,
        reason,
        null,
        sum,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static PensionArrangement arrangement() {
    return new PensionArrangement(
        "Mersey Fund",
        null,
        PensionType.DC,
        PensionStatus.I,
        null,
        null,
        null,
        null,
        ADMINISTRATOR,
        List.of(),
        List.of(),
        DAY);
  }

  private static Person person(List<FindAttribute> verified) {
    return new Person(
        "Rhoda",
        "Tarn",
        List.of(),
        LocalDate.of(1949, 3, 2),
        null,
        List.of(),
        NationalInsuranceNumber.of("AA123456A"),
        null,
        null,
        verified);
  }
}
