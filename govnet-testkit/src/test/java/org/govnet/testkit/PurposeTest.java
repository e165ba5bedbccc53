package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.govnet.testkit.Stubs.when;

import java.time.Duration;
import org.govnet.api.LegalBasis;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.client.CallPolicy;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Test;

/** Personal data on stubs: refused as a node would. */
@GovnetTest
@SuppressWarnings("NullAway.Init") // the testkit sets the fields
class PurposeTest {
  private static final Purpose FOSTERING = Purpose.of("fostering");
  private static final Badges.Badge ADA = new Badges.Badge("Ada", 2026);

  @Peer("newport")
  Registrations newport;

  @As("leeds")
  Govnet leeds;

  @Test
  void answersWhoSaysWhatForAndByWhichLaw(Network network) {
    when(newport.person("7")).thenReturn(ADA);

    Registrations client =
        network
            .govnet("leeds")
            .forPurpose(FOSTERING, LegalBasis.publicTask())
            .client(Registrations.class);

    assertThat(client.person("7")).isEqualTo(ADA);
  }

  @Test
  void theCallersOwnClientRefusesWithout() {
    when(newport.person("7")).lenient().thenReturn(ADA);

    assertThatThrownBy(() -> leeds.client(Registrations.class).person("7"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("403 purpose-missing: person needs Govnet-Purpose, one of [fostering]");
  }

  /** The client's own refusal is out of the way: its contract does not say what it is about. */
  @Test
  void theStubRefusesWithout() {
    when(newport.person("7")).lenient().thenReturn(ADA);

    assertThatThrownBy(() -> leeds.client(Registrations.Careless.class).person("7"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("403 purpose-missing: person needs Govnet-Purpose, one of [fostering]");
  }

  @Test
  void theStubIsOpenToWhomTheContractNames() {
    when(newport.latest()).lenient().thenReturn(ADA);

    assertThatThrownBy(() -> leeds.client(Registrations.class).latest())
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "403 caller-not-allowed: latest is open to nodes admitted for an area; leeds is none");
  }

  @Test
  void aProblemSaysWhenToAskAgain(Network network) {
    when(newport.person("7"))
        .thenThrow(
            new ProblemException(Problem.of(503, "closed", Party.PROVIDER, "Closed", "for lunch"))
                .retryAfter(Duration.ofHours(1)));

    // longer than any call may take, so that nobody waits for it
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                leeds
                    .forPurpose(FOSTERING, LegalBasis.publicTask())
                    .client(Registrations.class)
                    .person("7"));

    assertThat(thrown.retryAfter()).contains(Duration.ofHours(1));
    assertThat(thrown.retryAfter().orElseThrow()).isGreaterThan(CallPolicy.DEFAULT.deadline());
  }
}
