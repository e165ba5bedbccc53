package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node does with what it may serve, once, whatever the service does. */
class GoodInputTest {
  private static final String RUNS = "/probe/v1/runs/";
  private static final String NOTE = "{\"text\":\"a\"}";
  private static final String INTERNAL =
      "{\"type\":\"urn:govnet:problem:internal-error\",\"title\":\"Internal error\",\"status\":500,"
          + "\"code\":\"internal-error\",\"party\":\"provider\",\"detail\":\"the service failed\"}";

  @TempDir static Path folder;
  private static WireNetwork network;
  private static GovnetNode second;
  private static Govnet leeds;

  @BeforeAll
  static void start() {
    network = WireNetwork.start(folder);
    Identity elsewhere = network.manchester.withState(folder.resolve("manchester-2"));
    second =
        GovnetNode.builder(elsewhere, network.network.anchor())
            .serve(network.planning)
            .serve(network.probe)
            .idempotency(network.memory)
            .alongside(network.node.replica())
            .start();
    leeds = Govnet.join(network.leeds, network.network.anchor());
  }

  @AfterAll
  static void stop() {
    leeds.close();
    second.close();
    network.close();
  }

  private static WireRequest run(String how, String key) {
    return network.post(RUNS + how, NOTE).key(key);
  }

  @Test
  void carriesEveryOperationOfAContract() {
    PlanningApplications planning = leeds.client(PlanningApplications.class);
    Application submitted = planning.submit(IdempotencyKey.random(), CountingPlanning.NEW);
    assertThat(submitted.description()).isEqualTo(CountingPlanning.NEW.description());
    assertThat(submitted.site()).isEqualTo(CountingPlanning.NEW.site());
    assertThat(planning.application(submitted.id())).isEqualTo(submitted);
    Page<ApplicationSummary> page =
        planning.applications(
            "24/0001/FUL +%\u00e9/",
            Uprn.of("100071417680"),
            ProcessStage.SUBMISSION,
            ApplicationStatus.UNDETERMINED,
            5,
            Cursor.of("from_here-42"));
    assertThat(page.items()).containsExactly(submitted.summary());
    assertThat(page.next()).isEqualTo(Cursor.of("from_here-42-and-on"));
    assertThat(network.planning.lastReference).isEqualTo("24/0001/FUL +%\u00e9/");
    assertThat(planning.applications(null, Uprn.of("1"), null, null, 5, null).items()).isEmpty();
    // The authority's own officers, whose system is a client of their own node.
    PlanningApplications officers = network.node.govnet().client(PlanningApplications.class);
    assertThat(
            officers
                .advance(submitted.id(), IdempotencyKey.random(), StepRequest.of(Step.RECEIVE))
                .stage())
        .isEqualTo(ProcessStage.VALIDATION);
    assertThatThrownBy(() -> planning.application("x y\u00e9z"))
        .isInstanceOf(ApplicationNotFound.class)
        .hasMessageContaining("no application has the id \"x y\\u00e9z\"");
    assertThatThrownBy(() -> planning.applications(null, null, null, null, 101, null))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(
            () ->
                officers.decide(
                    submitted.id(),
                    IdempotencyKey.random(),
                    Decision.byOfficer(AssessmentDecision.GRANTED)))
        .isInstanceOf(IllegalTransition.class);
  }

