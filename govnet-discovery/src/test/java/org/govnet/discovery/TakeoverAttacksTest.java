package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.CENTRE;
import static org.govnet.discovery.World.CENTRE_KEY;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_AREA;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.SWANSEA;
import static org.govnet.discovery.World.UK;
import static org.govnet.discovery.World.plus;
import static org.govnet.discovery.World.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.govnet.discovery.Siege.Way;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who would be somebody else by an authority's key, its own or a stolen one. */
class TakeoverAttacksTest {
  private static final SigningKey NEW_CENTRE_KEY = World.key();

  @TempDir private Path folder;
  private Siege siege;
  private World world;
  private List<String> good;

  @BeforeEach
  void start() {
    siege = new Siege(folder);
    world = siege.world;
    good = world.documents();
    assertThat(siege.offer(Way.WHOLE, 1, good)).isTrue();
  }

  private static List<String> without(List<String> documents, String... names) {
    List<String> left = new ArrayList<>(documents);
    left.removeIf(one -> List.of(names).contains(World.listed(one).name()));
    return left;
  }

  private String manchester(Authority by, long version, int epoch, VerificationKey key) {
    return by.admit(
        version,
        epoch,
        MANCHESTER,
        "Manchester City Council",
        key,
        List.of(MANCHESTER_AREA),
        List.of(PLANNING),
        List.of("manchester.example"));
  }

