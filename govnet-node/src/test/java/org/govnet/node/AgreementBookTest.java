package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementDraft;
import org.govnet.agreement.AgreementRefused;
import org.govnet.agreement.AgreementRevocation;
import org.govnet.agreement.AgreementText;
import org.govnet.agreement.DataUsage;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Problem;
import org.govnet.api.Purpose;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementState;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a book takes, and what then holds. */
@SuppressWarnings("NullAway.Init") // set before each test
class AgreementBookTest {
  private static final NetworkId NETWORK = NetworkId.of("uk-test");
  private static final AgreementId ID = AgreementId.of("fostering-2026");
  private static final LegalBasis BASIS = LegalBasis.publicTask();
  private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

  private final HandClock clock = new HandClock(Instant.parse("2026-07-01T12:00:00Z"));
  @TempDir Path folder;
  private LocalNetwork network;
  private Identity manchester;
  private Identity leeds;
  private Identity york;
  private AgreementBook book;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NETWORK, folder, clock);
    manchester = admit("manchester");
    leeds = admit("leeds");
    york = admit("york");
    book = bookOf(manchester);
  }

  @AfterEach
  void stop() {
    network.close();
  }

  private Identity admit(String node) {
    return network.admit(NodeId.of(node), node, List.of(), List.of());
  }

  private AgreementBook bookOf(Identity identity) {
    return AgreementBook.open(
        identity.state().resolve(AgreementBook.FOLDER), identity.node(), clock);
  }

  private Directory directory() {
    return network.publisher().current();
  }

  private Agreement terms() {
    return new AgreementDraft(NETWORK, ID, manchester.node(), leeds.node())
        .of(
            Cases.class,
            List.of(BASIS),
            TODAY,
            TODAY.plusDays(30),
            "names and addresses",
            "section 35",
            clock);
  }

  private SignedAgreement signed(Agreement terms) {
    return SignedAgreement.sign(terms, leeds.documents()).countersign(manchester.documents());
  }

  private static DataUsage use(@Nullable NodeId requester) {
    return new DataUsage(
        ContractId.of("cases"), 1, "one", Purpose.of("fostering"), BASIS, requester);
  }

  private String refusal(DataUsage use) {
    return refusal(book, use);
  }

  private String refusal(AgreementBook asked, DataUsage use) {
    return asked.refusal(leeds.node(), ID, use, directory()).map(Problem::code).orElse("none");
  }

  private void refuses(Runnable taking, String why) {
    assertThatThrownBy(taking::run).isInstanceOf(AgreementRefused.class).hasMessageContaining(why);
  }

  @Test
  void holdsOnceBothHaveSignedWithinItsDays() {
    assertThat(refusal(use(null))).isEqualTo("agreement-unknown");

    assertThat(book.submit(signed(terms()), directory(), null).state())
        .isEqualTo(AgreementState.AGREED);

    assertThat(refusal(use(null))).isEqualTo("none");
    clock.pass(
        Duration.between(
            clock.instant(),
            Instant.parse("2026-07-31T22:59:59Z"))); // the last day is a day of British Summer Time
    assertThat(refusal(use(null))).isEqualTo("none");
    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-07-31T23:00:00Z")));
    assertThat(refusal(use(null))).isEqualTo("agreement-not-live");
    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-06-30T22:59:59Z")));
    assertThat(refusal(use(null))).isEqualTo("agreement-not-live");
  }

  @Test
  void coversWhatItNamesAndNothingElse() {
    book.submit(signed(terms().withOnward(List.of(york.node()))), directory(), null);

    assertThat(
            refusal(
                new DataUsage(
                    ContractId.of("cases"), 2, "one", Purpose.of("fostering"), BASIS, null)))
        .isEqualTo("agreement-insufficient");
    assertThat(
            refusal(
                new DataUsage(
                    ContractId.of("cases"), 1, "other", Purpose.of("fostering"), BASIS, null)))
        .isEqualTo("agreement-insufficient");
    assertThat(
            refusal(
                new DataUsage(ContractId.of("cases"), 1, "one", Purpose.of("debt"), BASIS, null)))
        .isEqualTo("agreement-insufficient");
    assertThat(
            refusal(
                new DataUsage(
                    ContractId.of("cases"),
                    1,
                    "one",
                    Purpose.of("fostering"),
                    LegalBasis.of(LegalBasis.Article6.CONSENT),
                    null)))
        .isEqualTo("agreement-insufficient");
    assertThat(refusal(use(york.node()))).isEqualTo("none");
    assertThat(refusal(use(NodeId.of("hull")))).isEqualTo("onward-disclosure-denied");
    assertThat(refusal(use(leeds.node()))).as("for itself").isEqualTo("none");
  }

  @Test
  void isOfOneDirection() {
    AgreementBook theirs = bookOf(leeds);
    theirs.submit(signed(terms()), directory(), null);

    assertThat(theirs.refusal(manchester.node(), ID, use(null), directory()).map(Problem::code))
        .contains("agreement-unknown");
    assertThat(theirs.covering(manchester.node(), use(null), directory())).contains(ID);
    assertThat(theirs.covering(york.node(), use(null), directory())).isEmpty();
    book.submit(signed(terms()), directory(), null);
    assertThat(book.covering(leeds.node(), use(null), directory())).isEmpty();
  }

  @Test
  void aProposalOfOneIsNoAgreement() {
    SignedAgreement proposal = SignedAgreement.sign(terms(), leeds.documents());

    assertThat(book.submit(proposal, directory(), leeds.node()).state())
        .isEqualTo(AgreementState.PROPOSED);

    assertThat(refusal(use(null))).isEqualTo("agreement-not-live");
    assertThat(book.proposal(leeds.node(), ID)).isPresent();
  }

  @Test
  void takesNoProposalThatIsNotSignedByWhoHandsItOver() {
    refuses(
        () ->
            book.submit(
                SignedAgreement.sign(terms(), manchester.documents()), directory(), leeds.node()),
        "not signed by it");
    refuses(
        () ->
            book.submit(SignedAgreement.sign(terms(), york.documents()), directory(), leeds.node()),
        "no document key of manchester or leeds");
    refuses(
        () -> book.submit(signed(terms()), directory(), york.node()),
        "is not between manchester and york");
    refuses(
        () -> bookOf(york).submit(signed(terms()), directory(), null),
        "is not between york and another");
    refuses(
        () ->
            book.submit(SignedAgreement.sign(terms(), leeds.messages()), directory(), leeds.node()),
        "no document key");
  }

  @Test
  void takesNothingThatTheTwoDidNotBothSay() {
    String one = SignedAgreement.sign(terms(), leeds.documents()).documents().documents().get(0);
    String other =
        SignedAgreement.sign(terms().withVersion(2), manchester.documents())
            .documents()
            .documents()
            .get(0);

    refuses(
        () -> SignedAgreement.read(new AgreementDocuments(List.of(one, other))),
        "do not say the same");
    refuses(
        () -> SignedAgreement.read(new AgreementDocuments(List.of(one, one))), "signed by one key");
    refuses(
        () -> SignedAgreement.sign(terms(), leeds.documents()).countersign(leeds.documents()),
        "signed already by this key");
  }

  @Test
  void anOlderVersionNeverComesBack() {
    SignedAgreement first = signed(terms());
    SignedAgreement second = signed(terms().withVersion(2));
    book.submit(first, directory(), null);
    book.submit(second, directory(), null);

    refuses(() -> book.submit(first, directory(), leeds.node()), "is not newer than version 2");
    assertThat(book.submit(second, directory(), null).version()).as("the same again").isEqualTo(2);
    refuses(
        () ->
            book.submit(
                signed(terms().withVersion(2).withOnward(List.of(york.node()))), directory(), null),
        "is not newer");
  }

  @Test
  void whatOnePartyEndsIsOverForGood() {
    SignedAgreement first = signed(terms());
    book.submit(first, directory(), null);
    String end =
        AgreementRevocation.sign(
            first.terms(), leeds.node(), clock.instant(), "done", leeds.documents());

    assertThat(book.revoke(end, directory(), leeds.node()).orElseThrow().state())
        .isEqualTo(AgreementState.REVOKED);

    assertThat(refusal(use(null))).isEqualTo("agreement-not-live");
    refuses(() -> book.submit(first, directory(), null), "was revoked: sign version 2");
    assertThat(refusal(bookOf(manchester), use(null)))
        .as("after a restart")
        .isEqualTo("agreement-not-live");
    book.submit(signed(terms().withVersion(2)), directory(), null);
    assertThat(refusal(use(null))).isEqualTo("none");
  }

  @Test
  void nobodyElseEndsIt() {
    book.submit(signed(terms()), directory(), null);
    String forged =
        AgreementRevocation.sign(terms(), leeds.node(), clock.instant(), "done", york.documents());

    refuses(() -> book.revoke(forged, directory(), leeds.node()), "not signed by a document key");
    refuses(() -> book.revoke(forged, directory(), york.node()), "is not york's");
    refuses(() -> book.revoke("x", directory(), leeds.node()), "cannot be read");
    assertThat(refusal(use(null))).isEqualTo("none");
  }

  @Test
  void endsWithTheKeyThatWasPutOutOfUse() {
    book.submit(signed(terms()), directory(), null);
    network
        .publisher()
        .accept(
            List.of(
                network
                    .authority()
                    .admit(
                        2,
                        2,
                        leeds.node(),
                        "leeds",
                        leeds.documents().key(),
                        List.of(),
                        List.of(),
                        List.of("127.0.0.1"))));

    assertThat(refusal(use(null))).isEqualTo("agreement-not-live");
    book.submit(signed(terms().withVersion(2)), directory(), null);
    assertThat(refusal(use(null))).isEqualTo("none");
  }

  @Test
  void findsWhatAnotherProcessHasWritten() {
    assertThat(refusal(use(null))).isEqualTo("agreement-unknown");
    bookOf(manchester).submit(signed(terms()), directory(), null);

    // looked for at once, though no more than ten times a second
    Optional<Problem> still =
        Optional.of(Problem.of(403, "-", org.govnet.api.Party.CALLER, "-", "-"));
    long end = System.nanoTime() + 10_000_000_000L;
    while (still.isPresent() && System.nanoTime() - end < 0) {
      still = book.refusal(leeds.node(), ID, use(null), directory());
      Thread.onSpinWait();
    }
    assertThat(still).isEmpty();
  }

  @Test
  void keepsWhatItHasWhenAFileIsSpoilt() throws Exception {
    book.submit(signed(terms()), directory(), null);
    Path file = manchester.state().resolve(AgreementBook.FOLDER).resolve("york.spoilt.agreement");
    Files.writeString(file, "{");

    assertThat(refusal(use(null))).isEqualTo("none");
    refuses(() -> bookOf(manchester), "york.spoilt.agreement cannot be read");
  }

  @Test
  void holdsNoMoreProposalsOfOneThanAHundred() {
    for (int i = 0; i < 100; i++) {
      book.submit(
          SignedAgreement.sign(named("p" + i), leeds.documents()), directory(), leeds.node());
    }
    refuses(
        () ->
            book.submit(
                SignedAgreement.sign(named("more"), leeds.documents()), directory(), leeds.node()),
        "100 proposals of leeds wait already");
  }

  private Agreement named(String id) {
    return new AgreementDraft(NETWORK, AgreementId.of(id), manchester.node(), leeds.node())
        .of(Cases.class, List.of(BASIS), TODAY, TODAY, "text", "power", clock);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> terms().withVersion(0)).hasMessage("version must be 1 to 2^53-1: 0");
    assertThatThrownBy(
            () ->
                new AgreementDraft(NETWORK, ID, leeds.node(), leeds.node())
                    .of(Cases.class, List.of(BASIS), TODAY, TODAY, "text", "power", clock))
        .hasMessageStartingWith("provider and caller must be two nodes");
    assertThatThrownBy(
            () ->
                new AgreementDraft(NETWORK, ID, manchester.node(), leeds.node())
                    .of(Cases.class, List.of(BASIS), TODAY, TODAY.minusDays(1), "t", "p", clock))
        .hasMessageContaining("must follow one another");
    assertThatThrownBy(
            () ->
                new AgreementDraft(NETWORK, ID, manchester.node(), leeds.node())
                    .of(Cases.class, List.of(BASIS), TODAY, TODAY, " ", "p", clock))
        .hasMessage("information must be 1 to 4,000 characters and not blank: 1");
  }

  @Test
  void printsWhatAnImpactAssessmentAsks() {
    String text = AgreementText.of(terms(), "leeds, manchester");

    assertThat(text)
        .startsWith("# cases of manchester for leeds\n")
        .contains(
            "- **Agreement**: fostering-2026, version 1, of the network uk-test\n",
            "- **Signed by**: leeds, manchester\n",
            "- **Purposes**: fostering; safeguarding\n",
            "- **Information disclosed**: names and addresses\n",
            "- **Starts**: 2026-07-01\n",
            "- cases v1: one, open\n",
            "- **Step 5, onward disclosure**: denied");
    assertThat(text).doesNotContain("null");
  }
}
