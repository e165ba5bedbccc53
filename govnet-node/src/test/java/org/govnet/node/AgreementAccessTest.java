package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementRevocation;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementNotHeld;
import org.govnet.api.agreements.AgreementNotTaken;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.api.agreements.AgreementState;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Personal data goes to nobody without an agreement that both have signed, over the wire. */
@SuppressWarnings("NullAway.Init") // set before each test
class AgreementAccessTest {
  private static final String BASIS = "uk-gdpr-6-1-e, uk-gdpr-9-2-h";
  private static final Purpose FOSTERING = Purpose.of("fostering");

  @TempDir Path folder;
  private WireNetwork network;

  @BeforeEach
  void start() {
    network = WireNetwork.start(folder);
  }

  @AfterEach
  void stop() {
    network.close();
  }

  private WireRequest personal() {
    return network
        .get("/cases/v1/cases/7")
        .with("Govnet-Purpose", "fostering")
        .with("Govnet-Legal-Basis", BASIS);
  }

  private void refused(WireRequest request, int status, String code) throws Exception {
    RawClient.Answer answer = request.answer();
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(network.cases.ran).as("the service's own code").hasValue(0);
  }

  @Test
  void neverReachesTheServiceWithoutOne() throws Exception {
    refused(personal(), 403, "agreement-missing");
    refused(personal().with("Govnet-Agreement", "no-such"), 403, "agreement-unknown");
    refused(
        personal()
            .with("Govnet-Agreement", WireNetwork.AGREEMENT)
            .by(network.york.node(), network.york.messages()),
        403,
        "agreement-unknown");
    refused(
        personal().with("Govnet-Agreement", WireNetwork.AGREEMENT).with("Govnet-Caller", "york"),
        403,
        "onward-disclosure-denied");
    assertThat(personal().with("Govnet-Agreement", WireNetwork.AGREEMENT).answer().status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"Govnet-Agreement,agreement-malformed", "Govnet-Caller,requester-malformed"})
  void refusesWhatIsNoNameAndWhatIsNotSigned(String field, String code) throws Exception {
    refused(personal().with(field, "No Such"), 400, code);
    refused(personal().afterwards(field, "leeds"), 401, "signature-uncovered");
  }

  @Test
  void theCallersOwnSideSendsNothingWithoutOne() {
    try (Govnet york = Govnet.join(network.york, network.network.anchor())) {
      Cases cases =
          york.forPurpose(FOSTERING, WireNetwork.CARE).client(Cases.class, WireNetwork.MANCHESTER);

      ProblemException refused = catchThrowableOfType(ProblemException.class, () -> cases.one("7"));

      assertThat(refused)
          .hasMessage(
              "403 agreement-missing: york and manchester have no agreement that holds now and"
                  + " covers one of cases v1 for fostering by uk-gdpr-6-1-e, uk-gdpr-9-2-h: govnet"
                  + " agreement draft begins one");
      assertThat(network.cases.ran).hasValue(0);
    }
  }

  @Test
  void aNodeNeedsNoneWithItself() {
    Cases own =
        network
            .node
            .govnet()
            .forPurpose(FOSTERING, WireNetwork.CARE)
            .client(Cases.class, WireNetwork.MANCHESTER);

    assertThat(own.one("7").text()).isEqualTo("fostering");
  }

  /** York serves Leeds, and asks Manchester meanwhile: Manchester is told for whom. */
  @Test
  void whatIsAskedForAnotherNeedsTheirAgreement() {
    network.network.agree(network.manchester, network.york, Cases.class, WireNetwork.CARE);
    network.network.agree(network.york, network.leeds, Cases.class, WireNetwork.CARE);
    CasesRelay relay = new CasesRelay();
    try (GovnetNode york =
            GovnetNode.builder(network.york, network.network.anchor()).serve(relay).start();
        Govnet leeds = Govnet.join(network.leeds, network.network.anchor())) {
      relay.onwards =
          york.govnet()
              .forPurpose(FOSTERING, WireNetwork.CARE)
              .client(Cases.class, WireNetwork.MANCHESTER);
      Cases asked =
          leeds.forPurpose(FOSTERING, WireNetwork.CARE).client(Cases.class, NodeId.of("york"));

      assertThat(
              catchThrowableOfType(ProblemException.class, () -> asked.one("7")).problem().code())
          .isEqualTo("agreement-missing");
      assertThat(network.cases.ran).hasValue(0);
      assertThat(relay.onwards.one("7").text()).as("for itself").isEqualTo("fostering");

      network.network.agree(
          network.manchester,
          network.york,
          Cases.class,
          terms -> terms.withOnward(List.of(network.leeds.node())),
          WireNetwork.CARE);
      assertThat(soon(asked)).isEqualTo("fostering");
    }
  }

