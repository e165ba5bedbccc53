package org.govnet.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.govnet.api.NodeId;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.examples.hosts.HostContract;
import org.govnet.examples.hosts.HostSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application as {@code main} runs it, from its own file. */
class SpringBootHostTest extends HostContract {
  private @Nullable RunningNode node;

  @Override
  protected int start(HostSetup setup) {
    node = RunningNode.start(setup);
    return node.port();
  }

  @Override
  protected void stop() {
    if (node != null) {
      node.close();
    }
  }

  @Override
  protected String ownPath() {
    return "/office-hours";
  }

  /** Jackson 3, in the application's own spelling. */
  @Override
  protected String ownBody() {
    return "{\"opens_at\":\"09:30:00\",\"closes_at\":\"17:00:00\",\"closed_on\":null}";
  }

  private String own(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(Objects.requireNonNull(node).uri(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void isUpWhileItsDirectoryIsKnown() throws Exception {
    assertThat(own("/actuator/health"))
        .contains("\"status\":\"UP\"")
        .containsPattern("\"govnet\":\\{\"details\":\\{[^}]*\"freshness\":\"FRESH\"");
  }

  @Test
  void hasItsMetersAmongSprings() throws Exception {
    assertThat(own("/actuator/metrics"))
        .contains("\"govnet.directory.revision\"")
        .contains("\"http.server.requests\"");
  }

  @Test
  void servesEveryBeanThatImplementsAContract() {
    VehicleEnquiry vehicles = leeds().client(VehicleEnquiry.class, NodeId.of("hosted"));
    assertThat(vehicles.vehicle(VehicleQuery.of("AA19AAA")).make()).isEqualTo("ROVER");
  }
}
