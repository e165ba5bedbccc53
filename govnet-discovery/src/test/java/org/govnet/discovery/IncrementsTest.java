package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  private static final SigningKey OTHER_CENTRE_KEY = World.key();

  @TempDir private Path folder;
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
    private final Map<AuthorityId, List<Revocations.Revocation>> revoked = new HashMap<>();
    private final List<List<String>> roots = new ArrayList<>();
    private final DirectoryCopy copy;
    private SigningKey centreKey = World.CENTRE_KEY;
    private List<String> scope = List.of("W*");
    private Directory held;
    private int refused;

    Play(long seed, boolean keep) {
      random = new Random(seed);
      roots.add(world.signed(world.root(1)));
      copy = new DirectoryCopy(folder.resolve("seed" + seed));
      byte[] first = world.bundle(1, List.of());
      held = world.verify(first);
      if (keep) {
        copy.save(held, first);
      }
    }

    private Authority centre() {
      return new Authority(World.UK, World.CENTRE, centreKey, world.clock);
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
      return random.nextInt(3) == 0 ? world.wales() : centre();
    }

    private void admit() {
      NodeId node = any(NODES);
      if (random.nextInt(6) == 0) {
        epochs.merge(node, 1, Integer::sum);
      }
      SigningKey key = random.nextInt(5) > 0 ? admitted.getOrDefault(node, any(KEYS)) : any(KEYS);
      admitted.put(node, key);
      // The one authority for each node: another's taking over is refused as a whole.
      Authority by = NODES.indexOf(node) % 2 == 0 ? centre() : world.wales();
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

    private void revoke() {
      NodeId node = any(NODES);
      boolean wales = random.nextBoolean();
      AuthorityId id = wales ? World.WALES : World.CENTRE;
      List<Revocations.Revocation> all =
          random.nextInt(4) == 0
              ? new ArrayList<>()
              : revoked.computeIfAbsent(id, it -> new ArrayList<>());
      all.add(
          new Revocations.Revocation(node, epochs.getOrDefault(node, 1), world.now(), "a reason"));
      put(
          sign(
              new Revocations(
                  World.UK,
                  id,
                  next("revocations/" + id),
                  world.now(),
                  world.now().plus(Duration.ofDays(1)),
                  all),
              wales ? World.WALES_KEY : centreKey));
    }

    private void depart() {
      NodeId node = any(NODES);
      put(
          sign(
              new Departure(
                  World.UK,
                  node,
                  next("departure/" + node),
                  epochs.getOrDefault(node, 1),
                  world.now(),
                  world.now().plus(Duration.ofDays(2))),
              random.nextInt(4) == 0 ? any(KEYS) : admitted.getOrDefault(node, any(KEYS))));
    }

    /** A root with another key for the centre, or with less or more for Wales. */
    private void root() {
      long version = roots.size() + 1L;
      Root next = world.root(version);
      if (random.nextBoolean()) {
        centreKey = centreKey == World.CENTRE_KEY ? OTHER_CENTRE_KEY : World.CENTRE_KEY;
      }
      if (random.nextBoolean()) {
        scope = scope.equals(List.of("W*")) ? List.of("*") : List.of("W*");
      }
      roots.add(
          world.signed(
              new Root(
                  World.UK,
                  version,
                  next.issuedAt(),
                  next.expiresAt(),
                  2,
                  next.anchorKeys(),
                  next.directoryKeys(),
                  next.timestampKeys(),
                  List.of(
                      new Delegation(
                          World.CENTRE,
                          List.of(centreKey.key()),
                          List.of("*"),
                          List.of("E*"),
                          List.of("*")),
                      new Delegation(
                          World.WALES,
                          List.of(World.WALES_KEY.key()),
                          List.of("*"),
                          scope,
                          List.of("motoring"))),
                  true)));
    }

    private void remove() {
      if (!listed.isEmpty()) {
        listed.remove(any(List.copyOf(listed.keySet())));
      }
    }

    private void step(boolean keep) {
      Map<String, String> listedBefore = new TreeMap<>(listed);
      int rootsBefore = roots.size();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        switch (random.nextInt(13)) {
          case 0, 1, 2 -> admit();
          case 3, 4, 5 -> describe();
          case 6 -> designate();
          case 7 -> register();
          case 8, 9 -> revoke();
          case 10 -> depart();
          default -> remove();
        }
      }
      if (random.nextInt(12) == 0) {
        world.clock.advance(Duration.ofDays(3));
      }
      if (random.nextInt(10) == 0) {
        root();
      }
      try {
        take(keep);
      } catch (DocumentRefused e) {
        // An authority may take nobody over, nor a node be another's: then all stays as it was.
        listed.clear();
        listed.putAll(listedBefore);
        roots.subList(rootsBefore, roots.size()).clear();
        refused++;
      }
    }

    private void take(boolean keep) {
      List<Listed> documents = World.listed(List.copyOf(listed.values()));
      String snapshot =
          sign(world.snapshotOf(held.revision() + 1, roots.size(), documents), World.DIRECTORY);
      Bundle bundle = world.parts(List.copyOf(roots), snapshot, documents);
      if (random.nextInt(4) == 0) {
        held = world.verifier.verify(bundle, held.memory(), held);
        if (keep) {
          copy.save(held, WireJson.write(bundle));
        }
      } else {
        Changes changes = Siege.changes(bundle, held);
        held = world.verifier.apply(changes, held);
        if (keep) {
          copy.append(held, WireJson.write(changes));
        }
      }
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

  /**
   * Everything read and looked at again, with the same documents and memory: first those that are
   * believed, whose signatures need no second check, then the others.
   */
  private Directory rebuilt(Directory held) {
    Set<String> leftOut = new LinkedHashSet<>(held.index().leftOut().toMap().keySet());
    Set<String> believed = new LinkedHashSet<>();
    held.documents().forEach(one -> believed.add(one.name()));
    believed.removeAll(leftOut);
    CowMap<String, Seen> floor = held.memory().floor();
    IndexEdit edit =
        new IndexEdit(
            DirectoryIndex.empty(held.root()),
            CowMap.empty(),
            held.documents().with(List.of(), leftOut),
            floor,
            true,
            world.clock.instant());
    edit.remember(held.memory());
    DirectoryIndex first = edit.of(believed);
    DirectoryIndex index =
        new IndexEdit(first, first.opened(), held.documents(), floor, false, world.clock.instant())
            .of(leftOut);
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
    int ended = 0;
    int refused = 0;
    for (long seed = 0; seed < 300; seed++) {
      world = new World();
      boolean keep = seed % 20 == 0; // what is kept is kept with fsync, which takes its time
      Play play = new Play(seed, keep);
      for (int step = 0; step < 9; step++) {
        play.step(keep);
        assertSame(play, seed, step);
        if (keep) {
          assertSameAfterARestart(play, seed, step);
        }
        members += play.held.peers().size();
        leftOut += play.held.leftOut().size();
        ended += play.held.index().ended().size();
      }
      refused += play.refused;
    }
    assertThat(members).as("it is about something").isGreaterThan(300);
    assertThat(leftOut).as("and about contradictions").isGreaterThan(300);
    assertThat(ended).as("and about ends").isGreaterThan(300);
    assertThat(refused).as("and not only about what is refused").isLessThan(300);
  }

  private void assertSameAfterARestart(Play play, long seed, int step) {
    DirectoryCopy.Found found =
        new DirectoryCopy(folder.resolve("seed" + seed)).load(world.verifier);
    Directory restarted = java.util.Objects.requireNonNull(found.directory());
    String where = "seed %d, step %d".formatted(seed, step);
    assertThat(found.trouble()).as(where).isEmpty();
    assertThat(answers(restarted)).as(where).isEqualTo(answers(play.held));
    assertThat(restarted.index().leftOut().toMap().keySet())
        .as(where)
        .isEqualTo(play.held.index().leftOut().toMap().keySet());
    assertThat(restarted.index().holders().toMap())
        .as(where)
        .isEqualTo(play.held.index().holders().toMap());
    Memory memory = restarted.memory();
    assertThat(memory.floor().toMap()).as(where).isEqualTo(play.held.memory().floor().toMap());
    assertThat(memory.ended().toMap()).as(where).isEqualTo(play.held.memory().ended().toMap());
    assertThat(memory.dropped().toMap()).as(where).isEqualTo(play.held.memory().dropped().toMap());
    assertThat(memory.snapshot()).as(where).isEqualTo(play.held.memory().snapshot());
  }
}
