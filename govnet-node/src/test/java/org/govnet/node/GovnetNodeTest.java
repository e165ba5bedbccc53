package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Context;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.Caller;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovnetNodeTest {
  @Test
  void answersACallFoundThroughTheDirectory(@TempDir Path folder) {
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      CapabilityId motoring = CapabilityId.of("motoring");
      NodeId swansea = NodeId.of("swansea");
      Identity identity = network.admit(swansea, "Swansea", List.of(), List.of(motoring));
      Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      network.designate(motoring, swansea);
      Vehicles vehicles = new Vehicles();
      try (GovnetNode node =
              GovnetNode.builder(identity, network.anchor()).serve(vehicles).start();
          Govnet govnet = Govnet.join(leeds, network.anchor())) {
        VehicleEnquiry enquiry = govnet.client(VehicleEnquiry.class);

        Vehicle vehicle = enquiry.vehicle(VehicleQuery.of("AA19 AAA"));

        assertThat(vehicle.make()).isEqualTo("ROVER");
        assertThat(vehicles.asked).isEqualTo("leeds");
        assertThatThrownBy(() -> enquiry.vehicle(VehicleQuery.of("ER19 NFD")))
            .isInstanceOf(VehicleNotFound.class);
      }
    }
  }

  @Test
  void leavesNoServerBehindWhenItCannotStart(@TempDir Path folder) throws Exception {
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Identity identity = network.admit(NodeId.of("swansea"), "Swansea", List.of(), List.of());
      InetAddress loopback = InetAddress.getLoopbackAddress();
      int port;
      try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
        port = free.getLocalPort();
      }
      assertThatThrownBy(
              () ->
                  GovnetNode.builder(identity, network.anchor())
                      .serve(new Vehicles())
                      .listen(loopback, port)
                      .url(URI.create("https://127.0.0.1/swansea/"))
                      .start())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("https://127.0.0.1/swansea/");
      try (GovnetNode node =
          GovnetNode.builder(identity, network.anchor())
              .serve(new Vehicles())
              .listen(loopback, port)
              .start()) {
        assertThat(node.replica().url()).hasPort(port);
      }
    }
  }

  private static final class Vehicles implements VehicleEnquiry {
    @Context private @Nullable Caller caller;
    private @Nullable String asked;

    @Override
    public Vehicle vehicle(VehicleQuery query) {
      if (query.registrationNumber().equals(RegistrationMark.of("ER19NFD"))) {
        throw new VehicleNotFound(query.registrationNumber());
      }
      asked = caller == null ? "nobody" : caller.node().value();
      return Vehicle.builder(query.registrationNumber()).make("ROVER").build();
    }
  }
}
