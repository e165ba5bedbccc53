package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.CENTRE;
import static org.govnet.discovery.World.CENTRE_KEY;
import static org.govnet.discovery.World.DIRECTORY;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.SERVICE;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.SWANSEA;
import static org.govnet.discovery.World.SWANSEA_KEY;
import static org.govnet.discovery.World.TIMESTAMPS;
import static org.govnet.discovery.World.UK;
import static org.govnet.discovery.World.WALES;
import static org.govnet.discovery.World.WALES_KEY;
import static org.govnet.discovery.World.sign;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.store.FileStore;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Jws;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each attack on the directory that it is made to withstand, against a reader that follows two
 * mirrors in virtual time.
 */
class AttacksTest {
  private static final String A = "https://a.example";
  private static final String B = "https://b.example";

  @TempDir private Path folder;
  private final World world = new World();
  private final Mirrors mirrors = new Mirrors(world.clock);
  private FileStore store;
  private DirectoryPublisher publisher;
  private DirectoryReader reader;
  private DirectoryFollower follower;

  @BeforeEach
  void start() {
    store = new FileStore(folder.resolve("store"));
    publisher =
        new DirectoryPublisher(
            world.anchor, world.signed(world.root(1)), World.DIRECTORY_KEYS, store, world.clock);
    publisher.accept(world.documents());
    mirrors.put(A, mirrors.honest(publisher));
    mirrors.put(B, mirrors.honest(publisher));
    restart();
    follow(Duration.ofSeconds(20));
    assertThat(revision()).isEqualTo(publisher.current().revision());
  }

  @AfterEach
  void stop() {
    publisher.close();
    store.close();
  }

  /** A new process of the same reader. */
  private void restart() {
    reader =
        new DirectoryReader(
            world.anchor, folder.resolve("reader"), mirrors, world.clock, FreshnessPolicy.DEFAULT);
    follower = new DirectoryFollower(reader, new SplittableRandom(1));
  }

  private void follow(Duration time) {
    mirrors.follow(follower, time);
  }

  private Directory held() {
    return reader.current().orElseThrow();
  }

  private long revision() {
    return held().revision();
  }

  private static Lookup manchester(Directory directory) {
    return directory.node(MANCHESTER, SERVICE);
  }

  private boolean isFound() {
    return manchester(held()) instanceof Lookup.Found;
  }

  /** Both mirrors serve this, and the reader follows for a while. */
  private void attackedBy(Mirrors.Mirror hostile) {
    mirrors.put(A, hostile);
    mirrors.put(B, hostile);
    follow(Duration.ofMinutes(2));
  }

  private Mirrors.Mirror serving(Bundle bundle) {
    return question ->
        question.path().equals(DirectoryFetch.DIRECTORY_PATH)
            ? new DirectoryFetch.Answer(200, WireJson.write(bundle), null)
            : new DirectoryFetch.Answer(410, new byte[0], null);
  }

  /** A bundle that thieves of keys can make. */
  private Bundle forged(
      long revision, List<String> documents, SigningKey snapshots, SigningKey timestamps) {
    Snapshot snapshot = world.snapshotOf(revision, 1, World.listed(documents));
    String compact = sign(snapshot, snapshots);
    return new Bundle(
        List.of(publisher.current().roots().signed().get(0)),
        compact,
        world.stamp(compact, timestamps),
        World.listed(documents));
  }

  private List<String> documents() {
    return publisher.current().documents().sorted().stream().map(Listed::jws).toList();
  }

  @Test
  void rollback() {
    Directory old = publisher.current();
    publisher.accept(List.of(world.manchesterDescriptor(2)));
    follow(Duration.ofSeconds(40));
    long held = revision();
    assertThat(held).isEqualTo(old.revision() + 1);

    attackedBy(serving(World.read(old.bundle())));
    assertThat(revision()).isEqualTo(held);
    restart();
    attackedBy(serving(World.read(old.bundle())));
    assertThat(revision()).as("after a restart").isEqualTo(held);
    assertThat(reader.status().lastFailure())
        .contains("the version of snapshot fell from " + held + " to " + old.revision());
  }

