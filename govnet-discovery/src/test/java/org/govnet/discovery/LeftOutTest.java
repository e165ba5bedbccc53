package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.CENTRE_KEY;
import static org.govnet.discovery.World.DIRECTORY;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_AREA;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.SWANSEA;
import static org.govnet.discovery.World.SWANSEA_KEY;
import static org.govnet.discovery.World.WALES_KEY;
import static org.govnet.discovery.World.sign;

import java.time.Duration;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.Jws;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.junit.jupiter.api.Test;

/** One document that is not to be believed, among good ones: protocol 3.1, signers and 4 and 5. */
class LeftOutTest {
  private static final CapabilityId MOTORING = CapabilityId.of("motoring");

  private final World world = new World();

  /** Asserts that the first is left out for a reason, and all others are believed. */
  private void assertLeftOut(String bad, String reason, String... good) {
    Directory directory = world.verify(world.bundle(1, World.plus(List.of(bad), good)));
    String name = Claim.of(DocumentOpener.parse(bad)).name();
    assertThat(directory.leftOut()).containsExactly(name + ": " + reason);
  }

  private String admission(Authority authority, VerificationKey key, String area, String can) {
    return authority.admit(
        1,
        NodeId.of("leeds"),
        "Leeds City Council",
        key,
        List.of(AreaCode.of(area)),
        List.of(CapabilityId.of(can)),
        List.of("leeds.example"));
  }

  @Test
  void anAuthorityAdmitsWithinItsAreasAndCapabilitiesOnly() {
    assertLeftOut(
        admission(world.wales(), STRANGER.key(), "E08000003", "motoring"),
        "authority welsh-government has no scope over area E08000003, only [W*]",
        world.manchester(1));
    assertLeftOut(
        admission(world.wales(), STRANGER.key(), "W06000011", "planning"),
        "authority welsh-government has no scope over capability planning, only [motoring]",
        world.manchester(1));
  }

  @Test
  void anAuthorityRegistersAndDesignatesWithinItsScopeOnly() {
    assertLeftOut(
        world.wales().register(1, English.AREAS),
        "authority welsh-government has no scope over area E08000003, only [W*]",
        world.areas(1));
    assertLeftOut(
        world.wales().designate(1, PLANNING, SWANSEA, List.of()),
        "authority welsh-government has no scope over capability planning, only [motoring]",
        world.swansea(1));
  }

  @Test
  void aStolenAuthorityKeySignsForNoOtherAuthority() {
    assertLeftOut(
        admission(
            new Authority(World.UK, World.CENTRE, WALES_KEY, world.clock),
            STRANGER.key(),
            "E08000003",
            "planning"),
        notOneOf(WALES_KEY, "authority centre"),
        world.manchester(1));
    assertLeftOut(
        new Authority(World.UK, AuthorityId.of("nobody"), STRANGER, world.clock)
            .register(1, List.of()),
        "the root names no authority nobody",
        world.areas(1));
  }

  private static String notOneOf(SigningKey key, String holder) {
    return "key \"" + key.key().thumbprint() + "\" is not one of those of " + holder;
  }

  @Test
  void aCityCannotNameItselfLead() {
    assertLeftOut(
        new Authority(World.UK, World.CENTRE, MANCHESTER_KEY, world.clock)
            .designate(1, CapabilityId.of("tax"), MANCHESTER, List.of()),
        notOneOf(MANCHESTER_KEY, "authority centre"),
        world.manchester(1));
  }

  @Test
  void designatesOnlyWhoIsAdmittedWithTheCapability() {
    assertLeftOut(
        world.centre().designate(1, PLANNING, SWANSEA, List.of()),
        "node swansea is not admitted with capability planning",
        world.swansea(1));
    assertLeftOut(
        world.centre().designate(1, PLANNING, MANCHESTER, List.of(NodeId.of("nowhere"))),
        "node nowhere is not admitted with capability planning",
        world.manchester(1));
  }

  @Test
  void aDirectoryKeyAdmitsNobody() {
    assertLeftOut(
        admission(
            new Authority(World.UK, World.CENTRE, DIRECTORY, world.clock),
            STRANGER.key(),
            "E08000003",
            "planning"),
        notOneOf(DIRECTORY, "authority centre"));
  }

  @Test
  void aMessageKeySignsNoDescriptor() {
    assertLeftOut(
        sign(world.descriptor(MANCHESTER, 1, 1, MANCHESTER_MESSAGES.key()), MANCHESTER_MESSAGES),
        "JWS is signed by key \"%s\", not by %s"
            .formatted(MANCHESTER_MESSAGES.key().thumbprint(), MANCHESTER_KEY.key().thumbprint()),
        world.manchester(1));
  }

