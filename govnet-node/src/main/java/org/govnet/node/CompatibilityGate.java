package org.govnet.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.discovery.Identity;
import org.govnet.discovery.ServiceOffer;
import org.govnet.openapi.Compatibility;
import org.govnet.openapi.OpenApi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Before a node serves: whether what it would serve breaks those who said what they need. */
final class CompatibilityGate {
  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityGate.class);

  private CompatibilityGate() {}

  /**
   * Lets the node pass if nobody breaks, or its operator says why it is to serve all the same.
   *
   * @param serving what it would serve
   * @param reason the operator's; null if none was given
   * @throws BadContract if somebody breaks; it names each consumer, operation and change
   */
  static void require(
      Identity identity,
      List<NeedsFolder.Declared> needs,
      List<ContractModel> serving,
      @Nullable String reason) {
    List<String> broken = broken(needs, serving);
    if (broken.isEmpty()) {
      return;
    }
    String list = "\n  " + String.join("\n  ", broken);
    if (reason == null) {
      throw new BadContract(
          identity
              + " would break consumers that said what they need:"
              + list
              + "\nServe what they need, or make a new major version beside it; if they agree, say"
              + " why in GovnetNode.builder().breaking(reason).");
    }
    LOG.warn("{} breaks consumers, for the reason \"{}\":{}", identity, reason, list);
  }

  private static List<String> broken(
      List<NeedsFolder.Declared> needs, List<ContractModel> serving) {
    Map<ServiceOffer, Map<String, Object>> documents = new HashMap<>();
    List<String> broken = new ArrayList<>();
    for (NeedsFolder.Declared each : needs) {
      ServiceOffer offer = new ServiceOffer(each.contract(), each.version());
      Map<String, Object> document =
          documents.computeIfAbsent(offer, wanted -> document(wanted, serving));
      String whose = each.consumer() + ", of " + offer + ": ";
      if (document.isEmpty()) {
        broken.add(whose + "it is not served any more");
      } else {
        Compatibility.breaks(each.document(), document).forEach(line -> broken.add(whose + line));
      }
    }
    return broken;
  }

  private static Map<String, Object> document(ServiceOffer offer, List<ContractModel> serving) {
    return serving.stream()
        .filter(model -> new ServiceOffer(model.id(), model.version()).equals(offer))
        .findFirst()
        .map(OpenApi::of)
        .orElse(Map.of());
  }
}
