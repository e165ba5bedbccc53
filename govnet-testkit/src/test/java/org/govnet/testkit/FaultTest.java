package org.govnet.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.govnet.testkit.Stubs.when;

import java.util.List;
import org.govnet.api.NodeId;
import org.govnet.client.Attempt;
import org.govnet.client.CallFailed;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller makes of faults, on the way to a stub and to a real node. */
@GovnetTest
@SuppressWarnings("NullAway.Init") // the testkit sets the fields
class FaultTest {
  private static final Badges.Found FOUND =
      new Badges.Found(List.of(new Badges.Badge("Ada", 2026)));

  private final CountingBadges service = new CountingBadges();

  @Peer("manchester")
  Badges manchester;

  @As("birmingham")
  Govnet birmingham;

  private Badges stub;
  private Badges real;

  @BeforeEach
  void serve(Network network) {
    network.serve("leeds", service);
    stub = birmingham.client(Badges.class);
    real = birmingham.client(Badges.class, NodeId.of("leeds"));
  }

  @Test
  void asksAgainWhenAProxySaysMaintenance(Network network) {
    when(manchester.find("Ada", 1)).thenReturn(FOUND);
    Injection fault = network.link("birmingham", "manchester").inject(Fault.MAINTENANCE_503);

    assertThat(stub.find("Ada", 1)).isEqualTo(FOUND);
    assertThat(fault.fired()).isEqualTo(1);
  }

  @Test
  void theNodeBehindAProxyInMaintenanceIsNotAsked(Network network) {
    network.link("birmingham", "leeds").inject(Fault.MAINTENANCE_503.times(2));

    assertThat(real.find("Ada", 1).badges()).hasSize(1);
    assertThat(service.found).hasValue(1);
  }

  @Test
  void neverReturnsATamperedAnswer(Network network) {
    when(manchester.find("Ada", 1)).thenReturn(FOUND);
    network.link("birmingham", "manchester").inject(Fault.TAMPERED.times(3));

    CallFailed failed = catchThrowableOfType(CallFailed.class, () -> stub.find("Ada", 1));

    assertThat(failed.attempts())
        .extracting(Attempt::fault)
        .containsOnly(Attempt.Fault.FORGED)
        .hasSize(3);
  }

  @Test
  void aTamperedAnswerIsStillJson() {
    byte[] altered = FaultInterceptor.alter("{\"holder\":\"Ada\"}".getBytes(UTF_8));

    assertThat(new String(altered, UTF_8)).isEqualTo("{\"holder\":\"0da\"}");
  }

  @Test
  void sendsAWriteAgainAfterAResetAndItHappensOnce(Network network) {
    Injection fault = network.link("birmingham", "leeds").inject(Fault.CONNECTION_RESET);

    assertThat(real.issue(new Badges.Badge("Ada", 2026)).holder()).isEqualTo("Ada");
    assertThat(fault.fired()).isEqualTo(1);
    assertThat(service.issued).hasValue(1);
  }

  @Test
  void sendsAReadAgainAfterAReset(Network network) {
    network.link("birmingham", "leeds").inject(Fault.CONNECTION_RESET);

    assertThat(real.find("Ada", 1).badges()).hasSize(1);
    assertThat(service.found).hasValue(2);
  }

  @Test
  void listsEveryAttemptWhenTheFaultsOutlastThem(Network network) {
    Link link = network.link("birmingham", "manchester");
    link.inject(Fault.CONNECTION_RESET);
    link.inject(Fault.MAINTENANCE_503);
    link.inject(Fault.TAMPERED);
    when(manchester.find("Ada", 1)).thenReturn(FOUND);

    assertThatThrownBy(() -> stub.find("Ada", 1))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("no more than 3 attempts are allowed")
        .extracting(thrown -> ((CallFailed) thrown).attempts())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Attempt.class))
        .extracting(Attempt::fault)
        .containsExactly(Attempt.Fault.IO, Attempt.Fault.UNSIGNED, Attempt.Fault.FORGED);
  }

  @Test
  void aFaultMeetsItsOwnLinkAlone(Network network) {
    Injection fault = network.link("cardiff", "leeds").inject(Fault.MAINTENANCE_503);

    assertThat(real.find("Ada", 1).badges()).hasSize(1);
    assertThat(fault.fired()).isZero();

    network.govnet("cardiff").client(Badges.class, NodeId.of("leeds")).find("Ada", 1);
    assertThat(fault.fired()).isEqualTo(1);
  }

  @Test
  void aServedNodesOwnCallsMeetFaultsToo(Network network) {
    when(manchester.find("Ada", 1)).thenReturn(FOUND);
    Injection fault = network.link("leeds", "manchester").inject(Fault.CONNECTION_RESET);

    assertThat(network.govnet("leeds").client(Badges.class).find("Ada", 1)).isEqualTo(FOUND);
    assertThat(fault.fired()).isEqualTo(1);
  }

  @Test
  void refusesToInjectAFaultLessThanOnce() {
    assertThatThrownBy(() -> Fault.TAMPERED.times(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TAMPERED must be injected at least once: 0");
  }
}
