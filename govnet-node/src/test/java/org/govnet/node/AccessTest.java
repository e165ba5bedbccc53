package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.Tier;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.client.Govnet;
import org.govnet.client.NoRoute;
import org.govnet.discovery.Area;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have an operation and for what, over the wire. */
class AccessTest {
  private static final String BASIS = "uk-gdpr-6-1-e, uk-gdpr-9-2-h";
  private static final AreaCode ADUR = AreaCode.of("E07000223");
  private static final AreaCode WEST_SUSSEX = AreaCode.of("E10000032");

  @TempDir static Path folder;
  private static WireNetwork network;
  private static Identity adur;
  private static Identity planner;

  @BeforeAll
  static void start() {
    network = WireNetwork.start(folder);
    network.network.register(
        List.of(
            new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
            new Area(ADUR, "Adur", Tier.DISTRICT, WEST_SUSSEX)));
    adur = caller("adur", List.of(ADUR), List.of());
    planner = caller("planner", List.of(), List.of(CapabilityId.of("planning")));
    assertThat(network.node.govnet().directory().refresh()).isTrue();
  }

  private static Identity caller(
      String name, List<AreaCode> areas, List<CapabilityId> capabilities) {
    Identity identity = network.network.admit(NodeId.of(name), name, areas, capabilities);
    network
        .network
        .publisher()
        .accept(List.of(identity.describe(1, 1, List.of(), List.of(), WireNetwork.CLOCK)));
    return identity;
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  private static WireRequest personal(@Nullable String purpose, @Nullable String basis) {
    WireRequest request =
        network.get("/cases/v1/cases/7").with("Govnet-Agreement", WireNetwork.AGREEMENT);
    if (purpose != null) {
      request.with("Govnet-Purpose", purpose);
    }
    return basis == null ? request : request.with("Govnet-Legal-Basis", basis);
  }

  /** Refused by govnet, signed, and before any service's code ran. */
  private static void refused(WireRequest request, int status, String code) throws Exception {
    int before = network.cases.ran.get();
    RawClient.Answer answer = request.answer();
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(network.cases.ran).hasValue(before);
  }

  @Test
  void handsPurposeAndBasisToTheService() throws Exception {
    assertThat(personal("fostering", BASIS).answer().body())
        .isEqualTo("{\"text\":\"fostering\",\"more\":\"" + BASIS + "\"}");
  }

  @Test
  void handsOnWhatIsSaidWhereNothingNeedBe() throws Exception {
    assertThat(network.get("/cases/v1/count").answer().body())
        .isEqualTo("{\"text\":\"no purpose\",\"more\":\"no legal basis\"}");
    assertThat(network.get("/cases/v1/count").with("Govnet-Purpose", "statistics").answer().body())
        .isEqualTo("{\"text\":\"statistics\",\"more\":\"no legal basis\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "-; uk-gdpr-6-1-e, uk-gdpr-9-2-h; purpose-missing",
        "marketing; uk-gdpr-6-1-e, uk-gdpr-9-2-h; purpose-not-allowed",
        "fostering; -; legal-basis-missing",
        "fostering; uk-gdpr-6-1-e; legal-basis-insufficient",
        "-; -; purpose-missing"
      })
  void refusesPersonalDataWithoutPurposeOrBasis(
      @Nullable String purpose, @Nullable String basis, String code) throws Exception {
    refused(personal(purpose, basis), 403, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fostering", "a b", "fostering, safeguarding", "caf\u00e9", ""})
  void refusesAMalformedPurposeWhereverItIs(String purpose) throws Exception {
    if (purpose.chars().allMatch(c -> c < 128)) {
      refused(personal(purpose, BASIS), 400, "purpose-malformed");
      refused(
          network.get("/cases/v1/count").with("Govnet-Purpose", purpose), 400, "purpose-malformed");
    }
    refused(personal("x".repeat(129), BASIS), 400, "purpose-malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uk-gdpr-9-2-h",
        "uk-gdpr-6-1-f",
        "uk-gdpr-6-1-e, uk-gdpr-6-1-a",
        "public task",
        "uk-gdpr-6-1-e,",
        ""
      })
  void refusesAMalformedLegalBasisWhereverItIs(String basis) throws Exception {
    refused(personal("fostering", basis), 400, "legal-basis-malformed");
    refused(
        network.get("/cases/v1/count").with("Govnet-Legal-Basis", basis),
        400,
        "legal-basis-malformed");
  }

  /** Spaces beyond number would keep the reading of them busy. */
  @Test
  void looksAtTheLengthBeforeItReads() throws Exception {
    String long129 = "uk-gdpr-6-1-e," + " ".repeat(100) + "uk-gdpr-9-2-hxx";
    assertThat(long129).hasSize(129);
    RawClient.Answer answer = personal("fostering", long129).answer();
    assertThat(answer.body()).contains("Govnet-Legal-Basis must be 1 to 128 ASCII characters");
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Govnet-Purpose: fostering", "Govnet-Legal-Basis: uk-gdpr-6-1-e"})
  void refusesWhatTheSignatureDoesNotCover(String line) throws Exception {
    String[] field = line.split(": ", 2);
    refused(
        network.get("/cases/v1/cases/7").afterwards(field[0], field[1]),
        401,
        "signature-uncovered");
  }

  @Test
  void refusesTwoPurposes() throws Exception {
    RawClient.Answer answer =
        personal("fostering", BASIS).afterwards("Govnet-Purpose", "safeguarding").answer();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("govnet-purpose");
  }

  @Test
  void refusesAWriteWithoutPurposeAndTakesNoKeyForIt() throws Exception {
    String note = "{\"text\":\"a\"}";
    refused(network.post("/cases/v1/cases", note).key("later"), 403, "purpose-missing");
    RawClient.Answer answer =
        network
            .post("/cases/v1/cases", note)
            .key("later")
            .with("Govnet-Agreement", WireNetwork.AGREEMENT)
            .with("Govnet-Purpose", "fostering")
            .with("Govnet-Legal-Basis", "uk-gdpr-6-1-e")
            .answer();
    assertThat(answer.status()).isEqualTo(200);
    // what was answered before is no way around it
    refused(network.post("/cases/v1/cases", note).key("later"), 403, "purpose-missing");
  }

  /** The record of uses would have the first alone. */
  @Test
  void doesNotHandAKeptAnswerToACallerWhoStatesSomethingElse() throws Exception {
    assertThat(opening("kept", "fostering", BASIS).answer().status()).isEqualTo(200);
    assertThat(opening("kept", "fostering", BASIS).answer().status()).isEqualTo(200);
    refused(opening("kept", "fostering", "uk-gdpr-6-1-e"), 409, "idempotency-key-reused");
    refused(opening("kept", "safeguarding", BASIS), 409, "idempotency-key-reused");
  }

  private static WireRequest opening(String key, String purpose, String basis) {
    return network
        .post("/cases/v1/cases", "{\"text\":\"a\"}")
        .key(key)
        .with("Govnet-Agreement", WireNetwork.AGREEMENT)
        .with("Govnet-Purpose", purpose)
        .with("Govnet-Legal-Basis", basis);
  }

  @Test
  void opensAnOperationToThoseItNamesAlone() throws Exception {
    refused(network.get("/cases/v1/councils"), 403, "caller-not-allowed");
    refused(
        network.get("/cases/v1/councils").by(planner.node(), planner.messages()),
        403,
        "caller-not-allowed");
    assertThat(network.get("/cases/v1/councils").by(adur.node(), adur.messages()).answer().status())
        .isEqualTo(200);
  }

  @Test
  void opensAnOperationByAnyOfWhatItNamesAndSaysWhat() throws Exception {
    assertThat(network.get("/cases/v1/planners").answer().body())
        .contains(
            "planners is open to nodes admitted for an area or nodes admitted for the capability"
                + " planning; leeds is none");
    for (Identity one : List.of(adur, planner)) {
      assertThat(network.get("/cases/v1/planners").by(one.node(), one.messages()).answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void sendsWhenToAskAgainSigned() throws Exception {
    RawClient.Answer answer =
        network
            .get("/cases/v1/cases/closed")
            .with("Govnet-Agreement", WireNetwork.AGREEMENT)
            .with("Govnet-Purpose", "fostering")
            .with("Govnet-Legal-Basis", BASIS)
            .answer();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("retry-after")).isEqualTo("7");
    assertThat(answer.field("signature-input")).contains("\"retry-after\"");
    assertThat(answer.fields()).doesNotContainKey("govnet-error");
  }

  /** One place, two councils: planning is the district's, care the county's. */
  @Test
  void asksTheCouncilThatRunsTheServiceForAPlace() {
    Identity district =
        network.network.admit(NodeId.of("adur-planning"), "Adur", List.of(ADUR), List.of());
    Identity county =
        network.network.admit(
            NodeId.of("west-sussex"), "West Sussex", List.of(WEST_SUSSEX), List.of());
    network.network.agree(county, network.leeds, Cases.class, WireNetwork.CARE);
    CountingPlanning planning = new CountingPlanning();
    CasesService cases = new CasesService();
    try (GovnetNode one =
            GovnetNode.builder(district, network.network.anchor()).serve(planning).start();
        GovnetNode other =
            GovnetNode.builder(county, network.network.anchor()).serve(cases).start();
        Govnet leeds = Govnet.join(network.leeds, network.network.anchor())) {
      assertThat(leeds.client(PlanningApplications.class, ADUR).application(CountingPlanning.ID))
          .isNotNull();
      Cases countys =
          leeds.forPurpose(Purpose.of("fostering"), WireNetwork.CARE).client(Cases.class, ADUR);
      assertThat(countys.one("7").text()).isEqualTo("fostering");
      assertThat(countys.open(IdempotencyKey.random(), Probe.Note.of("a")).text())
          .isEqualTo("fostering");
      assertThat(planning.ran).hasValue(1);
      assertThat(cases.ran).hasValue(2);
      PlanningApplications ofCounty = leeds.client(PlanningApplications.class, WEST_SUSSEX);
      assertThatThrownBy(() -> ofCounty.application("1")).isInstanceOf(NoRoute.class);
      assertThat(one.replica()).isNotEqualTo(other.replica());
    }
  }
}
