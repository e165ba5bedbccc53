package org.govnet.examples.dropwizard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.govnet.api.NodeId;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;

/** Asks other nodes, as any resource may that has the bundle's {@link Govnet}. */
@Path("/neighbours")
@Produces(MediaType.APPLICATION_JSON)
public final class Neighbours {
  private final Govnet govnet;

  Neighbours(Govnet govnet) {
    this.govnet = govnet;
  }

  /** The make of the one vehicle that a node's register has. */
  @GET
  @Path("{node}")
  public Map<String, String> make(@PathParam("node") String node) {
    VehicleEnquiry vehicles = govnet.client(VehicleEnquiry.class, NodeId.of(node));
    return Map.of("make", String.valueOf(vehicles.vehicle(VehicleQuery.of("AA19AAA")).make()));
  }
}