  @Test
  void aNodeHoldsNoKeyOfTheRootsOrOfAnotherUse() {
    assertLeftOut(
        admission(world.centre(), WALES_KEY.key(), "E08000003", "planning"),
        "key " + WALES_KEY.key().thumbprint() + " is held by authority welsh-government already");
    assertLeftOut(
        admission(world.centre(), DIRECTORY.key(), "E08000003", "planning"),
        "key " + DIRECTORY.key().thumbprint() + " is held by the directory already");
    assertLeftOut(
        admission(world.centre(), World.ANCHOR_KEYS.get(2).key(), "E08000003", "planning"),
        "key " + World.ANCHOR_KEYS.get(2).key().thumbprint() + " is held by the anchor already");
    assertLeftOut(
        sign(world.descriptor(MANCHESTER, 1, 1, MANCHESTER_KEY.key()), MANCHESTER_KEY),
        "key " + MANCHESTER_KEY.key().thumbprint() + " is held by node manchester already",
        world.manchester(1));
    assertLeftOut(
        sign(world.descriptor(MANCHESTER, 1, 1, CENTRE_KEY.key()), MANCHESTER_KEY),
        "key " + CENTRE_KEY.key().thumbprint() + " is held by authority centre already",
        world.manchester(1));
  }

  @Test
  void twoNodesDoNotShareAKey() {
    List<String> documents =
        List.of(
            world.manchester(1),
            world.swansea(1),
            admission(world.centre(), SWANSEA_KEY.key(), "E08000003", "planning"),
            world.manchesterDescriptor(1),
            sign(world.descriptor(SWANSEA, 1, 1, MANCHESTER_MESSAGES.key()), SWANSEA_KEY));
    assertThat(world.verify(world.bundle(1, documents)).leftOut())
        .containsExactly(
            "admission/swansea: key "
                + SWANSEA_KEY.key().thumbprint()
                + " is held by node leeds already",
            "descriptor/swansea: node swansea is not admitted");
  }

  @Test
  void whoNamesANeighboursKeyDoesNotDisplaceTheNeighbour() {
    List<String> good = List.of(world.manchester(1), world.manchesterDescriptor(1));
    Directory held = world.verify(world.bundle(1, good));
    String thief = admission(world.centre(), MANCHESTER_MESSAGES.key(), "E08000003", "planning");
    String squatter = sign(world.descriptor(SWANSEA, 1, 1, MANCHESTER_MESSAGES.key()), SWANSEA_KEY);
    List<String> documents = List.of(thief, good.get(0), world.swansea(1), squatter, good.get(1));
    byte[] next = world.bundle(world.signed(held.root()), world.snapshot(2, documents), documents);
    assertThat(world.verify(next, held).leftOut())
        .allMatch(line -> line.endsWith("is held by node manchester for messages already"))
        .hasSize(2);
  }

  @Test
  void aDescriptorNeedsItsAdmissionAndItsEpoch() {
    assertLeftOut(world.manchesterDescriptor(1), "node manchester is not admitted");
    assertLeftOut(
        sign(world.descriptor(MANCHESTER, 1, 2, MANCHESTER_MESSAGES.key()), MANCHESTER_KEY),
        "its epoch is 2 and its admission's 1",
        world.manchester(1));
  }

  @Test
  void aReplicaIsOnAHostAdmitted() {
    Descriptor good = world.descriptor(MANCHESTER, 1, 1, MANCHESTER_MESSAGES.key());
    Descriptor elsewhere =
        new Descriptor(
            World.UK,
            MANCHESTER,
            1,
            1,
            good.issuedAt(),
            good.expiresAt(),
            good.messageKeys(),
            null,
            List.of(World.replica("https://169.254.169.254/latest")),
            List.of());
    assertLeftOut(
        sign(elsewhere, MANCHESTER_KEY),
        "replica host \"169.254.169.254\" is not one of those admitted, [manchester.example]",
        world.manchester(1));
  }

  @Test
  void aReplicasUrlIsHttpsAndNoMore() {
    for (String url :
        List.of(
            "http://manchester.example",
            "https://manchester.example/",
            "https://u@manchester.example",
            "https://manchester.example?q",
            "https://manchester.example#f",
            "https://manchester.example/a/../b",
            "https:manchester.example",
            "/govnet")) {
      assertLeftOut(
          payload(MANCHESTER_KEY, "https://manchester.example/govnet", url),
          "the payload cannot be read: /replicas/0 is not valid: a"
              + " replica's URL must be https://host[:port][/path] and no more, in lower case, without :443: \""
              + url
              + "\"",
          world.manchester(1));
    }
  }

