package org.govnet.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.Jws;
import org.govnet.trust.ReceiptVerifier;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Whose a message key was, and when, by documents that were kept with what it signed and by nothing
 * but the anchor. Roots come oldest first, an admission after its root, a descriptor after its
 * admission.
 *
 * <p>A key counts for a moment if its node's descriptor names it, an admission of the descriptor's
 * epoch names the key that signed the descriptor, and a root names, with a scope over all of the
 * admission, the key that signed that; and if all three were in force: with five minutes for
 * clocks, and a root for three days after the next one's issue, because a directory serves that
 * long without news. That a key was revoked by then no such document says.
 *
 * <p>For one thread; a {@link #view} is for any.
 */
public final class VouchedKeys {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration OUTLIVES = Duration.ofDays(3);

  /** So many documents are in no honest log, and each costs memory. */
  private static final int MAX_DOCUMENTS = 100_000;

  private final Anchor anchor;
  private final Set<String> known = new HashSet<>();
  private final Map<NodeId, List<Admitted>> admissions = new HashMap<>();
  private final Map<NodeId, List<Described>> descriptors = new HashMap<>();
  private @Nullable RootChain chain;
  private String noRoot = "there is no root before it";
  private CowMap<String, List<Term>> keys = CowMap.empty();

  private record Admitted(Admission admission, VerificationKey authority) {}

  private record Described(Descriptor descriptor, String signedBy) {}

  /** A time in which a key counts; its end is not in it. */
  private record Term(VerificationKey key, Instant from, Instant to) {
    boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** Keys of the network that an anchor is of. */
  public VouchedKeys(Anchor anchor) {
    this.anchor = anchor;
  }

  /**
   * Takes a root in. One from before the anchor is passed over.
   *
   * @param root once for every anchor key that signed it
   * @throws DocumentRefused if it does not follow from those before
   */
  public void addRoot(List<String> root) {
    RootChain held = chain;
    if (held == null) {
      try {
        chain = RootChain.open(anchor, List.of(root));
      } catch (DocumentRefused e) {
        noRoot = "no root before it leads from the anchor: " + e.getMessage();
      }
    } else if (!held.has(root)) {
      chain = held.followedBy(List.of(root), anchor);
      descriptors.keySet().forEach(this::remake); // what rests on the last root ends now
    }
  }

  /**
   * Takes an admission in.
   *
   * @throws DocumentRefused if no authority of a root before has signed it within its scope
   */
  public void addAdmission(String compact) {
    List<Root> roots = roots();
    if (isKnown(compact)) {
      return;
    }
    Jws jws = DocumentOpener.parse(compact);
    Claim claim = Claim.of(jws);
    for (Root root : roots) {
      for (Delegation delegation : root.authorities()) {
        if (delegation.id().equals(claim.authority())) {
          for (VerificationKey key : delegation.keys()) {
            if (key.thumbprint().equals(jws.keyId())) {
              Admission admission = Documents.open(jws, Admission.class, key, anchor.network());
              of(admissions, admission.node()).add(new Admitted(admission, key));
              known.add(compact);
              remake(admission.node());
              return;
            }
          }
        }
      }
    }
    throw new DocumentRefused(
        claim.name() + " is signed by key " + Quote.of(jws.keyId()) + ", which no root names");
  }

  /**
   * Takes a descriptor in.
   *
   * @throws DocumentRefused if no admission before names the key that signed it
   */
  public void addDescriptor(String compact) {
    if (isKnown(compact)) {
      return;
    }
    Jws jws = DocumentOpener.parse(compact);
    Claim claim = Claim.of(jws);
    for (Admitted admitted : admissions.getOrDefault(NodeId.of(claim.subject()), List.of())) {
      if (admitted.admission.epoch() == claim.epoch()) {
        for (VerificationKey key : admitted.admission.keys()) {
          if (key.thumbprint().equals(jws.keyId())) {
            Descriptor opened = Documents.open(jws, Descriptor.class, key, anchor.network());
            of(descriptors, opened.node()).add(new Described(opened, key.thumbprint()));
            known.add(compact);
            remake(opened.node());
            return;
          }
        }
      }
    }
    throw new DocumentRefused(
        claim.name() + " is signed by key " + Quote.of(jws.keyId()) + ", which nobody admitted");
  }

  private static <T> List<T> of(Map<NodeId, List<T>> map, NodeId node) {
    return map.computeIfAbsent(node, unused -> new ArrayList<>());
  }

  private boolean isKnown(String compact) {
    if (known.size() > MAX_DOCUMENTS) {
      throw new DocumentRefused("more than " + MAX_DOCUMENTS + " documents vouch for keys");
    }
    return known.contains(compact);
  }

  private List<Root> roots() {
    if (chain == null) {
      throw new DocumentRefused(noRoot);
    }
    return chain.roots();
  }

  /** The terms of all keys of a node. */
  private void remake(NodeId node) {
    Map<String, List<Term>> made = new HashMap<>();
    for (Described described : descriptors.getOrDefault(node, List.of())) {
      for (Admitted admitted : admissions.getOrDefault(node, List.of())) {
        if (stands(described, admitted.admission)) {
          terms(admitted).forEach(term -> add(described.descriptor, term, made));
        }
      }
    }
    CowMap.Editor<String, List<Term>> edit = keys.edit();
    made.forEach(edit::put);
    keys = edit.done();
  }

  private static boolean stands(Described described, Admission admission) {
    return admission.epoch() == described.descriptor.epoch()
        && admission.keys().stream().anyMatch(k -> k.thumbprint().equals(described.signedBy));
  }

  private static void add(Descriptor descriptor, Term admitted, Map<String, List<Term>> made) {
    Instant from = later(admitted.from, descriptor.issuedAt().minus(SKEW));
    Instant to = earlier(admitted.to, descriptor.expiresAt().plus(SKEW));
    for (VerificationKey key : descriptor.messageKeys()) {
      made.computeIfAbsent(descriptor.node() + "#" + key.thumbprint(), unused -> new ArrayList<>())
          .add(new Term(key, from, to));
    }
  }

  /** When an admission counted: once for each root that stands behind it. */
  private List<Term> terms(Admitted admitted) {
    Admission admission = admitted.admission;
    List<Term> terms = new ArrayList<>();
    List<Root> roots = roots();
    for (int i = 0; i < roots.size(); i++) {
      Root root = roots.get(i);
      boolean stands =
          root.authorities().stream()
              .anyMatch(
                  one ->
                      one.id().equals(admission.authority())
                          && one.keys().contains(admitted.authority)
                          && one.covers(admission));
      if (stands) {
        Instant end = root.expiresAt();
        if (i + 1 < roots.size()) {
          end = earlier(end, roots.get(i + 1).issuedAt().plus(OUTLIVES));
        }
        terms.add(
            new Term(
                admitted.authority,
                later(root.issuedAt(), admission.issuedAt()).minus(SKEW),
                earlier(end, admission.expiresAt()).plus(SKEW)));
      }
    }
    return terms;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The keys as of now; what is taken in later does not change it. */
  public ReceiptVerifier.KeysAt view() {
    CowMap<String, List<Term>> held = keys;
    return (node, thumbprint, at) -> find(held, node, thumbprint, at);
  }

  private static Optional<VerificationKey> find(
      CowMap<String, List<Term>> held, NodeId node, String thumbprint, Instant at) {
    List<Term> terms = held.get(node + "#" + thumbprint);
    for (Term term : terms == null ? List.<Term>of() : terms) {
      if (term.has(at)) {
        return Optional.of(term.key);
      }
    }
    return Optional.empty();
  }
}
