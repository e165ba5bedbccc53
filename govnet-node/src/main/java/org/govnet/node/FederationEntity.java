package org.govnet.node;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Peer;
import org.govnet.discovery.ServiceOffer;
import org.govnet.trust.VerificationKey;

/**
 * A replica of a node, as OpenID Federation sees it: an entity of its own, named by its URL.
 *
 * @param id the replica's URL
 * @param peer its node
 * @param admission its node's admission
 * @param keys its node's message keys
 * @param until when its node's admission or descriptor ends
 */
record FederationEntity(
    URI id, Peer peer, Admission admission, List<VerificationKey> keys, Instant until) {
  /** The entity type that every reader knows. */
  static final String FEDERATION_ENTITY = "federation_entity";

  /** The entity type that says what a node is here. */
  static final String GOVNET_NODE = "govnet_node";

  private static final Comparator<ServiceOffer> ORDER =
      Comparator.comparing((ServiceOffer offer) -> offer.contract().value())
          .thenComparing(ServiceOffer::version);

  FederationEntity {
    keys = List.copyOf(keys);
  }

  /** What it is, by entity type; never an endpoint of a superior's, so nobody can be below it. */
  Map<String, Object> metadata() {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("network", admission.network().value());
    node.put("node", peer.node().value());
    node.put("services", services());
    node.put("areas", admission.areas());
    node.put("capabilities", admission.capabilities());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(FEDERATION_ENTITY, Map.of("organization_name", peer.name()));
    metadata.put(GOVNET_NODE, node);
    return metadata;
  }

  private List<Map<String, Object>> services() {
    List<Map<String, Object>> services = new ArrayList<>();
    for (ServiceOffer offer : peer.services().stream().sorted(ORDER).toList()) {
      String path = "/" + offer.contract() + "/v" + offer.version();
      Map<String, Object> service = new LinkedHashMap<>();
      service.put("contract", offer.contract().value());
      service.put("version", offer.version());
      service.put("url", id + path);
      service.put("openapi", id + OpenApiResource.PATH + path);
      services.add(service);
    }
    return services;
  }
}
