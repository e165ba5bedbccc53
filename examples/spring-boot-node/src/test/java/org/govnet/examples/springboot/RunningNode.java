package org.govnet.examples.springboot;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.govnet.examples.hosts.HostSetup;
import org.govnet.examples.hosts.NotebookService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application as {@code main} runs it, from its own file, with one bean more. */
record RunningNode(ConfigurableApplicationContext context, int port) implements AutoCloseable {
  static RunningNode start(HostSetup setup) {
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
    ConfigurableApplicationContext context = application.run();
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    return new RunningNode(context, Objects.requireNonNull(server).getPort());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    context.close();
  }
}