  @Test
  void answersAProblemOfTheContractAsTheServicesOwn() throws Exception {
    RawClient.Answer answer = network.get("/planning-applications/v1/applications/none").answer();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.fields()).doesNotContainKey("govnet-error");
    assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"application-not-found\"");
  }

  @Test
  void answersTheSameWriteTwiceWithTheSameBytesNewlySigned() throws Exception {
    int before = network.ran();
    RawClient.Answer first = run("well", "twice").answer();
    RawClient.Answer again = run("well", "twice").answer();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.field("content-type")).isEqualTo("application/json");
    assertThat(again.field("signature")).isNotEqualTo(first.field("signature"));
    assertThat(network.ran()).isEqualTo(before + 1);
  }

  @Test
  void answersTheSameWriteAtAnotherReplicaFromTheSharedMemory() throws Exception {
    int before = network.ran();
    RawClient.Answer first = run("well", "shared").answer();
    RawClient.Answer again = run("well", "shared").to(second.replica()).answer();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(network.ran()).isEqualTo(before + 1);
  }

  @Test
  void keepsTheKeysOfTwoCallersAndTwoOperationsApart() throws Exception {
    int before = network.ran();
    run("well", "apart").answer();
    run("well", "apart").by(network.york.node(), network.york.messages()).answer();
    run("refused", "apart").answer();
    assertThat(network.ran()).isEqualTo(before + 3);
  }

  @Test
  void runsOneOfManyFirstRequestsAtOnce() {
    int before = network.ran();
    CyclicBarrier start = new CyclicBarrier(4);
    List<CompletableFuture<RawClient.Answer>> all =
        Stream.of(0, 1, 2, 3)
            .map(
                i ->
                    later(
                        () -> {
                          start.await();
                          WireRequest request = run("well", "crowd");
                          return (i % 2 == 0 ? request : request.to(second.replica())).answer();
                        }))
            .toList();
    List<RawClient.Answer> answers = all.stream().map(CompletableFuture::join).toList();
    assertThat(network.ran()).isEqualTo(before + 1);
    assertThat(answers).anyMatch(answer -> answer.status() == 200);
    assertThat(answers)
        .allMatch(
            answer ->
                answer.status() == 200
                    || answer.field("govnet-error").equals("idempotency-in-progress"));
  }

  private interface Work<T> {
    T get() throws Exception;
  }

  private static <T> CompletableFuture<T> later(Work<T> work) {
    Supplier<T> supplier =
        () -> {
          try {
            return work.get();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return CompletableFuture.supplyAsync(supplier, task -> new Thread(task, "caller").start());
  }

  @Test
  void letsAFailedFirstAttemptBeTriedAgain() throws Exception {
    RawClient.Answer first = run("once-failing", "again").answer();
    assertThat(first.status()).isEqualTo(500);
    assertThat(first.body()).isEqualTo(INTERNAL);
    RawClient.Answer secondTry = run("once-failing", "again").answer();
    assertThat(secondTry.status()).isEqualTo(200);
  }

  @Test
  void remembersAProblemOfTheService() throws Exception {
    int before = network.ran();
    RawClient.Answer first = run("refused", "no").answer();
    RawClient.Answer again = run("refused", "no").answer();
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(first.body()).contains("\"code\":\"refused\"");
    assertThat(again.field("content-type")).isEqualTo("application/problem+json");
    assertThat(again.fields()).doesNotContainKey("govnet-error");
    assertThat(network.ran()).isEqualTo(before + 1);
  }

  @Test
  void doesNotRememberThatItWasBusy() throws Exception {
    int before = network.ran();
    assertThat(run("busy", "busy").answer().status()).isEqualTo(429);
    assertThat(run("busy", "busy").answer().status()).isEqualTo(429);
    assertThat(network.ran()).isEqualTo(before + 2);
  }

  @Test
  void remembersARefusedBodyRatherThanLeaveItsKeyInProgress() throws Exception {
    for (int i = 0; i < 2; i++) {
      RawClient.Answer answer = network.post(RUNS + "well", "{}").key("refused-body").answer();
      assertThat(answer.field("govnet-error")).isEqualTo("invalid-request");
    }
  }

  /** Whatever goes wrong, late or early, is one problem, signed, and leaves no key in progress. */
  @ParameterizedTest
  @ValueSource(strings = {"crash", "nothing", "huge", "overflow", "odd", "unsignable"})
  void saysNoMoreThanThatTheServiceFailed(String how) throws Exception {
    for (int i = 0; i < 2; i++) {
      int before = network.ran();
      RawClient.Answer answer = run(how, "failing-" + how).answer();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.field("govnet-error")).isEqualTo("internal-error");
      assertThat(answer.body()).isEqualTo(INTERNAL);
      // what was answered, and only could not be sent, is done
      assertThat(network.ran()).isEqualTo(before + (how.equals("unsignable") ? 1 - i : 1));
    }
    assertThat(network.get("/probe/v1/answers/" + how).answer().body()).isEqualTo(INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forbidden", "map"})
  void keepsTheStatusOfAServiceThatSpeaksJakartaRest(String how) throws Exception {
    RawClient.Answer answer = network.get("/probe/v1/answers/" + how).answer();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.fields()).doesNotContainKey("govnet-error");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"urn:govnet:problem:http-403\",\"title\":\"Forbidden\",\"status\":403,"
                + "\"code\":\"http-403\",\"party\":\"caller\",\"detail\":\"the service answered"
                + " 403\"}");
  }

  @Test
  void signsALocationAsItIsSent() throws Exception {
    RawClient.Answer answer = network.get("/probe/v1/answers/moved").answer();
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.field("location")).isEqualTo("elsewhere");
  }

  @Test
  void coversEveryFieldOfGovnetsThatAServiceSets() throws Exception {
    RawClient.Answer answer = network.get("/probe/v1/answers/uncovered").answer();
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.field("govnet-note")).isEqualTo("a,b");
    assertThat(answer.field("signature-input")).contains("\"govnet-note\"");
  }

  @Test
  void answersNothingWithoutABody() throws Exception {
    RawClient.Answer answer = network.post("/probe/v1/silence", NOTE).answer();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.fields()).doesNotContainKey("content-type");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void writesAGenericAnswer() throws Exception {
    assertThat(network.get("/probe/v1/lists?limit=2").answer().body())
        .isEqualTo("{\"items\":[{\"text\":\"x\"},{\"text\":\"x\"}]}");
  }

  @Test
  void echoesACorrelationId() throws Exception {
    assertThat(
            network
                .get("/probe/v1/answers/well")
                .with("X-Correlation-Id", "case-7")
                .answer()
                .field("x-correlation-id"))
        .isEqualTo("case-7");
  }

  @Test
  void tellsTwoCallersAtOnceApart() {
    for (int i = 0; i < 5; i++) {
      CompletableFuture<String> one =
          later(() -> network.get("/probe/v1/callers/1").answer().body());
      CompletableFuture<String> other =
          later(
              () ->
                  network
                      .get("/probe/v1/callers/2")
                      .by(network.york.node(), network.york.messages())
                      .answer()
                      .body());
      assertThat(one.join()).isEqualTo("{\"text\":\"leeds\",\"more\":\"1\"}");
      assertThat(other.join()).isEqualTo("{\"text\":\"york\",\"more\":\"2\"}");
    }
  }

  @Test
  void namesBothReplicasInTheDirectory() {
    Optional<Integer> replicas =
        network.network.publisher().current().peers().stream()
            .filter(peer -> peer.node().equals(WireNetwork.MANCHESTER))
            .map(peer -> peer.replicas().size())
            .findAny();
    assertThat(replicas).contains(2);
  }
}
