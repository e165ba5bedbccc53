package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.ANCHOR_KEYS;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.UK;
import static org.govnet.discovery.World.plus;
import static org.govnet.discovery.World.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govnet.discovery.Siege.Way;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roots that are old, left out, forked, or signed by one side alone. */
class RootAttacksTest {
  private static final List<SigningKey> NEW_KEYS = List.of(World.key(), World.key(), World.key());

  @TempDir private Path folder;
  private Siege siege;
  private World world;
  private List<String> documents;
  private List<String> one;
  private List<String> two;
  private List<String> three;

  @BeforeEach
  void start() {
    siege = new Siege(folder);
    world = siege.world;
    documents = world.documents();
    one = siege.roots().get(0);
    two = world.signed(world.root(2));
    three = world.signed(world.root(3));
    siege.roots(List.of(one, two));
    assertThat(siege.offer(Way.WHOLE, 5, documents)).isTrue();
  }

  private void assertRefused(Way way, String why, List<List<String>> chain) {
    long before = siege.held().root().version();
    siege.roots(chain);
    assertThat(siege.offer(way, 9, documents)).isFalse();
    assertThat(siege.reader().status().lastFailure()).contains(why);
    assertThat(siege.held().root().version()).isEqualTo(before);
    assertThat(siege.finds(MANCHESTER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anOldRoot(Way way) {
    assertRefused(way, "the version of root fell from 2 to 1", List.of(one));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aForkOfARoot(Way way) {
    Root other =
        new Root(
            UK,
            2,
            world.now(),
            world.inAYear().plusSeconds(1),
            2,
            world.anchor.keys(),
            world.root(2).directoryKeys(),
            world.root(2).timestampKeys(),
            List.of(),
            true);
    List<String> fork = world.signed(other);
    assertRefused(way, "root 2 does not follow root 2: roots rise by one", List.of(one, two, fork));
    // Changes send no root that the reader has, so it travels only in a whole.
    assertRefused(
        way.name().startsWith("WHOLE") ? way : Way.WHOLE,
        "root changed within version 2",
        List.of(one, fork));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aRootThatIsLeftOut(Way way) {
    assertRefused(way, "root", List.of(one, three));
    assertRefused(way, "the roots begin after root 2, which was seen here before", List.of(three));
  }

  /** The third root with other anchor keys, signed by these. */
  private List<String> rotated(List<SigningKey> signers) {
    Root next = world.root(3);
    Root rotated =
        new Root(
            UK,
            3,
            next.issuedAt(),
            next.expiresAt(),
            2,
            NEW_KEYS.stream().map(SigningKey::key).toList(),
            next.directoryKeys(),
            next.timestampKeys(),
            next.authorities(),
            true);
    return signers.stream().map(key -> sign(rotated, key)).toList();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aRootSignedByOldKeysOrByNewKeysAlone(Way way) {
    List<SigningKey> both = new ArrayList<>(ANCHOR_KEYS.subList(0, 2));
    both.addAll(NEW_KEYS.subList(0, 2));
    assertRefused(
        way,
        "the root is signed by 0 of the keys of root 3, and needs 2",
        List.of(one, two, rotated(ANCHOR_KEYS)));
    assertRefused(
        way,
        "the root is signed by 0 of the keys of root 2, and needs 2",
        List.of(one, two, rotated(NEW_KEYS)));
    assertRefused(
        way,
        "the root is signed by 1 of the keys of root 2, and needs 2",
        List.of(one, two, rotated(both.subList(1, 4))));
    siege.roots(List.of(one, two, rotated(both)));
    assertThat(siege.offer(way, 9, documents)).as("by both").isTrue();
    assertThat(siege.held().root().version()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anOldOrForkedRootAfterTheLossOfTheCopy(Way way) throws IOException {
    Files.delete(folder.resolve("directory.json"));
    Files.delete(folder.resolve("directory.log"));
    siege.restart();
    assertThat(siege.reader().current()).isEmpty();
    for (List<List<String>> chain :
        List.of(List.of(one), List.of(one, rotated(ANCHOR_KEYS)), List.of(three))) {
      siege.roots(chain);
      assertThat(siege.offer(way, 9, documents)).isFalse();
      assertThat(siege.reader().current()).isEmpty();
    }
    siege.roots(List.of(one, two));
    assertThat(siege.offer(way, 4, documents)).as("an older snapshot").isFalse();
    assertThat(siege.offer(way, 6, plus(documents))).isTrue();
  }
}
