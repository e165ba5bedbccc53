package org.govnet.benchmarks;

import com.netflix.appinfo.DataCenterInfo;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.discovery.converters.EurekaJacksonCodec;
import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;

/**
 * Netflix Eureka's registry with the same institutions in it: an application for each node, an
 * instance for each replica, the contracts as metadata. It has neither signatures nor a disk.
 */
final class EurekaRegistry {
  private static final DataCenterInfo OWN = () -> DataCenterInfo.Name.MyOwn;
  private static final EurekaJacksonCodec CODEC = new EurekaJacksonCodec();

  private EurekaRegistry() {}

  static Applications of(Directory directory) {
    Applications all = new Applications();
    for (Peer peer : directory.peers()) {
      Application application = new Application(peer.node().value());
      for (Replica replica : peer.replicas()) {
        application.addInstance(instance(peer, replica, InstanceInfo.InstanceStatus.UP));
      }
      all.addApplication(application);
    }
    all.setVersion(1L);
    all.setAppsHashCode(all.getReconcileHashCode());
    return all;
  }

  private static InstanceInfo instance(
      Peer peer, Replica replica, InstanceInfo.InstanceStatus status) {
    String host = replica.url().getHost();
    List<String> contracts = peer.services().stream().map(ServiceOffer::toString).sorted().toList();
    return InstanceInfo.Builder.newBuilder()
        .setInstanceId(host)
        .setAppName(peer.node().value())
        .setHostName(host)
        .setIPAddr("192.0.2.1")
        .setVIPAddress(peer.node().value())
        .setSecureVIPAddress(peer.node().value())
        .setSecurePort(443)
        .enablePort(InstanceInfo.PortType.SECURE, true)
        .enablePort(InstanceInfo.PortType.UNSECURE, false)
        .setHomePageUrl("/", null)
        .setStatusPageUrl("/info", null)
        .setHealthCheckUrls("/health", null, null)
        .setDataCenterInfo(OWN)
        .setStatus(status)
        .setMetadata(Map.of("name", peer.name(), "contracts", String.join(",", contracts)))
        .build();
  }

  /** A delta that has one instance, modified. */
  static Applications delta(Peer peer) {
    InstanceInfo changed =
        instance(peer, peer.replicas().get(0), InstanceInfo.InstanceStatus.OUT_OF_SERVICE);
    changed.setActionType(InstanceInfo.ActionType.MODIFIED);
    Application application = new Application(peer.node().value());
    application.addInstance(changed);
    Applications delta = new Applications();
    delta.addApplication(application);
    return delta;
  }

  static byte[] write(Applications applications) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      CODEC.writeTo(applications, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  static Applications read(byte[] json) {
    try {
      return CODEC.readValue(Applications.class, new ByteArrayInputStream(json));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** As its client takes in a delta: the instance, the order of all, the hash of all. */
  static String take(byte[] json, Applications all) {
    for (Application application : read(json).getRegisteredApplications()) {
      for (InstanceInfo instance : application.getInstances()) {
        all.getRegisteredApplications(instance.getAppName()).addInstance(instance);
      }
    }
    all.shuffleInstances(false);
    return all.getReconcileHashCode();
  }
}
