package org.govnet.agreement;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.AgreementId;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.Directory;
import org.govnet.discovery.WireJson;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * The agreements that a node holds, in a folder: a file for each, which other processes of the node
 * (the command line, another replica) may read and write beside this one. It takes only what is
 * signed, never an older version, and nothing that was revoked. Thread-safe.
 */
public final class AgreementBook implements Agreements {
  /** The name of the folder within a node's state. */
  public static final String FOLDER = "agreements";

  private static final ZoneId UNITED_KINGDOM = ZoneId.of("Europe/London");
  private static final int MAX_PROPOSALS = 100;

  private final AgreementFiles files;
  private final NodeId self;
  private final Clock clock;

  private AgreementBook(AgreementFiles files, NodeId self, Clock clock) {
    this.files = files;
    this.self = self;
    this.clock = clock;
  }

  /**
   * Opens a node's book.
   *
   * @param folder where it is, or will be; replicas of the node on one machine may share it
   * @param self the node
   * @throws AgreementRefused if a file in it cannot be read
   */
  public static AgreementBook open(Path folder, NodeId self, Clock clock) {
    return new AgreementBook(new AgreementFiles(folder, System::nanoTime), self, clock);
  }

  /**
   * Takes an agreement: with both signatures it counts from now on, within its dates; with one it
   * is a proposal.
   *
   * @param from who hands it over; a proposal has to be signed by them. Null for the node itself
   * @throws AgreementRefused if this node is no party, a signature does not verify, or it is not
   *     newer than what there is
   */
  public AgreementStanding submit(
      SignedAgreement signed, Directory directory, @Nullable NodeId from) {
    Agreement terms = signed.terms();
    NodeId other = requireParty(terms, from);
    Set<NodeId> signers = signed.signers(directory);
    if (!signed.byTwo() && !signers.contains(from == null ? self : from)) {
      throw new AgreementRefused(
          terms + " is proposed by " + (from == null ? self : from) + " and not signed by it");
    }
    return files
        .change(
            new AgreementFiles.Name(other, terms.id()),
            (before, all) -> {
              requireNews(before, signed);
              Entry entry = before == null ? new Entry(null, List.of(), null, null, 0) : before;
              if (signed.byTwo()) {
                return entry.agree(signed, directory);
              }
              requireRoom(all, other, before);
              return entry.propose(signed);
            })
        .standing();
  }

  private NodeId requireParty(Agreement terms, @Nullable NodeId from) {
    boolean party = self.equals(terms.provider()) || self.equals(terms.caller());
    NodeId other = terms.other(self);
    if (!party || (from != null && !from.equals(other))) {
      throw new AgreementRefused(
          terms + " is not between " + self + " and " + (from == null ? "another" : from));
    }
    return other;
  }

  private static void requireNews(@Nullable Entry before, SignedAgreement signed) {
    if (before == null) {
      return;
    }
    Agreement terms = signed.terms();
    if (terms.version() <= before.revokedVersion()) {
      throw new AgreementRefused(
          terms + " was revoked: sign version " + (before.revokedVersion() + 1) + " or higher");
    }
    SignedAgreement agreed = before.agreed();
    if (agreed == null) {
      return;
    }
    long held = agreed.terms().version();
    boolean again = terms.version() == held && signed.byTwo() && signed.saysTheSameAs(agreed);
    if (terms.version() <= held && !again) {
      throw new AgreementRefused(
          terms + " is not newer than version " + held + ", which both have signed");
    }
  }

  private static void requireRoom(
      Map<AgreementFiles.Name, Entry> all, NodeId other, @Nullable Entry before) {
    long proposals =
        all.entrySet().stream()
            .filter(each -> each.getKey().other().equals(other))
            .filter(each -> each.getValue().agreed() == null)
            .count();
    if (before == null && proposals >= MAX_PROPOSALS) {
      throw new AgreementRefused(
          MAX_PROPOSALS + " proposals of " + other + " wait already: have some of them decided");
    }
  }

  /**
   * Takes the end of an agreement.
   *
   * @param document the signed revocation
   * @param from who hands it over; null for the node itself
   * @return how it stands now; empty if there is no such agreement
   * @throws AgreementRefused if it is not of a party's, or does not verify
   */
  public Optional<AgreementStanding> revoke(
      String document, Directory directory, @Nullable NodeId from) {
    Jws jws;
    AgreementRevocation what;
    try {
      jws = Jws.parse(document);
      what = WireJson.read(jws.unverifiedPayload(), AgreementRevocation.class);
    } catch (InvalidDocument e) {
      throw new AgreementRefused("the revocation cannot be read: " + e.getMessage(), e);
    } catch (BodyRefused e) {
      throw new AgreementRefused("the revocation cannot be read: " + e.problem().detail(), e);
    }
    requireSigned(jws, what, directory, from);
    AgreementFiles.Name name = new AgreementFiles.Name(what.other(self), what.id());
    if (files.find(name) == null) {
      return Optional.empty();
    }
    return Optional.of(
        files
            .change(
                name,
                (before, all) -> {
                  if (before == null) {
                    throw new AgreementRefused("there is no agreement " + what.id());
                  }
                  boolean known = before.revokedVersion() >= what.version();
                  return known ? before : before.revoke(document, what);
                })
            .standing());
  }

