package org.govnet.discovery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;

/**
 * A network as large as a country's public services: institutions of ten kinds, each with a
 * document key, a message key, one or two replicas with pins and ten of forty contracts; councils
 * serve a place, and every contract's subject has a lead. Keys and signatures are real; all else is
 * the same for the same number of nodes.
 *
 * <p>It is the serving side too: it makes the changes that readers take in. Not thread-safe.
 */
public final class SampleNetwork {
  private static final NetworkId UK = NetworkId.of("uk");
  private static final int SERVICES = 10;
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final Duration DESCRIPTOR_VALIDITY = Duration.ofDays(7);

  /** What institutions there are, and how many of a hundred are such. */
  private record Kind(String id, String name, String domain, int share) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("council", "Council", "gov.uk", 4),
          new Kind("primary-school", "Primary School", "sch.uk", 30),
          new Kind("academy", "Academy", "sch.uk", 18),
          new Kind("surgery", "Surgery", "nhs.uk", 25),
          new Kind("nhs-trust", "NHS Foundation Trust", "nhs.uk", 4),
          new Kind("housing", "Housing Association", "org.uk", 6),
          new Kind("college", "College of Further Education", "ac.uk", 4),
          new Kind("fire", "Fire and Rescue Service", "gov.uk", 2),
          new Kind("parish", "Parish Council", "gov.uk", 5),
          new Kind("agency", "Agency", "gov.uk", 2));

  private static final List<String> FIRST =
      List.of(
          "Ash", "Barrow", "Chester", "Dun", "East", "Fair", "Graves", "Hart", "Inver", "Kings",
          "Lang", "Maiden", "North", "Oak", "Pen", "Queens", "Red", "South", "Thorn", "Upper",
          "Wal", "West", "Whit", "Wood");
  private static final List<String> SECOND =
      List.of(
          "bourne", "bury", "by", "chester", "combe", "dale", "den", "field", "ford", "ham", "head",
          "hurst", "ley", "mouth", "port", "shire", "stead", "stoke", "thorpe", "ton", "well",
          "wick", "worth", "minster");

  private static final List<String> SUBJECTS =
      Stream.of("planning", "housing", "education", "health", "tax", "benefits", "vehicles", "care")
          .flatMap(
              subject ->
                  Stream.of("applications", "referrals", "records", "enquiry", "notifications")
                      .map(what -> subject + "-" + what))
          .toList();
  private static final List<ServiceOffer> OFFERS =
      SUBJECTS.stream().map(name -> new ServiceOffer(ContractId.of(name), 1)).toList();

  /** The keys of what a node signs itself. */
  private record Node(NodeId id, String name, Kind kind, SigningKey key, VerificationKey messages) {
    String host(int replica) {
      return "govnet" + (replica == 0 ? "" : replica + 1) + "." + id + "." + kind.domain();
    }
  }

  private final Clock clock;
  private final SigningKey anchorKey = key();
  private final DirectoryKeys keys = new DirectoryKeys(key(), key());
  private final List<SigningKey> authorityKeys = List.of(key(), key(), key(), key());
  private final List<Node> nodes;
  private final Anchor anchor;
  private final DirectoryVerifier verifier;
  private Directory current;
  private int renewals;

  /**
   * Founds a network.
   *
   * @param size how many nodes, at least 100
   * @param clock when everything is signed
   */
  public SampleNetwork(int size, Clock clock) {
    this.clock = clock;
    this.anchor = new Anchor(UK, 1, List.of(anchorKey.key()), List.of());
    this.verifier = new DirectoryVerifier(anchor, clock);
    this.nodes = nodes(size);
    Root root = root();
    List<Listed> documents =
        Stream.concat(
                IntStream.range(0, size)
                    .parallel()
                    .boxed()
                    .flatMap(i -> Stream.of(admission(i), descriptor(i, 0))),
                Stream.concat(areas(), designations()))
            .toList();
    DocumentSet set = DocumentSet.EMPTY.with(documents, List.of());
    String snapshot = snapshot(1, set);
    Bundle bundle =
        new Bundle(
            List.of(List.of(Documents.sign(root, anchorKey))),
            snapshot,
            timestamp(1, snapshot),
            documents);
    this.current = verifier.verify(bundle, Memory.NONE, null);
    if (!current.leftOut().isEmpty() || current.peers().size() != size) {
      throw new IllegalStateException(
          "the sample network does not hold together: " + current.leftOut().subList(0, 1));
    }
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  private static List<Node> nodes(int size) {
    Random random = new Random(size);
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (int i = 0; i < kind.share(); i++) {
        kinds.add(kind);
      }
    }
    TreeSet<String> taken = new TreeSet<>();
    List<String> names = new ArrayList<>();
    List<Kind> their = new ArrayList<>();
    while (names.size() < size) {
      Kind kind = kinds.get(names.size() % kinds.size());
      String place = FIRST.get(random.nextInt(FIRST.size())) + SECOND.get(random.nextInt(24));
      if (random.nextBoolean()) {
        place = "St Mary " + place;
      }
      if (taken.add(place + kind.id())
          || taken.add(place = place + " " + (2 + random.nextInt(size)))) {
        names.add(place);
        their.add(kind);
      }
    }
    return IntStream.range(0, size)
        .parallel()
        .mapToObj(
            i -> {
              String slug = names.get(i).toLowerCase(Locale.ROOT).replace(' ', '-');
              Kind kind = their.get(i);
              return new Node(
                  NodeId.of(slug + "-" + kind.id()),
                  names.get(i) + " " + kind.name(),
                  kind,
                  key(),
                  key().key());
            })
        .toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static AuthorityId authority(int number) {
    return AuthorityId.of(
        List.of("local-government", "education", "national-health-service", "cabinet-office")
            .get(number));
  }

  private Root root() {
    Instant now = now();
    return new Root(
        UK,
        1,
        now,
        now.plus(VALIDITY),
        1,
        anchor.keys(),
        List.of(keys.snapshots().key()),
        List.of(keys.timestamps().key()),
        IntStream.range(0, authorityKeys.size())
            .mapToObj(
                i ->
                    new Delegation(
                        authority(i),
                        List.of(authorityKeys.get(i).key()),
                        List.of("*"),
                        List.of("*"),
                        List.of("*")))
            .toList(),
        false);
  }

  private Authority authorityOf(int number) {
    return new Authority(UK, authority(number), authorityKeys.get(number), clock);
  }

  private static Listed listed(String compact) {
    return new Listed(
        Claim.of(DocumentOpener.parse(compact)).name(),
        Claim.of(DocumentOpener.parse(compact)).version(),
        compact);
  }

  private static AreaCode area(int number) {
    return AreaCode.of("E%08d".formatted(6_000_001 + number));
  }

  private static CapabilityId capability(int number) {
    return CapabilityId.of(SUBJECTS.get(number));
  }

  /** One council in 25 nodes serves a place; the first forty institutions lead a subject each. */
  private Listed admission(int number) {
    Node node = nodes.get(number);
    int by = number % authorityKeys.size();
    Instant then = earlier(-number, Duration.ofDays(300));
    return listed(
        Documents.sign(
            new Admission(
                UK,
                authority(by),
                node.id(),
                then.toEpochMilli(),
                1,
                then,
                then.plus(VALIDITY),
                node.name(),
                node.key().key(),
                null,
                node.kind().id().equals("council") ? List.of(area(number)) : List.of(),
                number < SUBJECTS.size() ? List.of(capability(number)) : List.of(),
                replicas(number).stream().map(replica -> replica.url().getHost()).toList()),
            authorityKeys.get(by)));
  }

  private Instant earlier(int seed, Duration most) {
    return now().minusSeconds(new Random(seed).nextInt((int) most.toSeconds()));
  }

  private List<Replica> replicas(int number) {
    Node node = nodes.get(number);
    Random random = new Random(number);
    return IntStream.range(0, 1 + number % 2)
        .mapToObj(
            replica -> {
              byte[] pin = new byte[32];
              random.nextBytes(pin);
              return new Replica(
                  URI.create("https://" + node.host(replica)),
                  Base64.getUrlEncoder().withoutPadding().encodeToString(pin));
            })
        .toList();
  }

  private static List<ServiceOffer> services(int number) {
    List<ServiceOffer> some = new ArrayList<>(OFFERS);
    Collections.shuffle(some, new Random(-number));
    return List.copyOf(some.subList(0, SERVICES));
  }

  /** The first was signed at some time of the three and a half days before, as all are renewed. */
  private Listed descriptor(int number, int renewal) {
    Node node = nodes.get(number);
    Instant now = renewal > 0 ? now() : earlier(number, Duration.ofHours(84));
    return listed(
        Documents.sign(
            new Descriptor(
                UK,
                node.id(),
                now.toEpochMilli() + renewal,
                1,
                now,
                now.plus(DESCRIPTOR_VALIDITY),
                List.of(node.messages()),
                null,
                replicas(number),
                services(number)),
            node.key()));
  }

  private IntStream councils() {
    return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).kind().id().equals("council"));
  }

  private Stream<Listed> areas() {
    List<Area> areas =
        councils()
            .mapToObj(i -> new Area(area(i), nodes.get(i).name(), Tier.SINGLE, null))
            .toList();
    return Stream.of(listed(authorityOf(0).register(now().toEpochMilli(), areas)));
  }

  private Stream<Listed> designations() {
    return IntStream.range(0, SUBJECTS.size())
        .mapToObj(
            i ->
                listed(
                    authorityOf(3)
                        .designate(
                            now().toEpochMilli(), capability(i), nodes.get(i).id(), List.of())));
  }

  private String snapshot(long revision, DocumentSet set) {
    Instant now = now();
    return Documents.sign(
        new Snapshot(UK, revision, now, now.plus(Duration.ofDays(90)), 1, set.size(), set.digest()),
        keys.snapshots());
  }

  private String timestamp(long revision, String snapshot) {
    Instant now = now();
    return Documents.sign(
        new Timestamp(
            UK,
            now.toEpochMilli() + renewals,
            now,
            now.plus(Duration.ofDays(3)),
            revision,
            Documents.sha256(snapshot)),
        keys.timestamps());
  }

  /** Where trust in it begins. */
  public Anchor anchor() {
    return anchor;
  }

  /** What it serves. */
  public Directory current() {
    return current;
  }

  /**
   * Renews the next node's descriptor, and publishes that as a revision of its own.
   *
   * @return what a reader is told who holds the revision before
   */
  public byte[] change() {
    renewals++;
    Listed renewed = descriptor(renewals % nodes.size(), renewals);
    DocumentSet set = current.documents().with(List.of(renewed), List.of());
    long revision = current.revision() + 1;
    String snapshot = snapshot(revision, set);
    long before = current.revision();
    current =
        verifier.apply(
            new Changes(
                before,
                List.of(),
                snapshot,
                timestamp(revision, snapshot),
                List.of(renewed),
                List.of()),
            current);
    return current.changesSince(before).orElseThrow();
  }

  /**
   * Says that nothing is newer.
   *
   * @return what a reader is told who has the revision already
   */
  public byte[] stamp() {
    renewals++;
    current =
        verifier.apply(
            new Changes(
                current.revision(),
                List.of(),
                null,
                timestamp(current.revision(), current.snapshot().compact()),
                List.of(),
                List.of()),
            current);
    return current.changesSince(current.revision()).orElseThrow();
  }
}
