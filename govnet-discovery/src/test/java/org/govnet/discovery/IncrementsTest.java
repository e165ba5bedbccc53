package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.sign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

/**
 * A directory that took in many small changes answers as one that took in the last state whole: for
 * whatever order of admissions, keys, designations, ends and places, good and bad.
 */
class IncrementsTest {
  private static final List<NodeId> NODES =
      List.of("a", "b", "c", "d", "e").stream().map(NodeId::of).toList();
  private static final List<AreaCode> AREAS =
      List.of(AreaCode.of("E08000001"), AreaCode.of("E08000002"), AreaCode.of("W06000011"));
  private static final CapabilityId TAX = CapabilityId.of("tax");
  private static final List<SigningKey> KEYS = keys(24);

  private World world = new World();

  private static List<SigningKey> keys(int count) {
    List<SigningKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(World.key());
    }
    return keys;
  }

  /** One history: what is listed now, and the versions used so far. */
  private final class Play {
    private final Random random;
    private final Map<String, String> listed = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<NodeId, Integer> epochs = new HashMap<>();
    private final Map<NodeId, SigningKey> admitted = new HashMap<>();
    private Directory held = world.verify(world.bundle(1, List.of()));

    Play(long seed) {
      random = new Random(seed);
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private long next(String name) {
      return versions.merge(name, 1L, Long::sum);
    }

    private void put(String document) {
      listed.put(World.listed(document).name(), document);
    }

    private Authority authority() {
      return random.nextInt(3) == 0 ? world.wales() : world.centre();
    }

    private void admit() {
      NodeId node = any(NODES);
      if (random.nextInt(6) == 0) {
        epochs.merge(node, 1, Integer::sum);
      }
      SigningKey key = random.nextInt(5) > 0 ? admitted.getOrDefault(node, any(KEYS)) : any(KEYS);
      admitted.put(node, key);
      // The one authority for each node: another's taking over is refused as a whole.
      Authority by = NODES.indexOf(node) % 2 == 0 ? world.centre() : world.wales();
      put(
          by.admit(
              next("admission/" + node),
              epochs.getOrDefault(node, 1),
              node,
              node.value(),
              key.key(),
              random.nextInt(5) == 0 ? List.of(any(AREAS)) : List.of(),
              random.nextInt(4) == 0 ? List.of(TAX) : List.of(),
              List.of(node + ".example")));
    }

    private void describe() {
      NodeId node = any(NODES);
      put(
          sign(
              world.descriptor(
                  node, next("descriptor/" + node), epochs.getOrDefault(node, 1), any(KEYS).key()),
              random.nextInt(8) == 0 ? any(KEYS) : admitted.getOrDefault(node, any(KEYS))));
    }

    private void designate() {
      put(authority().designate(next("designation/tax"), TAX, any(NODES), List.of()));
    }

    private void register() {
      Authority by = authority();
      boolean wales = by.toString().contains("welsh");
      AreaCode code = any(AREAS);
      put(
          by.register(
              next("areas/" + (wales ? World.WALES : World.CENTRE)),
              List.of(new Area(code, "place", Tier.SINGLE, null))));
    }

    private void remove() {
      if (!listed.isEmpty()) {
        listed.remove(any(List.copyOf(listed.keySet())));
      }
    }

    private void step() {
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        switch (random.nextInt(9)) {
          case 0, 1, 2 -> admit();
          case 3, 4, 5 -> describe();
          case 6 -> designate();
          case 7 -> register();
          default -> remove();
        }
      }
      if (random.nextInt(12) == 0) {
        world.clock.advance(Duration.ofDays(3));
      }
      held = world.verify(bundle(held.revision() + 1), held);
    }

    private byte[] bundle(long revision) {
      List<String> documents = List.copyOf(listed.values());
      return world.bundle(
          world.signed(held.root()), world.snapshot(revision, documents), documents);
    }
  }

  private static String answers(Directory directory) {
    StringBuilder answers = new StringBuilder();
    for (NodeId node : NODES) {
      answers.append(directory.node(node)).append('\n');
      answers.append(directory.admission(node)).append('\n');
      answers.append(new TreeMap<>(keys(directory, node))).append('\n');
    }
    answers.append(directory.lead(TAX, World.SERVICE)).append('\n');
    for (AreaCode area : AREAS) {
      answers.append(directory.serving(area, Tier.DISTRICT, World.SERVICE)).append('\n');
    }
    return answers.toString();
  }

  private static Map<String, String> keys(Directory directory, NodeId node) {
    Map<String, String> keys = new HashMap<>();
    for (SigningKey key : KEYS) {
      directory
          .find(node, key.key().thumbprint())
          .ifPresent(found -> keys.put(found.thumbprint(), node.value()));
    }
    return keys;
  }

  /**
   * What a reader believes depends on what it believed before only where documents contradict each
   * other; so the one built anew is told the same past, document by document.
   */
  private void assertSame(Play play, long seed, int step) {
    Directory whole = rebuilt(play.held);
    assertThat(answers(play.held))
        .as("seed %d, step %d: %s", seed, step, play.held.leftOut())
        .isEqualTo(answers(whole));
    assertThat(play.held.index().leftOut().toMap().keySet())
        .as("seed %d, step %d", seed, step)
        .isEqualTo(whole.index().leftOut().toMap().keySet());
    assertThat(play.held.index().holders().toMap())
        .as("seed %d, step %d: who holds a key", seed, step)
        .isEqualTo(whole.index().holders().toMap());
  }

  /** Everything looked at again, as under a new root, with the same documents and memory. */
  private Directory rebuilt(Directory held) {
    DirectoryIndex empty = DirectoryIndex.empty(held.root());
    IndexEdit edit =
        new IndexEdit(
            empty,
            CowMap.empty(),
            held.documents(),
            held.memory().floor(),
            false,
            world.clock.instant());
    List<String> names = new ArrayList<>();
    held.documents().forEach(one -> names.add(one.name()));
    held.index()
        .opened()
        .forEach(
            (name, open) -> {
              if (held.index().believed(name) != null) {
                edit.reserve(open);
              }
            });
    edit.remember(held.memory());
    DirectoryIndex index = edit.of(new java.util.LinkedHashSet<>(names));
    return new Directory(
        held.roots(),
        held.snapshot(),
        held.timestamp(),
        held.documents(),
        index,
        held.memory(),
        held.history(),
        world.clock);
  }

  @Test
  void manySmallChangesComeToTheSameAsTheWhole() {
    int members = 0;
    int leftOut = 0;
    for (long seed = 0; seed < 150; seed++) {
      world = new World();
      Play play = new Play(seed);
      for (int step = 0; step < 12; step++) {
        play.step();
        assertSame(play, seed, step);
        members += play.held.peers().size();
        leftOut += play.held.leftOut().size();
      }
    }
    assertThat(members).as("it is about something").isGreaterThan(300);
    assertThat(leftOut).as("and about contradictions").isGreaterThan(300);
  }
}
