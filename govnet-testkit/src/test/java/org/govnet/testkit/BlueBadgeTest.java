package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.testkit.Stubs.when;

import java.time.Instant;
import java.time.LocalDate;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Site;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Test;

/** The example: how a team tests its own code against a network. */
@GovnetTest
@SuppressWarnings("NullAway.Init") // the testkit sets the fields
class BlueBadgeTest {
  @Peer("manchester")
  PlanningApplications manchester;

  @As("birmingham")
  Govnet birmingham;

  @Test
  void findsThatABayWasGranted() {
    when(manchester.application("3fa9c1d2")).thenReturn(granted());

    assertThat(badges().hasBay("3fa9c1d2")).isTrue();
  }

  @Test
  void treatsAnUnknownApplicationAsNoBay() {
    when(manchester.application("0")).thenThrow(new ApplicationNotFound("0"));

    assertThat(badges().hasBay("0")).isFalse();
  }

  @Test
  void survivesABusyPeer(Network network) {
    when(manchester.application("3fa9c1d2")).thenReturn(granted());
    network.link("birmingham", "manchester").inject(Fault.MAINTENANCE_503.times(2));

    assertThat(badges().hasBay("3fa9c1d2")).isTrue();
  }

  private BlueBadges badges() {
    return new BlueBadges(birmingham);
  }

  /** What is tested: it knows nothing of tests. */
  private record BlueBadges(Govnet govnet) {
    boolean hasBay(String application) {
      try {
        Application found = govnet.client(PlanningApplications.class).application(application);
        return found.decision().filter(AssessmentDecision.GRANTED::equals).isPresent();
      } catch (ApplicationNotFound e) {
        return false;
      }
    }
  }

  private static Application granted() {
    return new Application(
        "3fa9c1d2",
        "24/0001/FUL",
        ApplicationType.PLANNING_PERMISSION,
        ProcessStage.ASSESSMENT,
        ApplicationStatus.DETERMINED,
        "A disabled parking bay",
        new Site(
            "1 Cottonmaster Row, Manchester", Uprn.of("990000000001"), Point.of(-2.2301, 53.4839)),
        Instant.parse("2024-01-08T09:12:00Z"),
        null,
        null,
        null,
        Assessment.of(Decision.byOfficer(AssessmentDecision.GRANTED), LocalDate.of(2024, 3, 1)));
  }
}
