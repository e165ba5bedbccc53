package org.govnet.examples.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
class DropwizardHostTest extends HostContract {
  private @Nullable RunningNode node;

  @Override
  protected int start(HostSetup setup) throws Exception {
    node = RunningNode.start(setup);
    return node.port("application");
  }

  @Override
  protected void stop() throws Exception {
    if (node != null) {
      node.server().stop();
    }
  }

  @Override
  protected String ownPath() {
    return "/office-hours?late=true";
  }

  @Override
  protected String ownBody() {
    return "{\"opens_at\":[9,30],\"closes_at\":[20,0]}";
  }

  private String admin(String path) throws Exception {
    URI uri = Objects.requireNonNull(node).uri("admin", path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void isHealthyWhileItsDirectoryIsKnown() throws Exception {
    assertThat(admin("/healthcheck"))
        .contains("\"govnet\":{\"healthy\":true,\"message\":\"the directory is FRESH");
  }

  @Test
  void hasItsMetersAmongDropwizards() throws Exception {
    assertThat(admin("/metrics"))
        .contains("\"govnetDirectoryRevision.network.uk-test\"")
        .contains("io.dropwizard.jetty.MutableServletContextHandler");
  }

  @Test
  void servesItsOwnContractToo() {
    VehicleEnquiry vehicles = leeds().client(VehicleEnquiry.class, NodeId.of("hosted"));
    assertThat(vehicles.vehicle(VehicleQuery.of("AA19AAA")).make()).isEqualTo("FORD");
  }
}
