package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Postcode;
import org.govnet.api.pensions.Address;
import org.govnet.api.pensions.DefiniteMatch;
import org.govnet.api.pensions.FindAttribute;
import org.govnet.api.pensions.FindRequest;
import org.govnet.api.pensions.FindResult;
import org.govnet.api.pensions.IdentifierWithdrawn;
import org.govnet.api.pensions.IdentityNotVerified;
import org.govnet.api.pensions.IllustrationComponent;
import org.govnet.api.pensions.MatchStatus;
import org.govnet.api.pensions.MatchStep;
import org.govnet.api.pensions.PensionArrangement;
import org.govnet.api.pensions.PensionIdentifier;
import org.govnet.api.pensions.PensionStatus;
import org.govnet.api.pensions.PensionType;
import org.govnet.api.pensions.PensionView;
import org.govnet.api.pensions.Person;
import org.govnet.api.pensions.PossibleMatch;
import org.govnet.api.pensions.UnavailableReason;
import org.govnet.api.pensions.UnknownIdentifier;
import org.govnet.api.pensions.ViewNotAvailable;
import org.govnet.api.pensions.ViewRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiverpoolPensionsTest {
  // In Britain it is the tenth already.
  private static final Instant NOW = Instant.parse("2026-08-09T23:30:07Z");
  private static final IdempotencyKey KEY = IdempotencyKey.of("one");
  private static final LocalDate RHODA = LocalDate.of(1949, 3, 2);
  private static final LocalDate EDWIN = LocalDate.of(1961, 11, 19);
  private static final LocalDate PRIYA = LocalDate.of(1975, 6, 30);

  private final Database database = Database.inMemory();
  private final PensionRegister register = at(NOW);
  private final LiverpoolPensionFinder finder = new LiverpoolPensionFinder(register);
  private final LiverpoolPensions pensions = new LiverpoolPensions(register);

  @Test
  void rhodaTarnDrawsADefinedBenefitPensionAndTheStatePension() {
    FindResult found = find(person("Rhoda", "Tarn", RHODA, "AA123456A", null));
    assertThat(found.possible()).isEmpty();
    assertThat(found.definite())
        .extracting(DefiniteMatch::schemeName)
        .containsExactly("Aire Valley Local Government Pension Fund", "State Pension");
    PensionArrangement fund = only(view(found.definite().get(0).identifier()));
    assertThat(fund.pensionType()).isEqualTo(PensionType.DB);
    assertThat(fund.pensionStatus()).isEqualTo(PensionStatus.PAY);
    assertThat(fund.retirementDate()).isEqualTo("2009-03-02");
    assertThat(fund.employments()).hasSize(1);
    assertThat(fund.lastUpdatedDate()).isEqualTo("2026-07-11");
    IllustrationComponent value =
        fund.benefitIllustrations().get(0).illustrationComponents().get(0);
    assertThat(Objects.requireNonNull(value.recurringIncome()).annualAmount())
        .isEqualTo(Money.gbp("9840.00"));
    PensionArrangement state = only(view(found.definite().get(1).identifier()));
    assertThat(state.pensionType()).isEqualTo(PensionType.SP);
    assertThat(state.statePensionMessageWelsh()).startsWith("Mae eich Pensiwn");
  }

  @Test
  void aDefiniteMatchKeepsItsIdentifier() {
    FindResult first = find(person("Rhoda", "Tarn", RHODA, "AA123456A", null));
    assertThat(find(person("R", "TARN", RHODA, "AA123456A", null))).isEqualTo(first);
  }

  @Test
  void edwinMarshGetsPossibleMatchesWithWhomToContactAndByWhen() {
    FindResult found = find(person("Edwin", "Marsh", EDWIN, "AB111222C", "L3 9QJ"));
    assertThat(found.definite()).isEmpty();
    assertThat(found.possible()).hasSize(2);
    for (PossibleMatch match : found.possible()) {
      assertThat(match.contactByDate()).isEqualTo("2026-09-09");
      assertThat(match.possibleMatchReference()).matches("PM-[0-9A-F]{8}");
      assertThat(match.administrator().contactMethods()).isNotEmpty();
      assertThat(view(match.identifier())).isEqualTo(PensionView.of(match));
    }
    assertThat(find(person("Edwin", "Marsh", EDWIN, null, null)).possible())
        .extracting(PossibleMatch::identifier)
        .as("each possible match has an identifier of its own")
        .doesNotContainAnyElementsOf(
            found.possible().stream().map(PossibleMatch::identifier).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // the number agrees
    "Rhoda, Tarn, 1949-03-02, AA123456A, , DEFINITE",
    "Somebody, tárn, 1949-03-02, AA123456A, , DEFINITE",
    "Rhoda, Beck, 1949-03-02, AA123456A, , POSSIBLE",
    "Rhoda, Tarn, 1949-03-03, AA123456A, LS1 1UR, NONE",
    // the numbers differ
    "Rhoda, Tarn, 1949-03-02, AA123456B, LS1 1UR, NONE",
    // no number given
    "Rhoda, Tarn, 1949-03-02, , , POSSIBLE",
    "Somebody, Tarn, 1949-03-02, , LS1 1UR, POSSIBLE",
    "Somebody, Tarn, 1949-03-02, , LS1 1UZ, NONE",
    "Rhoda, Beck, 1949-03-02, , LS1 1UR, NONE",
    // no number held
    "Edwin, Marsh, 1961-11-19, AB111222C, , POSSIBLE",
    "Eddie, Marsh, 1961-11-19, AB111222C, , NONE"
  })
  void matchesByTheDocumentedRules(
      String givenName,
      String familyName,
      LocalDate birthDate,
      @Nullable String number,
      @Nullable String postcode,
      PensionMatching.Outcome outcome) {
    FindResult found = find(person(givenName, familyName, birthDate, number, postcode));
    assertThat(found.definite().isEmpty()).isEqualTo(outcome != PensionMatching.Outcome.DEFINITE);
    assertThat(found.possible().isEmpty()).isEqualTo(outcome != PensionMatching.Outcome.POSSIBLE);
  }

  @Test
  void anEarlierSurnameAndAnEarlierAddressCountToo() {
    Address now = new Address(List.of("2 Weft Road"), Postcode.of("M1 1AE"), "GB");
    Address before = new Address(List.of("1 Aire Street"), Postcode.of("LS1 1UR"), "GB");
    Person moved =
        new Person(
            "R",
            "Fell",
            List.of("Tarn"),
            RHODA,
            now,
            List.of(before),
            null,
            null,
            null,
            List.of(FindAttribute.values()));
    assertThat(find(moved).possible()).hasSize(2);
  }

  @Test
  void nothingIsKeptOfAPersonOfWhomNothingIsFound() {
    List<String> before = everyTable();
    Person nobody =
        new Person(
            "Quintilla",
            "Zephyrine",
            List.of("Yarrow"),
            RHODA,
            new Address(List.of("77 Nowhere Lane"), Postcode.of("ZE1 0AA"), "GB"),
            List.of(),
            NationalInsuranceNumber.of("AB999888D"),
            "quintilla@nowhere.example",
            "07700 900999",
            List.of(FindAttribute.values()));
    assertThat(find(nobody)).isEqualTo(FindResult.nothing());
    assertThat(everyTable()).isEqualTo(before).anyMatch(line -> line.contains("Tarn"));
  }

  @Test
  void ofAMatchNothingThatTheRequestSaidIsKept() {
    Person asker =
        new Person(
            "Quintilla",
            "Marsh",
            List.of("Yarrow"),
            EDWIN,
            new Address(List.of("77 Nowhere Lane"), Postcode.of("L3 9QJ"), "GB"),
            List.of(),
            NationalInsuranceNumber.of("AB999888D"),
            "quintilla@nowhere.example",
            "07700 900999",
            List.of(FindAttribute.values()));
    assertThat(find(asker).possible()).hasSize(2);
    String kept = String.join("\n", everyTable());
    assertThat(kept)
        .contains("match-possible")
        .doesNotContainIgnoringCase("quintilla")
        .doesNotContain("Yarrow", "Nowhere", "AB999888D", "900999");
  }

  @Test
  void theIdentityHasToBeVerified() {
    Person asserted =
        new Person(
            "Rhoda",
            "Tarn",
            List.of(),
            RHODA,
            null,
            List.of(),
            NationalInsuranceNumber.of("AA123456A"),
            null,
            null,
            List.of(FindAttribute.GIVEN_NAME, FindAttribute.FAMILY_NAME));
    assertThatThrownBy(() -> find(asserted)).isInstanceOf(IdentityNotVerified.class);
  }

  @Test
  void aValueThatIsBeingWorkedOutHasItsCodeAndAPensionThatCannotBeShownSaysSo() {
    List<DefiniteMatch> found = find(person("Priya", "Nolan", PRIYA, "AB654321B", null)).definite();
    assertThat(
            only(view(found.get(0).identifier()))
                .benefitIllustrations()
                .get(0)
                .illustrationComponents())
        .extracting(IllustrationComponent::unavailableReason)
        .containsExactly(UnavailableReason.DCC, UnavailableReason.DCC);
    assertThatThrownBy(() -> view(found.get(1).identifier()))
        .isInstanceOf(ViewNotAvailable.class)
        .hasMessage(
            "503 view-not-available: Mersey Pensions cannot show the pension now; ask again later");
  }

  @Test
  void anIdentifierThatWasNeverRegisteredIsUnknown() {
    PensionIdentifier unknown =
        PensionIdentifier.of(
            "0d6b7c1e-52f4-4a8e-9d43-7b1c0f2ae001:00000000-0000-4000-8000-000000000000");
    assertThatThrownBy(() -> view(unknown)).isInstanceOf(UnknownIdentifier.class);
    assertThatThrownBy(() -> register.settle(unknown, MatchStep.CONFIRM))
        .isInstanceOf(UnknownIdentifier.class);
  }

  @Test
  void aPossibleMatchStandsForThirtyDays() {
    PensionIdentifier identifier = possible();
    LiverpoolPensions lastDay = new LiverpoolPensions(at(Instant.parse("2026-09-09T22:59:59Z")));
    assertThat(lastDay.view(new ViewRequest(identifier)).possibleMatch()).isNotNull();
    PensionRegister late = at(Instant.parse("2026-09-09T23:00:00Z"));
    assertThatThrownBy(() -> new LiverpoolPensions(late).view(new ViewRequest(identifier)))
        .isInstanceOf(IdentifierWithdrawn.class)
        .hasMessageContaining("410 identifier-withdrawn")
        .hasMessageEndingWith("ended as match-timeout; ask the finder again");
    assertThatThrownBy(() -> view(identifier))
        .as("it stays so")
        .isInstanceOf(IdentifierWithdrawn.class);
  }

  @Test
  void aPossibleMatchThatIsConfirmedShowsThePension() {
    PensionIdentifier identifier = possible();
    assertThat(register.settle(identifier, MatchStep.CONFIRM)).isEqualTo(MatchStatus.YES);
    assertThat(only(view(identifier)).schemeName()).isEqualTo("Mersey Master Trust");
    assertThat(register.settle(identifier, MatchStep.REMOVE)).isEqualTo(MatchStatus.REMOVED);
    assertThatThrownBy(() -> view(identifier))
        .isInstanceOf(IdentifierWithdrawn.class)
        .hasMessageContaining("ended as asset-removed");
    assertThatThrownBy(() -> register.settle(identifier, MatchStep.CONFIRM))
        .isInstanceOf(IllegalTransition.class);
  }

  @Test
  void aMatchThatWasAMistakeIsWithdrawnAndTheNextGetsANewIdentifier() {
    Person rhoda = person("Rhoda", "Tarn", RHODA, "AA123456A", null);
    PensionIdentifier first = find(rhoda).definite().get(0).identifier();
    register.settle(first, MatchStep.WITHDRAW);
    assertThatThrownBy(() -> view(first))
        .hasMessageEndingWith("ended as match-withdrawn; ask the finder again");
    assertThat(find(rhoda).definite().get(0).identifier()).isNotEqualTo(first);
  }

  @Test
  void ofTwoStepsAtOnceOneIsTaken() throws Exception {
    PensionIdentifier identifier = possible();
    List<Boolean> taken =
        atOnce(
            () -> settles(register, identifier, MatchStep.CONFIRM),
            () -> settles(at(NOW), identifier, MatchStep.DENY));
    assertThat(taken).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void twoWhoFindOnePensionAtOnceGetOneIdentifier() throws Exception {
    Person rhoda = person("Rhoda", "Tarn", RHODA, "AA123456A", null);
    LiverpoolPensionFinder replica = new LiverpoolPensionFinder(at(NOW));
    List<FindResult> found =
        atOnce(() -> find(rhoda), () -> replica.find(KEY, new FindRequest(rhoda)));
    assertThat(found.get(0)).isEqualTo(found.get(1));
  }

  private PensionRegister at(Instant now) {
    return FictionalPensions.register(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static boolean settles(
      PensionRegister register, PensionIdentifier identifier, MatchStep step) {
    try {
      register.settle(identifier, step);
      return true;
    } catch (IllegalTransition e) {
      return false;
    }
  }

  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> both = new ArrayList<>();
      for (Callable<T> each : List.of(one, other)) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.call();
                }));
      }
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The whole database, as statements that would make it again. */
  private List<String> everyTable() {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("SCRIPT").mapTo(String.class).list());
  }

  private PensionIdentifier possible() {
    return find(person("Edwin", "Marsh", EDWIN, null, "L3 9QJ")).possible().get(0).identifier();
  }

  private FindResult find(Person person) {
    return finder.find(KEY, new FindRequest(person));
  }

  private PensionView view(PensionIdentifier identifier) {
    return pensions.view(new ViewRequest(identifier));
  }

  private static PensionArrangement only(PensionView view) {
    assertThat(view.possibleMatch()).isNull();
    assertThat(view.arrangements()).hasSize(1);
    return view.arrangements().get(0);
  }

  private static Person person(
      String givenName,
      String familyName,
      LocalDate birthDate,
      @Nullable String number,
      @Nullable String postcode) {
    return new Person(
        givenName,
        familyName,
        List.of(),
        birthDate,
        postcode == null
            ? null
            : new Address(List.of("1 Aire Street"), Postcode.of(postcode), "GB"),
        List.of(),
        number == null ? null : NationalInsuranceNumber.of(number),
        null,
        null,
        List.of(FindAttribute.GIVEN_NAME, FindAttribute.FAMILY_NAME, FindAttribute.BIRTH_DATE));
  }
}
