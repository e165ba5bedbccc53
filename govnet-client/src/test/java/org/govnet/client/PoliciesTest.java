package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.govnet.api.BadContract;
import org.govnet.api.CallHints;
import org.govnet.api.Contract;
import org.govnet.api.ContractModel;
import org.govnet.client.PolicyRule.Scope;
import org.govnet.client.PolicyRule.Source;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static final CallPolicy BASE =
      new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), 3);

  /** Says how it is to be called. */
  @Contract(id = "tides", version = 2)
  @Path("/tides/v2")
  @CallHints(attempts = 2)
  public interface Tides {
    /** Says nothing of its own. */
    @GET
    @Path("now/{port}")
    Parcel now(@PathParam("port") String port);

    /** Takes long. */
    @GET
    @Path("years/{port}")
    @CallHints(attempts = 1, attemptMillis = 60_000, hedging = CallHints.Hedging.AT_P95)
    Parcel years(@PathParam("port") String port);
  }

  /** Hints too much. */
  @Contract(id = "tides", version = 3)
  @Path("/tides/v3")
  public interface Overeager {
    /** Eleven times. */
    @GET
    @Path("now/{port}")
    @CallHints(attempts = 11)
    Parcel now(@PathParam("port") String port);
  }

  private static final ContractModel TIDES = ContractModel.of(Tides.class);

  private static PolicyRule code(Scope scope, UnaryOperator<CallPolicy> change) {
    return new PolicyRule(scope, Source.CODE, "code", change);
  }

  private static Policies policies(List<PolicyRule> code, String file) {
    Policies policies = new Policies(BASE, code, PolicyText.read("test.policies", file));
    policies.add(TIDES);
    return policies;
  }

  private static CallPolicy of(Policies policies, String operation) {
    return policies.of(
        TIDES,
        TIDES.operations().stream()
            .filter(one -> one.name().equals(operation))
            .findAny()
            .orElseThrow());
  }

  @Test
  void aContractsHintsHoldIfNobodySaysOtherwise() {
    Policies policies = policies(List.of(), "");
    assertThat(of(policies, "now")).isEqualTo(BASE.withAttempts(2));
    // The hint's minute is more than the call has.
    assertThat(of(policies, "years"))
        .isEqualTo(
            BASE.withAttempts(1)
                .withAttemptTimeout(Duration.ofSeconds(30))
                .withHedging(CallPolicy.Hedging.AT_P95));
    assertThat(policies.ofAll()).isEqualTo(BASE);
  }

  @Test
  void theMoreSpecificWinsWhoeverSaysIt() {
    List<PolicyRule> code =
        List.of(
            code(Scope.of(TIDES).operation("now"), policy -> policy.withAttempts(7)),
            code(Scope.of(TIDES), policy -> policy.withAttempts(6)));
    Policies policies = policies(code, "attempts = 4\ntides.attempts = 5\ntides.v1.attempts = 9");
    assertThat(of(policies, "now").attempts()).isEqualTo(7);
    assertThat(of(policies, "years").attempts()).isEqualTo(1); // the contract's, of the operation
    assertThat(policies.ofAll().attempts()).isEqualTo(4);
  }

  @Test
  void ofTwoAsSpecificTheFileWinsOverTheCodeAndTheCodeOverTheContract() {
    List<PolicyRule> code = List.of(code(Scope.of(TIDES), policy -> policy.withAttempts(6)));
    assertThat(of(policies(code, ""), "now").attempts()).isEqualTo(6);
    assertThat(of(policies(code, "tides.v2.attempts = 5"), "now").attempts()).isEqualTo(5);
    assertThat(of(policies(code, "tides.attempts = 5"), "now").attempts()).isEqualTo(5);
    assertThat(of(policies(code, "tides.v2.attempts = 5\ntides.attempts = 4"), "now").attempts())
        .as("of two lines, the one that names a version")
        .isEqualTo(5);
  }

  @Test
  void readsEveryProperty() {
    Policies policies =
        policies(
            List.of(),
            """
            # of all
            deadline = 20s
            attempt-timeout=2500ms   # for one
            limits = off
            limits-start = 30
            limits-queue = 0
            tides.hedging = off

            tides.v2.now.hedging = 200ms
            tides.v2.now.deadline = 1m
            """);
    CallPolicy now = of(policies, "now");
    assertThat(now.deadline()).isEqualTo(Duration.ofMinutes(1));
    assertThat(now.attemptTimeout()).isEqualTo(Duration.ofMillis(2500));
    assertThat(now.hedging()).isEqualTo(CallPolicy.Hedging.after(Duration.ofMillis(200)));
    assertThat(policies.ofAll().limits()).isEqualTo(new CallPolicy.Limits(false, 30, 0));
  }

  @Test
  void tellsEveryFaultAtOnceWithItsLine() {
    assertThatThrownBy(
            () ->
                PolicyText.read(
                    "p",
                    """
                    deadline = 5
                    deadlin = 5s
                    attempts = many
                    attempts = 11
                    hedging = maybe
                    tides.limits = off
                    Tides.attempts = 1
                    tides.v2.now.then.attempts = 1
                    attempt-timeout 5s
                    tides.attempts = 0
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "p line 1: deadline must be a whole number of ms, s or m, such as 250ms: \"5\"; p line"
                + " 2: \"deadlin\" is no property: deadline, attempt-timeout, attempts, hedging,"
                + " limits, limits-start or limits-queue; p line 3: attempts must be a whole"
                + " number: \"many\"; p line 4: \"attempts\" is there already, in line 3; p line 5:"
                + " hedging must be off, p95 or a time, such as 200ms: \"maybe\"; p line 6:"
                + " \"limits\" is for all calls: a replica's limits are shared by its operations; p"
                + " line 7: \"Tides\" is no contract's id, as planning-applications is; p line 8:"
                + " \"tides.v2.now.then.attempts\" must be a property, or contract.property,"
                + " contract.operation.property, with the contract's version after its id if need"
                + " be, as contract.v1.property; p line 9: must be a name, = and a value, such as"
                + " deadline = 5s: \"attempt-timeout 5s\"; p line 10: attempts must be 1 to 10: 0");
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWhereAClientIsMade() {
    assertThatThrownBy(() -> policies(List.of(), "tides.attempt-timeout = 1m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "test.policies line 1: attemptTimeout must be 1 ms to the deadline, PT30S: PT1M");
    assertThatThrownBy(() -> policies(List.of(), "tides.later.attempts = 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test.policies line 1: tides v2 has no operation \"later\", only now, years");
    assertThatThrownBy(() -> Policies.of(BASE).add(ContractModel.of(Overeager.class)))
        .isInstanceOf(BadContract.class)
        .hasMessageEndingWith("Overeager.now: @CallHints attempts must be 0 to 10: 11");
  }

  /** What two contracts have in common. */
  public interface Register<T> {
    /** One. */
    @GET
    @Path("{id}")
    T one(@PathParam("id") String id);
  }

  /** One of them. */
  @Contract(id = "boats", version = 1)
  @Path("/boats/v1")
  public interface Boats extends Register<Parcel> {}

  /** The other. */
  @Contract(id = "cars", version = 1)
  @Path("/cars/v1")
  public interface Cars extends Register<Parcel> {}

  @Test
  void contractsThatInheritOneMethodHavePoliciesOfTheirOwn() {
    Policies policies =
        new Policies(
            BASE, List.of(), PolicyText.read("p", "boats.attempts = 1\ncars.attempts = 2"));
    ContractModel boats = ContractModel.of(Boats.class);
    ContractModel cars = ContractModel.of(Cars.class);
    policies.add(boats);
    policies.add(cars);
    assertThat(policies.of(boats, boats.operations().get(0)).attempts()).isEqualTo(1);
    assertThat(policies.of(cars, cars.operations().get(0)).attempts()).isEqualTo(2);
  }

  @Test
  void whatDoesNotGoTogetherForAllCallsChangesNothingThoughNoClientIsMade() {
    Policies policies = new Policies(BASE, List.of(), List.of());
    assertThatThrownBy(() -> policies.replace(PolicyText.read("p", "attempt-timeout = 40s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("p line 1: attemptTimeout must be 1 ms to the deadline");
    policies.add(TIDES);
    assertThat(policies.ofAll()).isEqualTo(BASE);
  }

  @Test
  void aChangeHoldsForTheNextCallsAndABadOneNotAtAll() {
    Policies policies = policies(List.of(), "tides.now.attempts = 5");
    policies.replace(PolicyText.read("p", "tides.now.attempts = 8"));
    assertThat(of(policies, "now").attempts()).isEqualTo(8);
    assertThatThrownBy(
            () -> policies.replace(PolicyText.read("p", "tides.gone.attempts = 2\nattempts = 4")))
        .hasMessageContaining("no operation \"gone\"");
    assertThat(of(policies, "now").attempts()).isEqualTo(8);
    assertThat(policies.ofAll().attempts()).isEqualTo(3);
  }

  @Test
  void readsWhatTheDocumentationShows() throws IOException {
    String page = Files.readString(java.nio.file.Path.of("..", "docs", "calling.md"));
    int from = page.indexOf("```properties\n") + "```properties\n".length();
    String shown = page.substring(from, page.indexOf("```", from));
    assertThat(PolicyText.read("calling.md", shown)).hasSize(9);
  }
}
