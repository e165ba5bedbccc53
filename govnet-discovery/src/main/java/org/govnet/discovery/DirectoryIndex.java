package org.govnet.discovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.VerificationKey;

/**
 * Documents whose signatures are verified, checked against one another and laid out for lookup.
 * What contradicts the rest is left out with its reason: one bad document takes down nobody else's.
 */
final class DirectoryIndex {
  private final Root root;
  private final Map<String, Versions.Seen> floor;
  private final Map<String, OpenDocument> documents = new LinkedHashMap<>();
  private final Map<AreaCode, Area> areas = new LinkedHashMap<>();
  private final Map<NodeId, Admission> admissions = new HashMap<>();
  private final Map<AreaCode, List<NodeId>> serving = new HashMap<>();
  private final Map<CapabilityId, Designation> designations = new HashMap<>();
  private final Map<NodeId, Peer> peers = new HashMap<>();
  private final Map<NodeId, Map<String, VerificationKey>> messageKeys = new HashMap<>();
  private final Map<NodeId, Instant> validUntil = new HashMap<>();
  private final Map<VerificationKey, String> holders = new HashMap<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  /**
   * Starts with nothing but the keys that the root itself names, which no node may hold.
   *
   * @param floor the newest of each document believed before
   * @throws DocumentRefused if the root gives two holders one key
   */
  DirectoryIndex(Root root, Map<String, Versions.Seen> floor) {
    this.root = root;
    this.floor = floor;
    root.anchorKeys().forEach(key -> hold(key, "the anchor"));
    root.directoryKeys().forEach(key -> hold(key, "the directory"));
    root.authorities().forEach(a -> a.keys().forEach(key -> hold(key, "authority " + a.id())));
  }

  /**
   * Lets a document that was believed before keep its keys: public keys are public, so without this
   * anybody admitted could name a neighbour's as his own and have the neighbour left out.
   */
  void reserve(OpenDocument known) {
    if (known.document() instanceof Admission admission) {
      holders.putIfAbsent(admission.key(), holder(admission.node()));
    } else if (known.document() instanceof Descriptor descriptor) {
      descriptor
          .messageKeys()
          .forEach(key -> holders.putIfAbsent(key, messageHolder(descriptor.node())));
    }
  }

  private static String holder(NodeId node) {
    return "node " + node;
  }

  private static String messageHolder(NodeId node) {
    return "node " + node + " for messages";
  }

  /** Takes in one document, admissions before what depends on them; or leaves it out. */
  void add(OpenDocument open) {
    try {
      Document document = open.document();
      if (document instanceof AreaRegister register) {
        addAreas(register);
      } else if (document instanceof Admission admission) {
        addAdmission(admission);
      } else if (document instanceof Designation designation) {
        addDesignation(designation);
      } else if (document instanceof Descriptor descriptor) {
        addDescriptor(descriptor);
      } else {
        throw new DocumentRefused(document.documentName() + " does not belong in a snapshot");
      }
      documents.put(document.documentName(), open);
    } catch (DocumentRefused e) {
      leaveOut(open.document().documentName(), e);
    }
  }

  void leaveOut(String name, DocumentRefused reason) {
    leftOut.put(name, String.valueOf(reason.getMessage()));
  }

  private void addAreas(AreaRegister register) {
    Delegation authority = root.delegation(register.authority());
    Set<AreaCode> seen = new HashSet<>();
    for (Area area : register.areas()) {
      authority.requireArea(area.code());
      if (!seen.add(area.code()) || areas.containsKey(area.code())) {
        throw new DocumentRefused("area " + area.code() + " is registered twice");
      }
    }
    register.areas().forEach(area -> areas.put(area.code(), area));
  }

  /** Once all is added: reports what places point to in vain, across all registers. */
  void settle() {
    Places.dangling(areas).forEach(leftOut::putIfAbsent);
  }

