package org.govnet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractModel;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.node.DirectoryServer;
import org.govnet.node.LocalNetwork;
import org.govnet.node.TlsIdentity;
import org.jspecify.annotations.Nullable;

/** What the authority and the directory of a test class say, and their files. */
final class Registry implements AutoCloseable {
  private final Path folder;
  private final Clock clock;
  private final LocalNetwork local;
  private final Map<NodeId, Member> members = new HashMap<>();
  private final Set<CapabilityId> led = new HashSet<>();
  private final Set<CapabilityId> ledByPeers = new HashSet<>();
  private final Map<CapabilityId, Integer> designations = new HashMap<>();
  private @Nullable DirectoryServer revived;
  private boolean directoryIsDown;
  private int callers;

  /** Who is admitted, at which version, for what. */
  private record Member(Identity identity, int version, Set<CapabilityId> capabilities) {}

  private Registry(Path folder, Clock clock, LocalNetwork local) {
    this.folder = folder;
    this.clock = clock;
    this.local = local;
  }

  static Registry start(Clock clock) {
    try {
      Path folder = Files.createTempDirectory("govnet-test-");
      return new Registry(folder, clock, LocalNetwork.start(NetworkId.of("test"), folder, clock));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the test's network", e);
    }
  }

  Anchor anchor() {
    return local.anchor();
  }

  Clock clock() {
    return clock;
  }

  /** An admitted node, with a folder of its own for one more process of it. */
  Identity caller(NodeId node) {
    callers++;
    return admit(node, List.of()).withState(folder.resolve("caller-" + callers));
  }

  /** Admits a node, now also for the capabilities of these contracts. */
  Identity admit(NodeId node, List<ContractModel> contracts) {
    Set<CapabilityId> wanted = new LinkedHashSet<>();
    contracts.forEach(contract -> contract.capability().ifPresent(wanted::add));
    Member member = members.get(node);
    if (member == null) {
      Identity identity = local.admit(node, node.value(), List.of(), List.copyOf(wanted));
      members.put(node, new Member(identity, 1, wanted));
      return identity;
    }
    if (!member.capabilities.containsAll(wanted)) {
      wanted.addAll(member.capabilities);
      readmit(node, new Member(member.identity, member.version + 1, wanted));
    }
    return member.identity;
  }

  private void readmit(NodeId node, Member member) {
    publish(
        local
            .authority()
            .admit(
                member.version,
                node,
                node.value(),
                member.identity.documents().key(),
                List.of(),
                List.copyOf(member.capabilities),
                List.of(InetAddress.getLoopbackAddress().getHostAddress())));
    members.put(node, member);
  }

  /** Makes a node the lead where nobody is, for the length of the class. */
  void leadAlways(NodeId node, List<ContractModel> contracts) {
    lead(node, contracts).forEach(ledByPeers::add);
  }

  /** Makes a node the lead where nobody is, for the length of the test. */
  List<CapabilityId> lead(NodeId node, List<ContractModel> contracts) {
    List<CapabilityId> leads = new ArrayList<>();
    for (ContractModel contract : contracts) {
      CapabilityId capability = contract.capabilityId();
      if (capability != null && led.add(capability)) {
        int version = designations.merge(capability, 1, Integer::sum);
        publish(local.authority().designate(version, capability, node, List.of()));
        leads.add(capability);
      }
    }
    return leads;
  }

  /** From now on, whoever comes first leads what no peer does. */
  void endLeads() {
    led.retainAll(ledByPeers);
  }

  /** Says that a node answers nowhere any more. */
  void withdraw(NodeId node) {
    Member member = members.get(node);
    if (member != null) {
      publish(member.identity.describe(1, clock.millis(), List.of(), List.of(), clock));
    }
  }

  private void publish(String document) {
    local.publisher().accept(List.of(document));
  }

  void killDirectory() {
    if (!directoryIsDown) {
      directoryIsDown = true;
      (revived == null ? local.directory() : revived).kill();
    }
  }

  /** Starts the directory again if it was killed, where the anchor says that it is. */
  void reviveDirectory() {
    if (directoryIsDown) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      revived =
          DirectoryServer.start(
              local.publisher(),
              loopback,
              local.directory().replica().url().getPort(),
              TlsIdentity.loadOrCreate(folder.resolve("directory"), loopback.getHostAddress()));
      directoryIsDown = false;
    }
  }

  @Override
  public void close() {
    if (revived != null) {
      revived.close();
    }
    local.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
