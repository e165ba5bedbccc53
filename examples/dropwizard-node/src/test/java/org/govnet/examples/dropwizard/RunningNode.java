package org.govnet.examples.dropwizard;

import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.govnet.examples.hosts.HostSetup;

/** The application as {@code main} runs it, from its own file, with one service more. */
record RunningNode(DropwizardNode application, Server server) {
  static RunningNode start(HostSetup setup) throws Exception {
    CompletableFuture<Server> listening = new CompletableFuture<>();
    DropwizardNode application =
        new DropwizardNode(setup.variables()) {
          @Override
          public void run(NodeConfiguration configuration, Environment environment) {
            super.run(configuration, environment);
            environment.lifecycle().addServerLifecycleListener(listening::complete);
          }
        };
    application.govnet().serve(setup.notebook());
    application.run("server", "node.yml");
    return new RunningNode(application, listening.join());
  }

  /** The port of the connector {@code application} or {@code admin}. */
  int port(String connector) {
    for (var each : server.getConnectors()) {
      if (each instanceof ServerConnector tcp && connector.equals(tcp.getName())) {
        return tcp.getLocalPort();
      }
    }
    throw new IllegalStateException("there is no connector " + connector);
  }

  URI uri(String connector, String path) {
    return URI.create("http://127.0.0.1:" + port(connector) + path);
  }
}
