package org.govnet.examples.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.govnet.api.Contract;
import org.govnet.client.CallMetrics;
import org.govnet.client.CallObserver;
import org.govnet.client.Govnet;
import org.govnet.discovery.DirectoryMetrics;
import org.govnet.node.GovnetFilter;
import org.govnet.node.GovnetNode;
import org.govnet.node.HostedNode;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Makes a Spring Boot application a node: every bean that implements a contract is served, and
 * {@link Govnet} is there to be injected. The application's own controllers see nothing of it.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("govnet.node")
@EnableConfigurationProperties(GovnetProperties.class)
public class GovnetAutoConfiguration {
  /** After the filter that measures requests, and before any that reads, compresses or secures. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  /** The node; it is announced, and leaves, with the web server. */
  @Bean
  @ConditionalOnMissingBean
  HostedNode govnetNode(
      GovnetProperties properties,
      ListableBeanFactory beans,
      ObjectProvider<CallObserver> observers) {
    GovnetNode.Builder builder =
        GovnetNode.builder(properties.identity(), properties.trust())
            .client(
                client -> {
                  observers.orderedStream().forEach(client::observe);
                  return client;
                });
    for (String name : beans.getBeanNamesForType(Object.class, false, false)) {
      Class<?> type = beans.getType(name, false);
      if (type != null && AnnotationUtils.findAnnotation(type, Contract.class) != null) {
        builder.serve(beans.getBean(name));
      }
    }
    return builder.hosted(properties.replica());
  }

  /** The node's own way to call others. */
  @Bean(destroyMethod = "") // the node's to close
  @ConditionalOnMissingBean
  Govnet govnet(HostedNode node) {
    return node.govnet();
  }

  @Bean
  GovnetLife govnetLife(HostedNode node) {
    return new GovnetLife(node);
  }

  @Bean
  FilterRegistrationBean<GovnetFilter> govnetFilter(HostedNode node) {
    FilterRegistrationBean<GovnetFilter> filter =
        new FilterRegistrationBean<>(new GovnetFilter(node));
    filter.addUrlPatterns("/*");
    filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    filter.setAsyncSupported(true);
    filter.setOrder(ORDER);
    return filter;
  }

  /** In an application that has health indicators. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class WithHealth {
    @Bean
    GovnetHealth govnetHealthIndicator(Govnet govnet) {
      return new GovnetHealth(govnet.directory()::status);
    }
  }

  /** In an application that has Micrometer. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class WithMeters {
    @Bean
    CallMetrics govnetCallMetrics(MeterRegistry registry) {
      return new CallMetrics(registry);
    }

    @Bean
    MeterBinder govnetDirectoryMetrics(Govnet govnet) {
      return DirectoryMetrics.of(govnet.directory());
    }
  }
}
