package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementDraft;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.discovery.Identity;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client's calls say of why they are made, and what is refused without. */
@SuppressWarnings("NullAway.Init") // set before each test
class DeclaredTest {
  private static final Purpose FOSTERING = Purpose.of("fostering");
  private static final LegalBasis CARE =
      LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE);

  private TestNetwork network;
  private TestPeer peer;
  private Govnet govnet;

  @BeforeEach
  void join(@TempDir Path folder) {
    network = new TestNetwork(folder, Clock.systemUTC());
    Identity swansea = network.identity(TestPeer.NODE);
    Identity leeds = network.identity(NodeId.of("leeds"));
    network.admit(swansea);
    network.admit(leeds);
    network.designate(TestPeer.NODE);
    peer = new TestPeer((SigningKey) swansea.messages());
    network.describe(swansea, List.of(peer.replica()), List.of(TestNetwork.OFFER));
    peer.thenParcel();
    govnet = Govnet.join(leeds, network.anchor());
    agree(swansea, leeds);
  }

  private void agree(Identity swansea, Identity leeds) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Agreement terms =
        new AgreementDraft(leeds.network(), AgreementId.of("dossiers"), TestPeer.NODE, leeds.node())
            .of(
                Dossiers.class,
                List.of(CARE),
                today.minusDays(1),
                today.plusDays(1),
                "text",
                "power",
                Clock.systemUTC());
    AgreementStanding unused =
        AgreementBook.open(
                leeds.state().resolve(AgreementBook.FOLDER), leeds.node(), Clock.systemUTC())
            .submit(
                SignedAgreement.sign(terms, swansea.documents()).countersign(leeds.documents()),
                govnet.directory().current().orElseThrow(),
                null);
  }

  @AfterEach
  void close() {
    govnet.close();
    peer.close();
    network.close();
  }

  private static ProblemException refused(Dossiers dossiers) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> dossiers.dossier("p"));
    assertThat(refused).as("a ProblemException").isNotNull();
    assertThat(refused.problem().party()).isEqualTo(Party.CALLER);
    assertThat(refused.problem().status()).isEqualTo(403);
    return refused;
  }

  @Test
  void sendsPurposeAndBasisSigned() {
    govnet.forPurpose(FOSTERING, CARE).client(Dossiers.class).dossier("p");

    RecordedRequest request = peer.requests().get(0);
    assertThat(request.getHeaders().get("Govnet-Purpose")).isEqualTo("fostering");
    assertThat(request.getHeaders().get("Govnet-Legal-Basis"))
        .isEqualTo("uk-gdpr-6-1-e, uk-gdpr-9-2-h");
    assertThat(request.getHeaders().get("Signature-Input"))
        .contains("\"govnet-purpose\"", "\"govnet-legal-basis\"", "\"govnet-agreement\"");
    assertThat(request.getHeaders().get("Govnet-Agreement")).isEqualTo("dossiers");
    assertThat(request.getHeaders().get("Govnet-Caller")).as("for itself").isNull();
  }

  @Test
  void saysThemOnEveryCallOfThatClientAndOnNoOther() {
    Dossiers declaring = govnet.forPurpose(FOSTERING, CARE).client(Dossiers.class, TestPeer.NODE);
    declaring.count();
    govnet.client(Dossiers.class).count();

    assertThat(peer.requests().get(0).getHeaders().get("Govnet-Purpose")).isEqualTo("fostering");
    assertThat(peer.requests().get(1).getHeaders().names())
        .doesNotContain("Govnet-Purpose", "Govnet-Legal-Basis");
  }

  @Test
  void refusesPersonalDataWithoutPurposeAndSendsNothing() {
    ProblemException refused = refused(govnet.client(Dossiers.class));

    assertThat(refused)
        .hasMessage(
            "403 purpose-missing: dossier needs Govnet-Purpose, one of [fostering, safeguarding]");
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void refusesAPurposeThatTheOperationDoesNotServe() {
    Clients clients = govnet.forPurpose(Purpose.of("marketing"), CARE);

    assertThat(refused(clients.client(Dossiers.class)))
        .isExactlyInstanceOf(NotForThat.class)
        .hasMessage(
            "403 purpose-not-allowed: dossier serves [fostering, safeguarding], not marketing");
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void refusesABasisWithoutAnArticle9ConditionForASpecialCategory() {
    Clients clients = govnet.forPurpose(FOSTERING, LegalBasis.publicTask());

    assertThat(refused(clients.client(Dossiers.class)).problem().code())
        .isEqualTo("legal-basis-insufficient");
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void refusesBeforeItLooksForWhomToAsk() {
    Dossiers nobodys = govnet.client(Dossiers.class, NodeId.of("atlantis"));

    assertThat(refused(nobodys).problem().code()).isEqualTo("purpose-missing");
  }

  @Test
  void givesACallNoLongerThanItsContractDoes() {
    govnet.client(Dossiers.class).count();
    govnet.client(Parcels.class).parcel("p");

    assertThat(deadline(0)).isBetween(1L, 2_000L);
    assertThat(deadline(1)).isBetween(2_001L, 30_000L);
  }

  @Test
  void givesACallNoLongerThanItsPolicyDoes() {
    Identity york = network.identity(NodeId.of("york"));
    network.admit(york);
    CallPolicy brief = CallPolicy.DEFAULT.withDeadline(Duration.ofMillis(1_500));
    try (Govnet other = Govnet.builder(york, network.anchor()).policy(brief).join()) {
      other.client(Dossiers.class).count();
    }

    assertThat(deadline(0)).isBetween(1L, 1_500L);
  }

  private long deadline(int request) {
    return Long.parseLong(
        String.valueOf(peer.requests().get(request).getHeaders().get("Govnet-Deadline")));
  }
}
