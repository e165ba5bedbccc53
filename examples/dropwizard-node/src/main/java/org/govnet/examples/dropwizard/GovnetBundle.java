package org.govnet.examples.dropwizard;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.GzipHandlerFactory;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.dropwizard.DropwizardConfig;
import io.micrometer.core.instrument.dropwizard.DropwizardMeterRegistry;
import io.micrometer.core.instrument.util.HierarchicalNameMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.util.component.LifeCycle;
import org.govnet.client.CallMetrics;
import org.govnet.client.Govnet;
import org.govnet.discovery.DirectoryMetrics;
import org.govnet.node.GovnetFilter;
import org.govnet.node.GovnetNode;
import org.govnet.node.HostedNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Dropwizard application a node: contracts are served beside its own resources, which see
 * nothing of it. What it adds to the application: a servlet filter, the health check {@code
 * govnet}, and meters.
 *
 * @param <C> the application's configuration
 */
public final class GovnetBundle<C extends Configuration> implements ConfiguredBundle<C> {
  private final Function<C, GovnetSettings> settings;
  private final List<Object> services = new ArrayList<>();
  private @Nullable HostedNode node;

  /** A bundle that finds its section in the configuration. */
  public GovnetBundle(Function<C, GovnetSettings> settings) {
    this.settings = settings;
  }

  /** Serves a contract: {@code service} implements its interface. To be called before it runs. */
  public GovnetBundle<C> serve(Object service) {
    services.add(service);
    return this;
  }

  /**
   * The node's own way to call others.
   *
   * @throws IllegalStateException before the bundle has run
   */
  public Govnet govnet() {
    if (node == null) {
      throw new IllegalStateException("the bundle runs before Application.run: ask there");
    }
    return node.govnet();
  }

  @Override
  public void initialize(Bootstrap<?> bootstrap) {
    // its settings are of types that any Jackson reads
  }

  @Override
  public void run(C configuration, Environment environment) {
    GovnetSettings own = settings.apply(configuration);
    DropwizardMeterRegistry meters = meters(environment.metrics());
    GovnetNode.Builder builder =
        GovnetNode.builder(own.identity(), own.trust())
            .client(client -> client.observe(new CallMetrics(meters)));
    services.forEach(builder::serve);
    HostedNode hosted = builder.hosted(own.replica());
    node = hosted;
    DirectoryMetrics.of(hosted.govnet().directory()).bindTo(meters);
    environment
        .healthChecks()
        .register("govnet", new DirectoryCheck(hosted.govnet().directory()::status));
    if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
      leaveUncompressed(server.getGzipFilterFactory(), hosted.paths());
    }
    environment.lifecycle().manage(new Closing(hosted, meters));
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> {
              hosted.announce();
              server.addEventListener(new Draining(hosted));
            });
    FilterRegistration.Dynamic filter =
        environment.servlets().addFilter("govnet", new GovnetFilter(hosted));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  /** What is signed is sent as it is, also to who would take it compressed. */
  private static void leaveUncompressed(GzipHandlerFactory gzip, Set<String> paths) {
    Set<String> excluded = new HashSet<>();
    if (gzip.getExcludedPaths() != null) {
      excluded.addAll(gzip.getExcludedPaths());
    }
    paths.forEach(path -> excluded.add(path + "/*"));
    gzip.setExcludedPaths(excluded);
  }

  private static DropwizardMeterRegistry meters(MetricRegistry metrics) {
    DropwizardConfig named =
        new DropwizardConfig() {
          @Override
          public String prefix() {
            return "govnet";
          }

          @Override
          public @Nullable String get(String key) {
            return null;
          }
        };
    return new DropwizardMeterRegistry(
        named, metrics, HierarchicalNameMapper.DEFAULT, Clock.SYSTEM) {
      @Override
      protected Double nullGaugeValue() {
        return Double.NaN;
      }
    };
  }

  /** Before Jetty waits for requests that have begun: those that wait for news would keep it. */
  private static final class Draining implements LifeCycle.Listener {
    private final HostedNode node;

    Draining(HostedNode node) {
      this.node = node;
    }

    @Override
    public void lifeCycleStopping(LifeCycle server) {
      node.drain();
    }
  }

  private static final class Closing implements Managed {
    private final HostedNode node;
    private final DropwizardMeterRegistry meters;

    Closing(HostedNode node, DropwizardMeterRegistry meters) {
      this.node = node;
      this.meters = meters;
    }

    @Override
    public void stop() {
      node.close();
      meters.close();
    }
  }
}