  private void addAdmission(Admission admission) {
    Delegation authority = root.delegation(admission.authority());
    authority.requireNode(admission.node());
    admission.areas().forEach(authority::requireArea);
    admission.capabilities().forEach(authority::requireCapability);
    Versions.Seen descriptor = floor.get("descriptor/" + admission.node());
    if (descriptor != null && admission.epoch() < descriptor.epoch()) {
      throw new DocumentRefused(
          "the epoch of node "
              + admission.node()
              + " fell from "
              + descriptor.epoch()
              + " to "
              + admission.epoch());
    }
    hold(admission.key(), holder(admission.node()));
    admissions.put(admission.node(), admission);
    for (AreaCode area : new HashSet<>(admission.areas())) {
      serving.computeIfAbsent(area, none -> new ArrayList<>()).add(admission.node());
    }
  }

  private void addDesignation(Designation designation) {
    Delegation authority = root.delegation(designation.authority());
    authority.requireCapability(designation.capability());
    requireDesignable(authority, designation, designation.lead());
    designation.deputies().forEach(deputy -> requireDesignable(authority, designation, deputy));
    designations.put(designation.capability(), designation);
  }

  private void requireDesignable(Delegation authority, Designation designation, NodeId node) {
    authority.requireNode(node);
    Admission admission = admissions.get(node);
    if (admission == null || !admission.capabilities().contains(designation.capability())) {
      throw new DocumentRefused(
          "node " + node + " is not admitted with capability " + designation.capability());
    }
  }

  private void addDescriptor(Descriptor descriptor) {
    NodeId node = descriptor.node();
    Admission admission = admissions.get(node);
    if (admission == null) {
      throw new DocumentRefused("node " + node + " is not admitted");
    }
    for (Replica replica : descriptor.replicas()) {
      if (!admission.hosts().contains(replica.url().getHost())) {
        throw new DocumentRefused(
            "replica host "
                + Quote.of(replica.url().getHost())
                + " is not one of those admitted, "
                + admission.hosts());
      }
    }
    descriptor.messageKeys().forEach(key -> requireFree(key, messageHolder(node)));
    Map<String, VerificationKey> keys = new HashMap<>();
    for (VerificationKey key : descriptor.messageKeys()) {
      hold(key, messageHolder(node));
      keys.put(key.thumbprint(), key);
    }
    messageKeys.put(node, Map.copyOf(keys));
    validUntil.put(
        node,
        admission.expiresAt().isBefore(descriptor.expiresAt())
            ? admission.expiresAt()
            : descriptor.expiresAt());
    peers.put(
        node,
        new Peer(
            node, admission.name(), descriptor.replicas(), new HashSet<>(descriptor.services())));
  }

  private void hold(VerificationKey key, String holder) {
    requireFree(key, holder);
    holders.put(key, holder);
  }

  /** One key, one holder, one use: what one signs can then never be taken for another's. */
  private void requireFree(VerificationKey key, String holder) {
    String other = holders.get(key);
    if (other != null && !other.equals(holder)) {
      throw new DocumentRefused("key " + key.thumbprint() + " is held by " + other + " already");
    }
  }

  Root root() {
    return root;
  }

  Map<String, OpenDocument> documents() {
    return documents;
  }

  Map<AreaCode, Area> areas() {
    return areas;
  }

  Map<NodeId, Admission> admissions() {
    return admissions;
  }

  Map<AreaCode, List<NodeId>> serving() {
    return serving;
  }

  Map<CapabilityId, Designation> designations() {
    return designations;
  }

  Map<NodeId, Peer> peers() {
    return peers;
  }

  /** When a node's admission or descriptor ends, whichever is first. */
  Map<NodeId, Instant> validUntil() {
    return validUntil;
  }

  Map<NodeId, Map<String, VerificationKey>> messageKeys() {
    return messageKeys;
  }

  /** Why each document was left out, by name. */
  Map<String, String> leftOut() {
    return leftOut;
  }
}
