package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/** Signs what an authority may say. Whether it may is not checked here: every reader does that. */
public final class Authority {
  private static final Duration VALIDITY = Duration.ofDays(365);

  private final NetworkId network;
  private final AuthorityId id;
  private final Signer signer;
  private final Clock clock;

  /**
   * An authority.
   *
   * @param signer one of the keys that the root gives it
   */
  public Authority(NetworkId network, AuthorityId id, Signer signer, Clock clock) {
    this.network = network;
    this.id = id;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Admits a node for the first time, or again under the same key, for a year.
   *
   * @param version higher than that of any admission of the node before
   * @param node whom
   * @param name the institution's name
   * @param key its document key, whose thumbprint was compared out of band
   * @param areas the places it serves
   * @param capabilities what it may be designated for
   * @param hosts the hosts its replicas may have
   * @return the signed admission
   */
  public String admit(
      long version,
      NodeId node,
      String name,
      VerificationKey key,
      List<AreaCode> areas,
      List<CapabilityId> capabilities,
      List<String> hosts) {
    return admit(version, 1, node, name, key, areas, capabilities, hosts);
  }

  /**
   * Admits a node, for a year.
   *
   * @param version higher than that of any admission of the node before
   * @param epoch 1, and one more each time that the node's document key was lost or stolen, or that
   *     it comes back after a revocation or departure: it voids every descriptor that the old key
   *     has signed, whatever its version
   * @return the signed admission
   */
  public String admit(
      long version,
      int epoch,
      NodeId node,
      String name,
      VerificationKey key,
      List<AreaCode> areas,
      List<CapabilityId> capabilities,
      List<String> hosts) {
    Instant now = now();
    return sign(
        new Admission(
            network,
            id,
            node,
            version,
            epoch,
            now,
            now.plus(VALIDITY),
            name,
            key,
            null,
            areas,
            capabilities,
            hosts));
  }

  /**
   * Admits who asks for it, for a year.
   *
   * @param request the request for admission
   * @param thumbprint its key's thumbprint, as the institution told it by another way
   * @param held the network's directory, for what the node was before
   * @return the signed admission
   * @throws DocumentRefused if the request does not verify, is for another authority or network,
   *     has expired, is of another key than {@code thumbprint}, or the node is admitted with
   *     another key, or has ended: then {@link #readmit} is meant
   */
  public String admit(String request, String thumbprint, Directory held) {
    AdmissionRequest asked = verified(request, thumbprint);
    Optional<Admission> before = held.admitted(asked.node());
    if (before.isPresent() && !before.get().key().equals(asked.key())) {
      throw new DocumentRefused(
          "node "
              + asked.node()
              + " is admitted with key "
              + before.get().key().thumbprint()
              + " already: raise its epoch if that is lost, or let it name the new one in its"
              + " descriptor");
    }
    if (before.isPresent() && held.admission(asked.node()).isEmpty()) {
      throw new DocumentRefused(
          held.node(asked.node()) instanceof Lookup.NotRegistered why
              ? why.reason() + ": raise its epoch to let it come back"
              : "node " + asked.node() + " has ended");
    }
    return admit(asked, nextVersion(before), before.map(Admission::epoch).orElse(1));
  }

  /**
   * Admits a node whose key was lost or stolen, or that has ended, with its next epoch: whatever
   * was signed by the key before is void from then on.
   *
   * @param request as for {@link #admit(String, String, Directory)}
   * @throws DocumentRefused if the request is not good, the node was never admitted, or it asks for
   *     the key that it had
   */
  public String readmit(String request, String thumbprint, Directory held) {
    AdmissionRequest asked = verified(request, thumbprint);
    Admission before = former(asked.node(), held);
    if (before.key().equals(asked.key()) && held.admission(asked.node()).isPresent()) {
      throw new DocumentRefused(
          "node "
              + asked.node()
              + " asks for the key that it has, "
              + thumbprint
              + ": make a new one, or admit it without a new epoch");
    }
    return admit(asked, nextVersion(Optional.of(before)), before.epoch() + 1);
  }

  private String admit(AdmissionRequest asked, long version, int epoch) {
    return admit(
        version,
        epoch,
        asked.node(),
        asked.name(),
        asked.key(),
        asked.areas(),
        asked.capabilities(),
        asked.hosts());
  }

  private AdmissionRequest verified(String request, String thumbprint) {
    AdmissionRequest asked = AdmissionRequests.open(request, network, clock.instant());
    if (!asked.authority().equals(id)) {
      throw new DocumentRefused(
          "the request of node "
              + asked.node()
              + " is for authority "
              + asked.authority()
              + ", not "
              + id);
    }
    if (!asked.key().thumbprint().equals(thumbprint)) {
      throw new DocumentRefused(
          "the request of node "
              + asked.node()
              + " is signed by key "
              + asked.key().thumbprint()
              + ", and the institution said "
              + Quote.of(thumbprint)
              + ": ask it again, by a way that you trust");
    }
    return asked;
  }

  private static Admission former(NodeId node, Directory held) {
    return held.admitted(node)
        .orElseThrow(() -> new DocumentRefused("node " + node + " was never admitted"));
  }

  private long nextVersion(Optional<Admission> before) {
    return Math.max(now().toEpochMilli(), before.map(Admission::version).orElse(0L) + 1);
  }

  /**
   * Renews a node's admission for a year, as it is; also lets in the next key that its descriptor
   * names, or makes that the only one once it has signed a descriptor.
   *
   * @throws DocumentRefused if the node is not admitted
   */
  public String renew(NodeId node, Directory held) {
    Admission before =
        held.admission(node)
            .orElseThrow(() -> new DocumentRefused("node " + node + " is not admitted"));
    Optional<OpenDocument> descriptor = held.believed("descriptor/" + node);
    VerificationKey key = before.key();
    VerificationKey next = before.nextKey();
    if (next != null
        && descriptor.filter(d -> d.signedBy().equals(next.thumbprint())).isPresent()) {
      key = next;
    }
    VerificationKey named =
        descriptor
            .map(d -> d.document() instanceof Descriptor it ? it.nextKey() : null)
            .orElse(null);
    VerificationKey becoming = key.equals(next) ? null : next;
    Instant now = now();
    return sign(
        new Admission(
            network,
            id,
            node,
            nextVersion(Optional.of(before)),
            before.epoch(),
            now,
            now.plus(VALIDITY),
            before.name(),
            key,
            named == null || named.equals(key) ? becoming : named,
            before.areas(),
            before.capabilities(),
            before.hosts()));
  }

  /**
   * Puts a node out of the network, with its present epoch and all before.
   *
   * @param reason why, for people: at most 200 characters
   * @param held the network's directory, for what was revoked before
   * @return the signed revocations
   * @throws DocumentRefused if the node was never admitted
   */
  public String revoke(NodeId node, String reason, Directory held) {
    Admission admission = former(node, held);
    List<Revocations.Revocation> all = new ArrayList<>();
    Optional<Revocations> before =
        held.believed("revocations/" + id)
            .map(open -> open.document() instanceof Revocations it ? it : null);
    before.ifPresent(it -> all.addAll(it.revoked()));
    Instant now = now();
    all.add(new Revocations.Revocation(node, admission.epoch(), now, reason));
    return sign(
        new Revocations(
            network,
            id,
            Math.max(now.toEpochMilli(), before.map(Revocations::version).orElse(0L) + 1),
            now,
            now.plus(VALIDITY),
            all));
  }

  /**
   * Designates a capability's lead and deputies from now, for a year; returns the signed
   * designation.
   */
  public String designate(
      long version, CapabilityId capability, NodeId lead, List<NodeId> deputies) {
    Instant now = now();
    return designate(version, capability, lead, deputies, now, now.plus(VALIDITY), null);
  }

  /**
   * Designates a capability's lead and deputies.
   *
   * @param version higher than that of any designation for it before: whoever led by an older one
   *     leads no more
   * @param startsAt from when
   * @param endsAt until when
   * @param handover who follows, and when; null if nobody does
   * @return the signed designation
   */
  public String designate(
      long version,
      CapabilityId capability,
      NodeId lead,
      List<NodeId> deputies,
      Instant startsAt,
      Instant endsAt,
      Designation.@Nullable Handover handover) {
    Instant now = now();
    return sign(
        new Designation(
            network,
            id,
            capability,
            version,
            now,
            endsAt.isAfter(now) ? endsAt : now.plus(VALIDITY),
            lead,
            deputies,
            startsAt,
            endsAt,
            handover));
  }

  /** Registers the authority's places, for a year; returns the signed register. */
  public String register(long version, List<Area> areas) {
    Instant now = now();
    return sign(new AreaRegister(network, id, version, now, now.plus(VALIDITY), areas));
  }

  private String sign(Document document) {
    return Documents.sign(document, signer);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "authority " + id + " of " + network;
  }
}
