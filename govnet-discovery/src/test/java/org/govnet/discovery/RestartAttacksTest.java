package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.CENTRE;
import static org.govnet.discovery.World.CENTRE_KEY;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.UK;
import static org.govnet.discovery.World.plus;
import static org.govnet.discovery.World.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Siege.Way;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader did not believe before it was restarted, it does not believe afterwards. */
class RestartAttacksTest {
  private static final NodeId LEEDS = NodeId.of("leeds");
  private static final SigningKey LEEDS_KEY = World.key();

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

  private static String leeds(Authority by, long version, VerificationKey key, AreaCode... areas) {
    return by.admit(
        version,
        LEEDS,
        "Leeds City Council",
        key,
        List.of(areas),
        List.of(),
        List.of("leeds.example"));
  }

  private void assertNotAdmittedNowAndAfterARestart() {
    assertThat(siege.held().admission(LEEDS)).isEmpty();
    siege.restart();
    assertThat(siege.held().admission(LEEDS)).as("after a restart").isEmpty();
    assertThat(siege.held().leftOut()).hasSize(1);
    assertThat(siege.finds(MANCHESTER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aForgedAdmissionIsNotBelievedAfterARestart(Way way) {
    Authority forger =
        new Authority(UK, CENTRE, Siege.posing(CENTRE_KEY.key(), STRANGER), world.clock);
    assertThat(siege.offer(way, 2, plus(good, leeds(forger, 1, STRANGER.key())))).isTrue();
    assertNotAdmittedNowAndAfterARestart();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAdmissionFromAnotherNetworkIsNotBelievedAfterARestart(Way way) {
    Authority elsewhere = new Authority(NetworkId.of("uk-test"), CENTRE, CENTRE_KEY, world.clock);
    assertThat(siege.offer(way, 2, plus(good, leeds(elsewhere, 1, STRANGER.key())))).isTrue();
    assertNotAdmittedNowAndAfterARestart();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anAdmissionThatWasOutOfScopeDoesNotKeepAGoodOneOutAfterARestart(Way way) {
    String outOfScope =
        leeds(world.wales(), (1L << 53) - 1, STRANGER.key(), AreaCode.of("E08000035"));
    assertThat(siege.offer(way, 2, plus(good, outOfScope))).isTrue();
    assertNotAdmittedNowAndAfterARestart();
    assertThat(siege.offer(way, 3, plus(good, leeds(world.centre(), 1, LEEDS_KEY.key()))))
        .as(siege.reader().status().lastFailure())
        .isTrue();
    assertThat(siege.held().admission(LEEDS)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoNamesANeighboursKeyDoesNotGetItByARestart(Way way) {
    // "leeds" comes before "manchester", and so first when all is read anew.
    String squatter = sign(world.descriptor(LEEDS, 1, 1, MANCHESTER_MESSAGES.key()), LEEDS_KEY);
    List<String> all = plus(good, leeds(world.centre(), 1, LEEDS_KEY.key()), squatter);
    assertThat(siege.offer(way, 2, all)).isTrue();
    for (int restart = 0; restart < 3; restart++) {
      assertThat(siege.held().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint()))
          .as("after %d restarts", restart)
          .isPresent();
      assertThat(siege.finds(LEEDS)).isFalse();
      siege.restart();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void rollbackOfADescriptorThatWasListedBeforeItsAdmission(Way way) {
    String older = sign(world.descriptor(LEEDS, 4, 1, World.key().key()), LEEDS_KEY);
    String newer = sign(world.descriptor(LEEDS, 5, 1, World.key().key()), LEEDS_KEY);
    String admission = leeds(world.centre(), 1, LEEDS_KEY.key());
    assertThat(siege.offer(way, 2, plus(good, newer))).isTrue();
    assertThat(siege.finds(LEEDS)).isFalse();
    assertThat(siege.offer(way, 3, plus(good, newer, admission))).isTrue();
    assertThat(siege.finds(LEEDS)).isTrue();
    assertThat(siege.offer(way, 4, plus(good, older, admission))).isFalse();
    assertThat(siege.reader().status().lastFailure())
        .contains("the version of descriptor/leeds fell from 5 to 4");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void rollbackOfADocumentThatExpiredWhileTheReaderWasDown(Way way) {
    Descriptor full = world.descriptor(MANCHESTER, 3, 1, MANCHESTER_MESSAGES.key());
    String older = world.manchesterDescriptor(2);
    String brief =
        sign(
            new Descriptor(
                UK,
                MANCHESTER,
                3,
                1,
                full.issuedAt(),
                full.issuedAt().plusSeconds(600),
                full.messageKeys(),
                null,
                full.replicas(),
                full.services()),
            World.MANCHESTER_KEY);
    List<String> others = new ArrayList<>(good);
    others.removeIf(one -> World.listed(one).name().equals("descriptor/manchester"));
    assertThat(siege.offer(way, 2, plus(others, brief))).isTrue();
    siege.silence();
    world.clock.advance(Duration.ofMinutes(15));
    siege.restart();
    assertThat(siege.finds(MANCHESTER)).isFalse();
    assertThat(siege.offer(way, 3, plus(others, older))).isFalse();
    assertThat(siege.reader().status().lastFailure())
        .contains("the version of descriptor/manchester fell from 3 to 2");
  }

  @Test
  void whatIsRefusedOnlyForBeingFromTheFutureIsBelievedInTime() {
    World ahead = new World();
    ahead.clock.advance(Duration.ofMinutes(9));
    String early = leeds(ahead.centre(), 1, LEEDS_KEY.key());
    assertThat(siege.offer(Way.CHANGES, 2, plus(good, early))).isTrue();
    assertThat(siege.held().admission(LEEDS)).isEmpty();
    world.clock.advance(Duration.ofMinutes(6));
    assertThat(siege.offer(Way.CHANGES, 2 + 1, plus(good, early))).isTrue();
    assertThat(siege.held().admission(LEEDS)).isPresent();
  }
}
