package org.govnet.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.govnet.api.NodeId;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.examples.hosts.HostContract;
import org.govnet.examples.hosts.HostSetup;
import org.govnet.examples.hosts.NotebookService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application as {@code main} runs it, from its own file. */
class SpringBootHostTest extends HostContract {
  private @Nullable ConfigurableApplicationContext context;
  private int port;

  @Override
  protected int start(HostSetup setup) {
    SpringApplication application = new SpringApplication(SpringBootNode.class);
    Map<String, Object> variables =
        setup.variables().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    application.addInitializers(
        starting -> {
          starting
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("variables", variables));
          ((GenericApplicationContext) starting)
              .registerBean(NotebookService.class, setup::notebook);
        });
    context = application.run();
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    port = Objects.requireNonNull(server).getPort();
    return port;
  }

  @Override
  protected void stop() {
    if (context != null) {
      context.close();
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
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
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