  private void requireSigned(
      Jws jws, AgreementRevocation what, Directory directory, @Nullable NodeId from) {
    boolean mine = self.equals(what.provider()) || self.equals(what.caller());
    NodeId by = from == null ? what.revokedBy() : from;
    if (!what.network().equals(directory.network()) || !mine || !what.revokedBy().equals(by)) {
      throw new AgreementRefused(
          "the revocation of " + what.id() + " is not " + by + "'s, or not of this network");
    }
    VerificationKey key = SignedAgreement.key(directory, by, jws.keyId());
    if (key == null) {
      throw new AgreementRefused(
          "the revocation of " + what.id() + " is not signed by a document key of " + by);
    }
    try {
      jws.verify(AgreementRevocation.TYP, key);
    } catch (InvalidDocument e) {
      throw new AgreementRefused("the revocation of " + what.id() + ": " + e.getMessage(), e);
    }
  }

  /** How an agreement with another node stands. */
  public Optional<AgreementStanding> standing(NodeId other, AgreementId id) {
    return Optional.ofNullable(files.find(new AgreementFiles.Name(other, id))).map(Entry::standing);
  }

  /** All agreements, by the other party and the name. */
  public List<AgreementStanding> standings() {
    return entries().stream().map(Entry::standing).toList();
  }

  /** What waits to be signed by this node: proposals of others. */
  public Optional<SignedAgreement> proposal(NodeId other, AgreementId id) {
    return Optional.ofNullable(files.find(new AgreementFiles.Name(other, id))).map(Entry::proposed);
  }

  private List<Entry> entries() {
    Map<AgreementFiles.Name, Entry> all = files.all();
    List<AgreementFiles.Name> names = new ArrayList<>(all.keySet());
    names.sort(
        Comparator.comparing((AgreementFiles.Name each) -> each.other().value())
            .thenComparing(each -> each.id().value()));
    List<Entry> entries = new ArrayList<>();
    for (AgreementFiles.Name name : names) {
      Entry entry = all.get(name);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The newest, if there are several. */
  @Override
  public Optional<AgreementId> covering(NodeId provider, DataUsage use, Directory directory) {
    Optional<AgreementId> known = find(provider, use, directory);
    return known.isEmpty() && files.again() ? find(provider, use, directory) : known;
  }

  private Optional<AgreementId> find(NodeId provider, DataUsage use, Directory directory) {
    LocalDate today = today();
    return files.all().entrySet().stream()
        .filter(each -> each.getKey().other().equals(provider))
        .map(Map.Entry::getValue)
        .filter(entry -> entry.agreed() != null)
        .filter(entry -> entry.signed().terms().provider().equals(provider))
        .filter(entry -> entry.lapse(today, directory).isEmpty())
        .filter(entry -> entry.signed().terms().gap(use).isEmpty())
        .filter(entry -> entry.signed().terms().allowsFor(use.requester()))
        .map(entry -> entry.signed().terms())
        .max(Comparator.comparing(Agreement::draftedAt).thenComparing(each -> each.id().value()))
        .map(Agreement::id);
  }

  @Override
  public Optional<Problem> refusal(
      NodeId caller, @Nullable AgreementId id, DataUsage use, Directory directory) {
    Optional<Problem> problem = judge(caller, id, use, directory);
    return problem.isPresent() && files.again() ? judge(caller, id, use, directory) : problem;
  }

  private Optional<Problem> judge(
      NodeId caller, @Nullable AgreementId id, DataUsage use, Directory directory) {
    if (id == null) {
      return refuse(
          "agreement-missing",
          "The call names no data-sharing agreement",
          use.operation()
              + " needs "
              + AgreementId.HEADER
              + ", the name of an agreement that "
              + self
              + " and "
              + caller
              + " have signed");
    }
    Entry entry = files.find(new AgreementFiles.Name(caller, id));
    if (entry == null || !entry.signed().terms().provider().equals(self)) {
      return refuse(
          "agreement-unknown",
          "The data-sharing agreement is not known",
          self + " has signed no agreement " + id + " with " + caller + " as the caller");
    }
    String lapse = entry.lapse(today(), directory).orElse(null);
    if (lapse != null) {
      return refuse(
          "agreement-not-live", "The data-sharing agreement does not hold", id + " " + lapse);
    }
    Agreement terms = entry.signed().terms();
    String gap = terms.gap(use).orElse(null);
    if (gap != null) {
      return refuse(
          "agreement-insufficient",
          "The data-sharing agreement does not cover the call",
          id + " does not cover " + gap);
    }
    return terms.allowsFor(use.requester())
        ? Optional.empty()
        : refuse(
            "onward-disclosure-denied",
            "The data-sharing agreement does not allow onward disclosure",
            id + " does not let " + caller + " ask for " + use.requester());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UNITED_KINGDOM);
  }

  private static Optional<Problem> refuse(String code, String title, String detail) {
    return Optional.of(Problem.of(403, code, Party.CALLER, title, detail));
  }
}
