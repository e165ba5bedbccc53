package consumer;

import jakarta.ws.rs.core.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.Caller;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;

/** Starts a node of its own, and calls it. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("consumer");
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      CapabilityId motoring = CapabilityId.of("motoring");
      Identity swansea =
          network.admit(NodeId.of("swansea"), "Swansea Council", List.of(), List.of(motoring));
      Identity leeds =
          network.admit(NodeId.of("leeds"), "Leeds City Council", List.of(), List.of());
      network.designate(motoring, swansea.node());
      try (GovnetNode node =
              GovnetNode.builder(swansea, network.anchor()).serve(new Vehicles()).start();
          Govnet govnet = Govnet.join(leeds, network.anchor())) {
        VehicleEnquiry vehicles = govnet.client(VehicleEnquiry.class);
        Vehicle vehicle = vehicles.vehicle(VehicleQuery.of("AA19AAA"));
        System.out.println("consumer: " + vehicle.make() + " is " + vehicle.taxStatus());
      }
    }
  }

  static final class Vehicles implements VehicleEnquiry {
    @Context private Caller caller;

    @Override
    public Vehicle vehicle(VehicleQuery query) {
      return Vehicle.builder(query.registrationNumber())
          .make("asked by " + caller.node())
          .taxStatus(TaxStatus.TAXED)
          .build();
    }
  }
}
