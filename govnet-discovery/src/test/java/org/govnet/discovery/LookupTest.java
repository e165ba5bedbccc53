package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.English.ADUR;
import static org.govnet.discovery.English.NORTH_YORKSHIRE;
import static org.govnet.discovery.English.WEST_SUSSEX;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_AREA;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.SERVICE;
import static org.govnet.discovery.World.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

class LookupTest {
  private final World world = new World();

  private Directory directory(List<String> documents) {
    Directory directory = world.verify(world.bundle(1, documents));
    assertThat(directory.leftOut()).isEmpty();
    return directory;
  }

  /** An admitted node that offers {@link World#SERVICE}. */
  private List<String> node(String name, AreaCode... areas) {
    SigningKey documents = World.key();
    NodeId node = NodeId.of(name);
    return List.of(
        world
            .centre()
            .admit(
                1,
                node,
                name,
                documents.key(),
                List.of(areas),
                List.of(PLANNING),
                List.of(name + ".example")),
        sign(world.descriptor(node, 1, 1, World.key().key()), documents));
  }

  private static void assertFound(Lookup lookup, String node) {
    assertThat(lookup)
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.peer().node()).isEqualTo(NodeId.of(node)));
  }

  @Test
  void whatExpiresWhileTheDirectoryIsHeldEndsWhenItSays() {
    List<String> documents = new ArrayList<>(List.of(world.areas(1)));
    documents.addAll(node("leeds", MANCHESTER_AREA));
    Directory directory = directory(documents);
    NodeId leeds = NodeId.of("leeds");
    String thumbprint =
        Objects.requireNonNull(directory.index().members().get(leeds))
            .messageKeys()
            .keySet()
            .iterator()
            .next();
    assertFound(directory.node(leeds, SERVICE), "leeds");
    assertThat(directory.find(leeds, thumbprint)).isPresent();

    world.clock.advance(Duration.ofDays(8)); // a descriptor holds for 7

    assertThat(directory.node(leeds, SERVICE)).isInstanceOf(Lookup.NotRegistered.class);
    assertThat(directory.find(leeds, thumbprint)).isEmpty();
  }

  @Test
  void findsALeadInForce() {
    Directory directory = directory(world.documents());
    assertFound(directory.lead(PLANNING, SERVICE), "manchester");
    assertThat(directory.lead(CapabilityId.of("tax"), SERVICE))
        .isEqualTo(new Lookup.NotRegistered("nobody is designated for capability tax"));
  }

  @Test
  void aDesignationHoldsFromItsStartUntilItsEnd() {
    Instant start = world.now().plus(Duration.ofHours(1));
    Instant end = start.plus(Duration.ofHours(1));
    String designation =
        sign(
            new Designation(
                World.UK,
                World.CENTRE,
                PLANNING,
                1,
                world.now(),
                world.inAYear(),
                MANCHESTER,
                List.of(),
                start,
                end,
                null),
            World.CENTRE_KEY);
    Directory directory =
        directory(List.of(world.manchester(1), world.manchesterDescriptor(1), designation));
    Lookup not =
        new Lookup.NotRegistered(
            "the designation for planning holds from 2026-08-09T13:00:00Z until"
                + " 2026-08-09T14:00:00Z");
    world.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertThat(directory.lead(PLANNING, SERVICE)).isEqualTo(not);
    world.clock.advance(Duration.ofSeconds(1));
    assertFound(directory.lead(PLANNING, SERVICE), "manchester");
    world.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertFound(directory.lead(PLANNING, SERVICE), "manchester");
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(directory.lead(PLANNING, SERVICE)).isEqualTo(not);
  }

  @Test
  void tellsNotRegisteredFromUnsupported() {
    ServiceOffer v2 = new ServiceOffer(ContractId.of("planning-applications"), 2);
    List<String> documents = new ArrayList<>(world.documents());
    documents.addAll(node("leeds").subList(0, 1));
    Directory directory = directory(documents);
    assertThat(directory.node(NodeId.of("nowhere"), SERVICE))
        .isEqualTo(new Lookup.NotRegistered("node nowhere is not admitted to uk"));
    assertThat(directory.node(MANCHESTER, v2))
        .isEqualTo(
            new Lookup.Unsupported(
                "node manchester does not offer planning-applications v2, only"
                    + " [planning-applications v1]"));
    assertThat(directory.node(NodeId.of("leeds"), SERVICE))
        .isEqualTo(new Lookup.Unsupported("node leeds has not said where it is"));
  }

  @Test
  void aNodeThatOnlyCallsAnswersNowhere() {
    Descriptor offers = world.descriptor(MANCHESTER, 1, 1, World.MANCHESTER_MESSAGES.key());
    Descriptor nowhere =
        new Descriptor(
            World.UK,
            MANCHESTER,
            1,
            1,
            offers.issuedAt(),
            offers.expiresAt(),
            offers.messageKeys(),
            null,
            List.of(),
            offers.services());
    assertThat(
            directory(List.of(world.manchester(1), sign(nowhere, World.MANCHESTER_KEY)))
                .node(MANCHESTER, SERVICE))
        .isEqualTo(new Lookup.Unsupported("node manchester only calls, and answers nowhere"));
  }

  @Test
  void countyAndDistrictShareAPlace() {
    List<String> documents = new ArrayList<>(List.of(world.areas(1)));
    documents.addAll(node("adur", ADUR));
    documents.addAll(node("west-sussex", WEST_SUSSEX));
    documents.addAll(node("north-yorkshire", NORTH_YORKSHIRE));
    Directory directory = directory(documents);
    assertFound(directory.serving(ADUR, Tier.DISTRICT, SERVICE), "adur");
    assertFound(directory.serving(ADUR, Tier.COUNTY, SERVICE), "west-sussex");
    assertFound(directory.serving(WEST_SUSSEX, Tier.COUNTY, SERVICE), "west-sussex");
    assertThat(directory.serving(WEST_SUSSEX, Tier.DISTRICT, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "E10000032 (West Sussex) is a county, and planning-applications v1 is run by its"
                    + " districts: ask for one of them"));
    assertFound(directory.serving(NORTH_YORKSHIRE, Tier.DISTRICT, SERVICE), "north-yorkshire");
    assertFound(directory.serving(NORTH_YORKSHIRE, Tier.COUNTY, SERVICE), "north-yorkshire");
    assertThatThrownBy(() -> directory.serving(ADUR, Tier.SINGLE, SERVICE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a service is run by the county or the district, not SINGLE");
  }

  @Test
  void tellsAnUnknownAreaFromOneNobodyServes() {
    Directory directory = directory(List.of(world.areas(1)));
    assertThat(directory.serving(AreaCode.of("E07000195"), Tier.DISTRICT, SERVICE))
        .isEqualTo(new Lookup.NotRegistered("area E07000195 is not registered"));
    assertThat(directory.serving(ADUR, Tier.COUNTY, SERVICE))
        .isEqualTo(new Lookup.NotRegistered("no node serves area E10000032"));
  }

  @Test
  void twoNodesForOneAreaMustBeNamed() {
    List<String> documents = new ArrayList<>(List.of(world.areas(1)));
    documents.addAll(node("leeds", MANCHESTER_AREA));
    documents.addAll(node("york", MANCHESTER_AREA, MANCHESTER_AREA));
    assertThat(directory(documents).serving(MANCHESTER_AREA, Tier.DISTRICT, SERVICE))
        .isEqualTo(
            new Lookup.Unsupported(
                "several nodes run planning-applications v1 for E08000003: [leeds, york]; name"
                    + " one"));
    List<String> once = new ArrayList<>(List.of(world.areas(1)));
    once.addAll(node("york", MANCHESTER_AREA, MANCHESTER_AREA));
    assertFound(directory(once).serving(MANCHESTER_AREA, Tier.DISTRICT, SERVICE), "york");
  }

  @Test
  void whatItHandsOutCannotBeChanged() {
    Directory directory = directory(world.documents());
    assertThatThrownBy(() -> directory.peers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> directory.areas().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    directory.bundle()[0] = 0;
    assertThat(directory.bundle()[0]).isEqualTo((byte) '{');
  }
}