  @Test
  void rollbackAfterTheLossOfTheCopy() throws Exception {
    Directory old = publisher.current();
    publisher.accept(List.of(world.manchesterDescriptor(2)));
    follow(Duration.ofSeconds(40));
    Files.delete(folder.resolve("reader/directory.json"));
    restart();
    assertThat(reader.current()).isEmpty();
    attackedBy(serving(World.read(old.bundle())));
    assertThat(reader.current()).as("the log still says what was seen").isEmpty();
  }

  @Test
  void rollbackOfOneDocumentInTwoStepsByTheDirectoryItself() {
    String older = world.manchesterDescriptor(1);
    world.clock.advance(Duration.ofSeconds(1));
    publisher.accept(List.of(world.manchesterDescriptor(5)));
    follow(Duration.ofSeconds(40));
    List<String> without = new ArrayList<>(documents());
    without.removeIf(document -> World.listed(document).name().equals("descriptor/manchester"));
    long next = revision() + 1;
    attackedBy(serving(forged(next, without, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(next);
    assertThat(isFound()).isFalse();
    List<String> back = new ArrayList<>(without);
    back.add(older);
    attackedBy(serving(forged(next + 1, back, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(next);
    assertThat(reader.status().lastFailure())
        .contains("the version of descriptor/manchester fell from 5 to 1");
  }

  @Test
  void freezeByOneMirrorHidesNothingThatAnotherHas() {
    mirrors.put(A, mirrors.frozen(publisher.current()));
    for (int i = 2; i < 12; i++) {
      publisher.accept(List.of(world.manchesterDescriptor(i)));
      follow(Duration.ofSeconds(30));
      assertThat(revision()).as("news %d", i).isEqualTo(publisher.current().revision());
    }
  }

  @Test
  void freezeByAllMirrorsIsSeenByItsAge() {
    Directory frozen = publisher.current();
    mirrors.put(A, mirrors.frozen(frozen));
    mirrors.put(B, mirrors.frozen(frozen));
    follow(Duration.ofMinutes(9));
    assertThat(reader.freshness()).isEqualTo(Freshness.FRESH);
    follow(Duration.ofMinutes(2));
    assertThat(reader.freshness()).isEqualTo(Freshness.STALE);
    world.clock.advance(Duration.ofDays(1));
    assertThat(reader.freshness()).isEqualTo(Freshness.DEGRADED);
    world.clock.advance(Duration.ofDays(2));
    assertThat(reader.freshness()).isEqualTo(Freshness.EXPIRED);
    publisher.renew();
    mirrors.put(B, mirrors.honest(publisher));
    follow(Duration.ofSeconds(40));
    assertThat(reader.freshness()).as("and it ends by itself").isEqualTo(Freshness.FRESH);
  }

  @Test
  void mixAndMatch() {
    publisher.accept(List.of(world.manchesterDescriptor(2)));
    List<String> mixed = new ArrayList<>(documents());
    mixed.removeIf(document -> World.listed(document).name().equals("descriptor/swansea"));
    mixed.add(world.swanseaDescriptor(9));
    Directory real = publisher.current();
    long before = revision();
    attackedBy(
        serving(
            new Bundle(
                real.roots().signed(),
                real.snapshot().compact(),
                real.timestamp().compact(),
                World.listed(mixed))));
    assertThat(revision()).isEqualTo(before);
    assertThat(reader.status().lastFailure())
        .contains("the documents are not those of the snapshot");
  }

  @Test
  void stolenAuthorityKeyEndsWithTheNextRoot() {
    // The thief has Wales's key, and revokes Swansea.
    String theft =
        new Authority(UK, WALES, WALES_KEY, world.clock).revoke(SWANSEA, "theft", held());
    publisher.accept(List.of(theft));
    follow(Duration.ofSeconds(40));
    assertThat(held().node(SWANSEA)).isInstanceOf(Lookup.NotRegistered.class);

    SigningKey fresh = World.key();
    Root two = world.root(2);
    List<Delegation> authorities =
        List.of(
            two.authorities().get(0),
            new Delegation(
                WALES, List.of(fresh.key()), List.of("*"), List.of("W*"), List.of("motoring")));
    Root replaced =
        new Root(
            UK,
            2,
            two.issuedAt(),
            two.expiresAt(),
            2,
            two.anchorKeys(),
            two.directoryKeys(),
            two.timestampKeys(),
            authorities,
            true);
    publisher.acceptRoot(world.signed(replaced));
    publisher.accept(
        List.of(
            new Authority(UK, WALES, fresh, world.clock)
                .admit(
                    1, // lower than what the thief could have signed: that does not bind any more
                    SWANSEA,
                    "Swansea Council",
                    SWANSEA_KEY.key(),
                    List.of(AreaCode.of("W06000011")),
                    List.of(CapabilityId.of("motoring")),
                    List.of("swansea.example"))));
    follow(Duration.ofSeconds(40));
    assertThat(held().root().version()).isEqualTo(2);
    assertThat(held().node(SWANSEA)).isInstanceOf(Lookup.Found.class);
    assertThat(held().leftOut())
        .containsExactly(
            "revocations/welsh-government: key \""
                + WALES_KEY.key().thumbprint()
                + "\" is not one of those of authority welsh-government");
  }

  @Test
  void stolenAuthorityKeyStaysWithinItsScope() {
    Authority thief = new Authority(UK, WALES, WALES_KEY, world.clock);
    publisher.accept(List.of(thief.revoke(MANCHESTER, "takeover", held())));
    follow(Duration.ofSeconds(40));
    assertThat(revision()).isEqualTo(publisher.current().revision());
    assertThat(isFound()).as("it may name whom it likes, and that does not count").isTrue();
  }

  @Test
  void stolenNodeKey() {
    publisher.accept(List.of(world.manchesterDescriptor((1L << 53) - 1)));
    follow(Duration.ofSeconds(40));
    SigningKey found = World.key();
    publisher.accept(
        List.of(
            world
                .centre()
                .admit(
                    2,
                    2,
                    MANCHESTER,
                    "Manchester City Council",
                    found.key(),
                    List.of(),
                    List.of(PLANNING),
                    List.of("manchester.example")),
            sign(world.descriptor(MANCHESTER, 1, 2, World.key().key()), found)));
    follow(Duration.ofSeconds(40));
    assertThat(isFound()).isTrue();
    assertThat(reader.find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
  }

  @Test
  void stolenDirectoryAndTimestampKeysAdmitNobodyAndEndWithTheNextRoot() {
    String forgery =
        new Authority(UK, CENTRE, DIRECTORY, world.clock)
            .admit(9, NodeId.of("thief"), "T", STRANGER.key(), List.of(), List.of(), List.of());
    List<String> all = World.plus(documents(), forgery);
    long fastForward = (1L << 53) - 1;
    attackedBy(serving(forged(fastForward, all, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(fastForward);
    assertThat(held().node(NodeId.of("thief"))).isInstanceOf(Lookup.NotRegistered.class);

    SigningKey snapshots = World.key();
    SigningKey timestamps = World.key();
    Root two = world.root(2, snapshots.key());
    Root withdrawn =
        new Root(
            UK,
            2,
            two.issuedAt(),
            two.expiresAt(),
            2,
            two.anchorKeys(),
            two.directoryKeys(),
            List.of(timestamps.key()),
            two.authorities(),
            true);
    publisher.close();
    try (DirectoryPublisher recovered =
        new DirectoryPublisher(
            world.anchor,
            world.signed(withdrawn),
            new DirectoryKeys(snapshots, timestamps),
            store,
            world.clock)) {
      attackedBy(mirrors.honest(recovered));
      assertThat(revision()).isEqualTo(recovered.current().revision()).isLessThan(fastForward);
      assertThat(isFound()).isTrue();
    }
  }

  @Test
  void aTimestampKeyAloneSignsNoSnapshot() {
    long before = revision();
    attackedBy(serving(forged(before + 1, documents(), TIMESTAMPS, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(before);
    attackedBy(serving(forged(before + 1, documents(), DIRECTORY, DIRECTORY)));
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void maliciousMirror() {
    Mirrors.Mirror honest = mirrors.honest(publisher);
    List<Mirrors.Mirror> malices =
        List.of(
            question -> new DirectoryFetch.Answer(200, new byte[0], null),
            question ->
                new DirectoryFetch.Answer(200, "<html>".getBytes(StandardCharsets.US_ASCII), null),
            question -> new DirectoryFetch.Answer(500, new byte[0], null),
            question -> new DirectoryFetch.Answer(302, new byte[0], null),
            question -> new DirectoryFetch.Answer(204, new byte[0], null),
            question -> new DirectoryFetch.Answer(410, new byte[0], null),
            question -> {
              throw new java.io.IOException("more than 67108864 bytes");
            },
            question -> {
              throw new IllegalArgumentException("what no fetch should throw");
            },
            Mirrors.changing(honest, "\"since\"", "\"hence\""),
            Mirrors.changing(honest, "\"removed\":[", "\"removed\":[\"admission/manchester\""),
            Mirrors.changing(honest, "\"version\":1", "\"version\":2"),
            Mirrors.changing(honest, "jws\":\"e", "jws\":\"f"));
    int version = 2;
    for (Mirrors.Mirror malice : malices) {
      mirrors.put(A, malice);
      publisher.accept(List.of(world.manchesterDescriptor(version++)));
      follow(Duration.ofSeconds(40));
      assertThat(revision()).as("malice %d", version).isEqualTo(publisher.current().revision());
      assertThat(isFound()).isTrue();
    }
  }

  @Test
  void aMirrorThatAnswersAtOnceIsNotAskedWithoutAPause() {
    int[] asked = {0};
    Mirrors.Mirror hasty =
        question -> {
          asked[0]++;
          return new DirectoryFetch.Answer(204, new byte[0], null);
        };
    mirrors.put(A, hasty);
    mirrors.put(B, hasty);
    follow(Duration.ofMinutes(10));
    assertThat(asked[0]).as("two mirrors and some peers, in 600 s").isLessThan(2_400);
  }

  @Test
  void outOfScopeDesignation() {
    CapabilityId tax = CapabilityId.of("tax");
    assertThatThrownBy(
            () ->
                publisher.accept(
                    List.of(
                        new Authority(UK, CENTRE, MANCHESTER_KEY, world.clock)
                            .designate(1, tax, MANCHESTER, List.of()))))
        .hasMessageContaining("is not one of those of authority centre");
    assertThatThrownBy(
            () -> publisher.accept(List.of(world.wales().designate(1, tax, SWANSEA, List.of()))))
        .hasMessageContaining("has no scope over capability tax");
    assertThatThrownBy(
            () ->
                publisher.accept(List.of(world.centre().designate(1, tax, MANCHESTER, List.of()))))
        .hasMessageContaining("node manchester is not admitted with capability tax");
  }

  @Test
  void aFormerLeadDoesNotComeBackWithOldPapers() {
    String papers = world.designation(3);
    publisher.accept(List.of(papers));
    NodeId leeds = NodeId.of("leeds");
    SigningKey key = World.key();
    publisher.accept(
        List.of(
            world
                .centre()
                .admit(
                    1,
                    leeds,
                    "Leeds City Council",
                    key.key(),
                    List.of(),
                    List.of(PLANNING),
                    List.of("leeds.example")),
            sign(world.descriptor(leeds, 1, 1, World.key().key()), key)));
    publisher.accept(List.of(world.centre().designate(4, PLANNING, leeds, List.of(MANCHESTER))));
    follow(Duration.ofSeconds(40));
    assertThat(held().lead(PLANNING, SERVICE))
        .isInstanceOfSatisfying(
            Lookup.Found.class, found -> assertThat(found.peer().node()).isEqualTo(leeds));
    assertThatThrownBy(() -> publisher.accept(List.of(papers)))
        .hasMessage("the version of designation/planning fell from 4 to 3");
    List<String> old = new ArrayList<>(documents());
    old.removeIf(document -> World.listed(document).name().equals("designation/planning"));
    old.add(papers);
    long before = revision();
    attackedBy(serving(forged(before + 1, old, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void revokedKeyStaysRevokedWhateverTheDirectorySays() {
    Authority centre = world.centre();
    String revocation = centre.revoke(MANCHESTER, "its key was stolen", held());
    publisher.accept(List.of(revocation));
    follow(Duration.ofSeconds(40));
    String why =
        "node manchester was revoked by authority centre at "
            + revokedAt()
            + ": its key was stolen";
    assertThat(manchester(held())).isEqualTo(new Lookup.NotRegistered(why));
    assertThat(reader.find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();

    List<String> without = new ArrayList<>(documents());
    without.remove(revocation);
    long next = revision() + 1;
    attackedBy(serving(forged(next, without, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).as("the list is gone").isEqualTo(next);
    assertThat(manchester(held())).isEqualTo(new Lookup.NotRegistered(why));
    restart();
    assertThat(manchester(held())).as("after a restart").isEqualTo(new Lookup.NotRegistered(why));
    String emptied =
        sign(
            new Revocations(UK, CENTRE, (1L << 53) - 1, world.now(), world.inAYear(), List.of()),
            CENTRE_KEY);
    attackedBy(serving(forged(next + 1, World.plus(without, emptied), DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).as("the list is emptied").isEqualTo(next + 1);
    assertThat(manchester(held())).isEqualTo(new Lookup.NotRegistered(why));
  }

  private java.time.Instant revokedAt() {
    return java.util.Objects.requireNonNull(held().index().ended().get(MANCHESTER)).get(0).at();
  }

  @Test
  void theDirectoryRefusesAListThatShrinks() {
    publisher.accept(List.of(world.centre().revoke(MANCHESTER, "why", held())));
    assertThatThrownBy(
            () ->
                publisher.accept(
                    List.of(
                        sign(
                            new Revocations(
                                UK,
                                CENTRE,
                                (1L << 53) - 1,
                                world.now(),
                                world.inAYear(),
                                List.of()),
                            CENTRE_KEY))))
        .hasMessageStartingWith(
            "revocations/centre leaves out what it had, and revocations only grow: Revocation[node=manchester");
  }

  @Test
  void anAuthorityTakesNobodyOver() {
    String takeover =
        world.wales().admit(99, MANCHESTER, "M", STRANGER.key(), List.of(), List.of(), List.of());
    String message =
        "node manchester is admitted by authority centre, and authority welsh-government has no scope"
            + " over all that it was admitted for";
    assertThatThrownBy(() -> publisher.accept(List.of(takeover))).hasMessage(message);
    List<String> all = new ArrayList<>(documents());
    all.removeIf(document -> World.listed(document).name().equals("admission/manchester"));
    all.add(takeover);
    long before = revision();
    attackedBy(serving(forged(before + 1, all, DIRECTORY, TIMESTAMPS)));
    assertThat(revision()).isEqualTo(before);
    assertThat(reader.status().lastFailure()).contains(message);
  }

  @Test
  void replayedRegistration() {
    String first = world.manchester(2);
    publisher.accept(List.of(first));
    publisher.accept(
        List.of(
            sign(
                new Departure(
                    UK, MANCHESTER, 1, 1, world.now(), world.now().plus(Duration.ofDays(7))),
                MANCHESTER_KEY)));
    follow(Duration.ofSeconds(40));
    assertThat(manchester(held())).isInstanceOf(Lookup.NotRegistered.class);
    world.clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> publisher.accept(List.of(world.manchester(1))))
        .hasMessage("the version of admission/manchester fell from 2 to 1");
    publisher.accept(List.of(first)); // the same again changes nothing
    publisher.accept(List.of(world.manchester(3))); // nor does a renewal of the same epoch
    follow(Duration.ofSeconds(40));
    assertThat(manchester(held())).isInstanceOf(Lookup.NotRegistered.class);
  }

  @Test
  void keyConfusion() {
    Descriptor descriptor = world.descriptor(MANCHESTER, 2, 1, MANCHESTER_MESSAGES.key());
    assertThatThrownBy(() -> publisher.accept(List.of(sign(descriptor, MANCHESTER_MESSAGES))))
        .hasMessageContaining("JWS is signed by key");
    String good = sign(descriptor, MANCHESTER_KEY);
    for (String alg : List.of("none", "EdDSA", "HS256", "ES256")) {
      String header =
          "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"govnet-descriptor+jws\"}"
              .formatted(alg, MANCHESTER_KEY.key().thumbprint());
      String confused =
          java.util.Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(header.getBytes(StandardCharsets.US_ASCII))
              + good.substring(good.indexOf('.'));
      assertThatThrownBy(() -> publisher.accept(List.of(confused)))
          .isInstanceOf(DocumentRefused.class);
    }
    SigningKey p256 = SigningKey.generate(Algorithm.P256);
    assertThatThrownBy(() -> publisher.accept(List.of(sign(descriptor, p256))))
        .hasMessageContaining("JWS ");
    String asAdmission =
        Jws.sign("govnet-admission+jws", WireJson.write(descriptor), MANCHESTER_KEY);
    assertThatThrownBy(() -> publisher.accept(List.of(asAdmission)))
        .isInstanceOf(DocumentRefused.class);
  }

  @Test
  void crossNetworkReplay() {
    NetworkId test = NetworkId.of("uk-test");
    assertThatThrownBy(
            () ->
                publisher.accept(
                    List.of(
                        new Authority(test, CENTRE, CENTRE_KEY, world.clock)
                            .register(9, List.of()))))
        .hasMessage("areas/centre is for network uk-test, not uk");
    Anchor other = new Anchor(test, 2, world.anchor.keys(), world.anchor.mirrors());
    DirectoryReader elsewhere =
        new DirectoryReader(
            other, folder.resolve("reader"), mirrors, world.clock, FreshnessPolicy.DEFAULT);
    assertThat(elsewhere.current()).as("nor does another network's folder serve").isEmpty();
    assertThat(elsewhere.refresh()).isFalse();
    assertThat(elsewhere.status().lastFailure()).contains("root is for network uk, not uk-test");
  }

  @Test
  void mirrorsThatOnlyFollowEachOtherAreNeverFresh() {
    Mirrors.Mirror each =
        question -> {
          Directory mine = reader.held();
          return mine == null
              ? new DirectoryFetch.Answer(503, new byte[0], null)
              : mirrors.frozen(mine).answer(question);
        };
    mirrors.put(A, each);
    mirrors.put(B, each);
    follow(Duration.ofMinutes(11));
    assertThat(reader.freshness()).isEqualTo(Freshness.STALE);
  }

  @Test
  void duplicateKeysInAPayload() {
    String json =
        new String(
            WireJson.write(world.descriptor(MANCHESTER, 2, 1, MANCHESTER_MESSAGES.key())),
            StandardCharsets.UTF_8);
    String doubled = json.replace("\"epoch\":1", "\"epoch\":1,\"epoch\":1");
    String signed =
        Jws.sign("govnet-descriptor+jws", doubled.getBytes(StandardCharsets.UTF_8), MANCHESTER_KEY);
    assertThatThrownBy(() -> publisher.accept(List.of(signed)))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void serverSideRequestForgeryByDescriptor() {
    for (String url :
        List.of(
            "https://169.254.169.254/latest",
            "https://localhost/govnet",
            "https://[::1]/govnet",
            "https://manchester.example.evil.example/govnet")) {
      Descriptor there = world.descriptor(MANCHESTER, 2, 1, MANCHESTER_MESSAGES.key());
      String signed =
          sign(
              new Descriptor(
                  UK,
                  MANCHESTER,
                  2,
                  1,
                  there.issuedAt(),
                  there.expiresAt(),
                  there.messageKeys(),
                  null,
                  List.of(World.replica(url)),
                  there.services()),
              MANCHESTER_KEY);
      assertThatThrownBy(() -> publisher.accept(List.of(signed)))
          .hasMessageContaining("is not one of those admitted, [manchester.example]");
    }
  }
}