  /** Manchester's descriptor with one text in the place of another, signed. */
  private String payload(SigningKey key, String from, String to) {
    Descriptor good = world.descriptor(MANCHESTER, 1, 1, MANCHESTER_MESSAGES.key());
    String json = new String(WireJson.write(good), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(json).contains(from);
    return Jws.sign(
        good.documentType(),
        json.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8),
        key);
  }

  @Test
  void malformedPayloadsAreLeftOutWhateverIsWrongWithThem() {
    for (String[] change :
        new String[][] {
          {"\"version\":1", "\"version\":1,\"version\":2"},
          {"\"version\":1", "\"version\":99999999999999999999"},
          {"\"version\":1", "\"version\":1.0"},
          {"\"epoch\":1", "\"epoch\":null"},
          {"\"node\":\"manchester\"", "\"node\":7"},
          {"\"node\":\"manchester\"", "\"node\":\"-\""},
          {"\"node\":\"manchester\"", "\"node\":[]"},
          {"\"issuedAt\":\"2026-08-09T12:00:00Z\"", "\"issuedAt\":1e1000000000"},
          {"\"issuedAt\":\"2026-08-09T12:00:00Z\"", "\"issuedAt\":\"\""},
          {"\"messageKeys\":[{", "\"messageKeys\":[null,{"},
          {"\"kty\":\"OKP\"", "\"kty\":\"RSA\""},
          {"\"kty\":\"OKP\"", "\"kty\":null"},
          {"\"kty\":\"OKP\"", "\"kty\":{}"},
          {"\"replicas\":[", "\"replicas\":[null,"},
          {"https://manchester.example/govnet", "https://[::1"},
          {"https://manchester.example/govnet", ""},
          {"\"services\":[", "\"services\":[" + "[".repeat(70)},
          {"\"services\":[{", "\"services\":[{\"version\":0},{"},
          {"\"planning-applications\"", "\"\\ud800\""},
        }) {
      String bad = payload(MANCHESTER_KEY, change[0], change[1]);
      List<Listed> listed =
          List.of(World.listed(world.manchester(1)), new Listed("descriptor/manchester", 1, bad));
      Directory directory =
          world.verify(
              world.parts(
                  List.of(world.signed(world.root(1))),
                  sign(world.snapshotOf(1, 1, listed), DIRECTORY),
                  listed));
      assertThat(directory.leftOut()).as(change[1]).hasSize(1);
      assertThat(directory.leftOut().get(0))
          .as(change[1])
          .startsWith("descriptor/manchester: ")
          .doesNotContain("org.govnet", "jackson", "java.");
      assertThat(directory.admission(MANCHESTER)).isPresent();
    }
  }

  @Test
  void aRootOrASnapshotIsNoDocumentOfASnapshot() {
    String root = sign(world.root(1), CENTRE_KEY);
    List<Listed> listed = List.of(new Listed("areas/root", 1, root));
    assertThat(
            world
                .verify(
                    world.parts(
                        List.of(world.signed(world.root(1))),
                        sign(world.snapshotOf(1, 1, listed), DIRECTORY),
                        listed))
                .leftOut())
        .containsExactly("areas/root: a root does not belong in a snapshot");
  }

  @Test
  void anAreaRegisteredTwiceIsLeftOut() {
    Area leeds = new Area(AreaCode.of("E08000035"), "Leeds", Tier.SINGLE, null);
    assertLeftOut(
        world.centre().register(1, List.of(leeds, leeds)),
        "area E08000035 is registered twice",
        world.manchester(1));
  }

  @Test
  void anExpiredDocumentIsLeftOutAlone() {
    List<String> documents = world.documents();
    Directory held = world.verify(world.bundle(1, documents));
    world.clock.advance(Duration.ofDays(8));
    List<String> root = world.signed(held.root());
    Directory later =
        world.verify(world.bundle(root, world.snapshot(2, documents), documents), held);
    assertThat(later.leftOut())
        .containsExactly(
            "descriptor/manchester: descriptor/manchester expired at 2026-08-16T12:00:00Z",
            "descriptor/swansea: descriptor/swansea expired at 2026-08-16T12:00:00Z");
    assertThat(later.admission(MANCHESTER)).isPresent();
    assertThat(later.area(MANCHESTER_AREA)).isPresent();
    assertThat(held.lead(MOTORING, World.SERVICE)).isInstanceOf(Lookup.NotRegistered.class);
  }
}
