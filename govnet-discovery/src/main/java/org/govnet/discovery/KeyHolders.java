package org.govnet.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.trust.VerificationKey;

/** One key, one holder, one use: what one signs can then never be taken for another's. */
final class KeyHolders {
  private KeyHolders() {}

  /** The keys that a document names, each with who holds it by that. */
  static Map<VerificationKey, String> of(Document document) {
    Map<VerificationKey, String> holders = new LinkedHashMap<>();
    if (document instanceof Admission admission) {
      admission.keys().forEach(key -> holders.put(key, "node " + admission.node()));
    } else if (document instanceof Descriptor descriptor) {
      String holder = "node " + descriptor.node() + " for messages";
      descriptor.messageKeys().forEach(key -> holders.put(key, holder));
    }
    return holders;
  }

  /**
   * Gives a document's keys to who it says, all or none.
   *
   * @throws DocumentRefused if another holds one
   */
  static void hold(CowMap.Editor<String, String> holders, Document document) {
    Map<VerificationKey, String> keys = of(document);
    keys.forEach((key, holder) -> requireFree(holders, key, holder));
    keys.forEach((key, holder) -> holders.put(key.thumbprint(), holder));
  }

  /**
   * Gives one key.
   *
   * @throws DocumentRefused if another holds it
   */
  static void hold(CowMap.Editor<String, String> holders, VerificationKey key, String holder) {
    requireFree(holders, key, holder);
    holders.put(key.thumbprint(), holder);
  }

  private static void requireFree(
      CowMap.Editor<String, String> holders, VerificationKey key, String holder) {
    String other = holders.get(key.thumbprint());
    if (other != null && !other.equals(holder)) {
      throw new DocumentRefused("key " + key.thumbprint() + " is held by " + other + " already");
    }
  }
}
