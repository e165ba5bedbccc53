package org.govnet.examples.springboot;

import java.util.Map;
import org.govnet.api.NodeId;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Asks other nodes, as any part of the application may that has the injected {@link Govnet}. */
@RestController
class Neighbours {
  private final Govnet govnet;

  Neighbours(Govnet govnet) {
    this.govnet = govnet;
  }

  @GetMapping("/neighbours/{node}")
  Map<String, String> make(@PathVariable("node") String node) {
    VehicleEnquiry vehicles = govnet.client(VehicleEnquiry.class, NodeId.of(node));
    return Map.of("make", String.valueOf(vehicles.vehicle(VehicleQuery.of("AA19AAA")).make()));
  }
}