  /** What another process has written is looked for at most ten times a second. */
  private static String soon(Cases asked) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        return asked.one("7").text();
      } catch (ProblemException e) {
        if (System.nanoTime() - end >= 0) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Proposed by one, signed by the other, ended by the first: by the contract alone. */
  @Test
  void goesFromHandToHand() {
    AgreementId id = AgreementId.of("handed");
    try (Govnet york = Govnet.join(network.york, network.network.anchor())) {
      DataSharingAgreements manchesters =
          york.client(DataSharingAgreements.class, WireNetwork.MANCHESTER);
      Agreement terms = terms(id);
      SignedAgreement proposal = SignedAgreement.sign(terms, network.york.documents());

      assertThat(manchesters.submit(IdempotencyKey.random(), proposal.documents()).state())
          .isEqualTo(AgreementState.PROPOSED);
      AgreementDocuments both = proposal.countersign(network.manchester.documents()).documents();
      assertThat(manchesters.submit(IdempotencyKey.random(), both).state())
          .isEqualTo(AgreementState.AGREED);
      AgreementStanding standing = manchesters.agreement(id);
      assertThat(standing.documents()).isEqualTo(both.documents());
      assertThat(standing.revocation()).isNull();

      String end =
          AgreementRevocation.sign(
              terms, network.york.node(), terms.draftedAt(), "moved", network.york.documents());
      assertThat(
              manchesters
                  .revoke(IdempotencyKey.random(), new AgreementDocuments(List.of(end)))
                  .state())
          .isEqualTo(AgreementState.REVOKED);
      assertThat(manchesters.agreement(id).revocation()).isEqualTo(end);
    }
  }

  private Agreement terms(AgreementId id) {
    return new org.govnet.agreement.AgreementDraft(
            network.manchester.network(), id, WireNetwork.MANCHESTER, network.york.node())
        .of(
            Cases.class,
            List.of(WireNetwork.CARE),
            java.time.LocalDate.now(WireNetwork.CLOCK).minusDays(1),
            java.time.LocalDate.now(WireNetwork.CLOCK).plusDays(1),
            "text",
            "power",
            WireNetwork.CLOCK);
  }

  @Test
  void showsAndTakesNothingOfOthers() {
    try (Govnet york = Govnet.join(network.york, network.network.anchor())) {
      DataSharingAgreements manchesters =
          york.client(DataSharingAgreements.class, WireNetwork.MANCHESTER);

      assertThat(
              catchThrowableOfType(
                  AgreementNotHeld.class,
                  () -> manchesters.agreement(AgreementId.of(WireNetwork.AGREEMENT))))
          .hasMessageContaining("there is no agreement cases-1 with york");
      SignedAgreement forged =
          SignedAgreement.sign(terms(AgreementId.of("forged")), network.leeds.documents());
      assertThat(
              catchThrowableOfType(
                  AgreementNotTaken.class,
                  () -> manchesters.submit(IdempotencyKey.random(), forged.documents())))
          .hasMessageContaining("no document key of manchester or york");
      assertThat(
              catchThrowableOfType(
                  AgreementNotTaken.class,
                  () ->
                      manchesters.revoke(
                          IdempotencyKey.random(), new AgreementDocuments(List.of("x", "y")))))
          .hasMessageContaining("a revocation is one document");
    }
  }

  /** Hands what it is asked on to another node. */
  public static final class CasesRelay implements Cases {
    private Cases onwards = new CasesService();

    @Override
    public Probe.Note one(String id) {
      return onwards.one(id);
    }

    @Override
    public Probe.Note open(IdempotencyKey key, Probe.Note note) {
      return onwards.open(key, note);
    }

    @Override
    public Probe.Note count() {
      return onwards.count();
    }

    @Override
    public Probe.Note councils() {
      return onwards.councils();
    }

    @Override
    public Probe.Note planners() {
      return onwards.planners();
    }

    @Override
    public Probe.Note brief() {
      return onwards.brief();
    }
  }
}