  /** The root that puts another key in the place of the centre's. */
  private Root withdrawn() {
    Root two = world.root(2);
    Delegation centre = two.authorities().get(0);
    return new Root(
        UK,
        2,
        two.issuedAt(),
        two.expiresAt(),
        2,
        two.anchorKeys(),
        two.directoryKeys(),
        two.timestampKeys(),
        List.of(
            new Delegation(
                CENTRE,
                List.of(NEW_CENTRE_KEY.key()),
                centre.nodes(),
                centre.areas(),
                centre.capabilities()),
            two.authorities().get(1)),
        true);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anEpochThatAStolenAuthorityKeyRaisedToTheHighestDiesWithTheKey(Way way) {
    SigningKey thief = World.key();
    String stolen =
        manchester(
            new Authority(UK, CENTRE, CENTRE_KEY, world.clock), 2, Integer.MAX_VALUE, thief.key());
    String descriptor =
        sign(world.descriptor(MANCHESTER, 1, Integer.MAX_VALUE, STRANGER.key()), thief);
    List<String> others = without(good, "admission/manchester", "descriptor/manchester");
    assertThat(siege.offer(way, 2, plus(others, stolen, descriptor))).isTrue();
    assertThat(siege.held().find(MANCHESTER, STRANGER.key().thumbprint())).isPresent();
    recovers(way, 3, others);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aDepartureUnderAStolenAuthorityKeyDiesWithTheKey(Way way) {
    SigningKey thief = World.key();
    String stolen =
        manchester(
            new Authority(UK, CENTRE, CENTRE_KEY, world.clock), 2, Integer.MAX_VALUE, thief.key());
    String departure =
        sign(
            new Departure(
                UK,
                MANCHESTER,
                (1L << 53) - 1,
                Integer.MAX_VALUE,
                world.now(),
                world.now().plus(Duration.ofDays(7))),
            thief);
    List<String> others = without(good, "admission/manchester", "descriptor/manchester");
    assertThat(siege.offer(way, 2, plus(others, stolen, departure))).isTrue();
    assertThat(siege.finds(MANCHESTER)).isFalse();
    assertThat(siege.held().node(MANCHESTER)).isInstanceOf(Lookup.NotRegistered.class);
    recovers(way, 3, others);
  }

  /** The next root withdraws the key, and its authority admits Manchester as it was. */
  private void recovers(Way way, long revision, List<String> others) {
    siege.follows(withdrawn());
    Authority centre = new Authority(UK, CENTRE, NEW_CENTRE_KEY, world.clock);
    List<String> recovered =
        plus(
            without(others, "areas/centre", "designation/planning"),
            manchester(centre, 1, 1, MANCHESTER_KEY.key()),
            world.manchesterDescriptor(2));
    assertThat(siege.offer(way, revision, recovered))
        .as(siege.reader().status().lastFailure())
        .isTrue();
    assertThat(siege.held().leftOut()).isEmpty();
    assertThat(siege.finds(MANCHESTER)).isTrue();
    siege.restart();
    assertThat(siege.finds(MANCHESTER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoLeftStaysOutWhenAnAuthoritysKeyIsReplaced(Way way) {
    String departure =
        sign(
            new Departure(UK, MANCHESTER, 1, 1, world.now(), world.now().plus(Duration.ofDays(7))),
            MANCHESTER_KEY);
    assertThat(siege.offer(way, 2, plus(good, departure))).isTrue();
    assertThat(siege.finds(MANCHESTER)).isFalse();
    siege.follows(withdrawn());
    Authority centre = new Authority(UK, CENTRE, NEW_CENTRE_KEY, world.clock);
    List<String> again =
        List.of(manchester(centre, 2, 1, MANCHESTER_KEY.key()), world.manchesterDescriptor(2));
    assertThat(siege.offer(way, 3, again)).isTrue();
    assertThat(siege.finds(MANCHESTER)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAuthorityTakesNobodyOverInTwoStepsWithTheDirectorysHelp(Way way) {
    List<String> others =
        without(good, "admission/manchester", "descriptor/manchester", "designation/planning");
    assertThat(siege.offer(way, 2, others)).isTrue();
    String takeover =
        world
            .wales()
            .admit(99, MANCHESTER, "M", STRANGER.key(), List.of(), List.of(), List.of("m.example"));
    assertThat(siege.offer(way, 3, plus(others, takeover))).isFalse();
    assertThat(siege.reader().status().lastFailure())
        .contains(
            "node manchester is admitted by authority centre, and authority welsh-government has no"
                + " scope over all that it was admitted for");
    assertThat(siege.offer(way, 4, good)).as("and it may come back").isTrue();
    assertThat(siege.finds(MANCHESTER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAuthorityRevokesNobodyBeyondItsScope(Way way) {
    String revocation = world.wales().revoke(MANCHESTER, "takeover", siege.held());
    assertThat(siege.offer(way, 2, plus(good, revocation))).isTrue();
    assertThat(siege.finds(MANCHESTER)).isTrue();
    assertThat(siege.finds(SWANSEA)).isTrue();
    assertThat(siege.held().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoWasRevokedComesBackByAHigherEpochAlone(Way way) {
    String revocation = world.centre().revoke(MANCHESTER, "its key was stolen", siege.held());
    assertThat(siege.offer(way, 2, plus(good, revocation))).isTrue();
    assertThat(siege.finds(MANCHESTER)).isFalse();
    assertThat(siege.held().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
    assertThat(siege.offer(way, 3, good)).as("the list is gone").isTrue();
    assertThat(siege.finds(MANCHESTER)).isFalse();
    List<String> others = without(good, "admission/manchester", "descriptor/manchester");
    List<String> renewed =
        plus(
            others,
            manchester(world.centre(), 2, 1, MANCHESTER_KEY.key()),
            world.manchesterDescriptor(2));
    assertThat(siege.offer(way, 4, renewed)).isTrue();
    assertThat(siege.finds(MANCHESTER)).as("the same epoch").isFalse();
    SigningKey fresh = World.key();
    List<String> readmitted =
        plus(
            others,
            manchester(world.centre(), 3, 2, fresh.key()),
            sign(world.descriptor(MANCHESTER, 1, 2, World.key().key()), fresh));
    assertThat(siege.offer(way, 5, readmitted)).isTrue();
    assertThat(siege.finds(MANCHESTER)).isTrue();
    assertThat(siege.held().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
  }
}
