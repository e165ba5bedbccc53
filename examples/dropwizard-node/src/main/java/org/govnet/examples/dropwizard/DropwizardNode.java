package org.govnet.examples.dropwizard;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

/**
 * A Dropwizard application that is a node too: {@code DropwizardNode server node.yml}. Its own JSON
 * is in snake case; contracts' JSON is not its business.
 */
public class DropwizardNode extends Application<NodeConfiguration> {
  private final GovnetBundle<NodeConfiguration> govnet =
      new GovnetBundle<>(NodeConfiguration::govnet);

  private final Map<String, String> variables;

  /** An application whose file has {@code variables} in it. */
  DropwizardNode(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Runs it, with the environment's variables. */
  public static void main(String[] arguments) throws Exception {
    new DropwizardNode(System.getenv()).run(arguments);
  }

  /** For further services. */
  final GovnetBundle<NodeConfiguration> govnet() {
    return govnet;
  }

  @Override
  public void initialize(Bootstrap<NodeConfiguration> bootstrap) {
    StringSubstitutor substitutor = new StringSubstitutor(variables);
    substitutor.setEnableUndefinedVariableException(true);
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(bootstrap.getConfigurationSourceProvider(), substitutor));
    bootstrap.addBundle(govnet.serve(new VehicleRegister()));
  }

  @Override
  public void run(NodeConfiguration configuration, Environment environment) {
    environment.getObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    environment.jersey().register(new OfficeHours());
    environment.jersey().register(new Neighbours(govnet.govnet()));
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> System.out.println("dropwizard-node listens on " + server.getURI()));
  }
}
