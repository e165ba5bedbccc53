package org.govnet.discovery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.govnet.api.AreaCode;
import org.govnet.api.NodeId;
import org.govnet.discovery.DirectoryFetch.Answer;
import org.govnet.discovery.DirectoryFetch.Question;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A directory and 50 nodes that follow and mirror it, in virtual time and on one thread: everything
 * that decides is the real thing, and what lies between is as bad as the seed has it. A violated
 * invariant is an {@link AssertionError} that names the seed.
 */
final class DirectorySimulation {
  static final int NODES = 50;
  private static final Duration FAULTS = Duration.ofMinutes(3);
  private static final Duration HEALING = Duration.ofMinutes(3);
  private static final Duration OUTAGE = Duration.ofMinutes(20);
  private static final Instant START = Instant.parse("2026-08-09T12:00:00Z");
  private static final List<SigningKey> DOCUMENT_KEYS = keys();
  private static final List<SigningKey> MESSAGE_KEYS = keys();
  private static final String DIRECTORY = "https://a.example";
  private static final String HOSTILE = "https://b.example";

  /** What is broken on purpose, to see that the invariants can fail. */
  enum Mutation {
    NONE,
    /** Nodes restart with an old copy and no memory. */
    FORGETS,
    /** No honest mirror is ever reachable again. */
    NEVER_HEALS,
    /** Nodes begin with a directory from before an admission. */
    BEGINS_EARLIER,
    /** Nodes ask nobody once all have converged. */
    GOES_DEAF,
    /** Nodes take what is a day old for fresh. */
    NEVER_STALE
  }

  private final long seed;
  private final Mutation mutation;
  private final SplittableRandom random;
  private final World world = new World();
  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final List<Node> nodes = new ArrayList<>();
  private final SimulatedStore store = new SimulatedStore();
  private final Server directory;
  private DirectoryPublisher publisher;
  private final Directory frozen;
  private final byte[] frozenBundle;
  private final double drop;
  private long now;
  private long number;
  private long trace = 17;
  private boolean healed;
  private boolean down;
  private boolean deaf;
  private int[] groups = new int[NODES + 1];
  private int version = 10;

  private record Event(long at, long number, Runnable action) {}

  private static List<SigningKey> keys() {
    List<SigningKey> keys = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      keys.add(World.key());
    }
    return keys;
  }

  DirectorySimulation(long seed, Mutation mutation) {
    this.seed = seed;
    this.mutation = mutation;
    this.random = new SplittableRandom(seed);
    this.drop = random.nextDouble() * 0.4;
    this.publisher = published();
    byte[] early = publisher.current().bundle();
    publisher.accept(List.of(world.manchester(1), world.areas(1)));
    for (int i = 0; i < NODES; i++) {
      publisher.accept(List.of(admission(i), descriptor(i, 1)));
    }
    this.frozen = publisher.current();
    this.frozenBundle = mutation == Mutation.BEGINS_EARLIER ? early : frozen.bundle();
    this.directory = new Server(() -> Optional.of(publisher.current()), NODES);
    for (int i = 0; i < NODES; i++) {
      nodes.add(new Node(i));
    }
  }

  private DirectoryPublisher published() {
    return new DirectoryPublisher(
        world.anchor, world.signed(world.root(1)), World.DIRECTORY_KEYS, store, world.clock);
  }

  private static NodeId name(int node) {
    return NodeId.of("n" + node);
  }

  private static String url(int node) {
    return "https://n" + node + ".example";
  }

  private String admission(int node) {
    return world
        .centre()
        .admit(
            1,
            name(node),
            "Node " + node,
            DOCUMENT_KEYS.get(node).key(),
            List.of(AreaCode.of("E0700000" + node % 10)),
            List.of(),
            List.of("n" + node + ".example"));
  }

  private String descriptor(int node, long version) {
    return World.sign(
        new Descriptor(
            World.UK,
            name(node),
            version,
            1,
            world.now(),
            world.now().plus(Duration.ofDays(7)),
            List.of(MESSAGE_KEYS.get(node).key()),
            null,
            List.of(World.replica(url(node))),
            List.of(World.SERVICE)),
        DOCUMENT_KEYS.get(node));
  }

  /** True time, moved by the queue alone, plus what a node's clock is wrong by. */
  private final class SkewedClock extends Clock {
    private final long skew;

    SkewedClock(long skew) {
      this.skew = skew;
    }

    @Override
    public Instant instant() {
      return START.plusMillis(now + skew);
    }

    @Override
    public long millis() {
      return START.toEpochMilli() + now + skew;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void at(long when, Runnable action) {
    queue.add(new Event(Math.max(now, when), number++, action));
  }

  private void after(long millis, Runnable action) {
    at(now + millis, action);
  }

  /** Serves what one holds, to those who wait too. */
  private final class Server {
    private final DirectoryFeed feed;
    private final int place;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Directory packed;
    private byte[] bundle = new byte[0];

    Server(java.util.function.Supplier<Optional<Directory>> held, int place) {
      this.feed = new DirectoryFeed(held, Runnable::run);
      this.place = place;
    }

    void moved() {
      List<Runnable> all = List.copyOf(waiting);
      waiting.clear();
      all.forEach(Runnable::run);
    }

    /** Answers now, or when there is something. */
    void ask(Question question, java.util.function.Consumer<Answer> then) {
      if (question.path().equals(DirectoryFetch.DIRECTORY_PATH)) {
        then.accept(
            feed.current()
                .map(held -> new Answer(200, bundle(held), null))
                .orElse(new Answer(503, new byte[0], null)));
        return;
      }
      Map<String, Long> query = Mirrors.query(question.path());
      long until = now + 1_000 * query.getOrDefault("wait", 0L);
      answer(query, until, then);
    }

    private byte[] bundle(Directory held) {
      if (packed != held) {
        packed = held;
        bundle = held.bundle();
      }
      return bundle;
    }

    private void answer(
        Map<String, Long> query, long until, java.util.function.Consumer<Answer> then) {
      DirectoryFeed.Answer answer = Mirrors.changes(feed, query);
      if (answer instanceof DirectoryFeed.Answer.NothingNew && now < until) {
        boolean[] done = {false};
        Runnable again =
            () -> {
              if (!done[0]) {
                done[0] = true;
                answer(query, until, then);
              }
            };
        waiting.add(again);
        at(until, again);
      } else if (answer instanceof DirectoryFeed.Answer.News news) {
        then.accept(new Answer(200, news.body(), null));
      } else {
        int status =
            answer instanceof DirectoryFeed.Answer.NothingNew
                ? 204
                : answer instanceof DirectoryFeed.Answer.Gone ? 410 : 503;
        then.accept(new Answer(status, new byte[0], null));
      }
    }
  }

  /** A node: its reader, its follower, its mirror, its wrong clock. */
  private final class Node implements DirectoryFetch {
    private final int place;
    private final SkewedClock clock;
    private final SimulatedDisk disk = new SimulatedDisk();
    private DirectoryReader reader;
    private DirectoryFollower follower;
    private final Server mirror;
    private long asked;
    private long life;
    private long highest;
    private long highestRoot;

    Node(int place) {
      this.place = place;
      this.clock = new SkewedClock(random.nextLong(-299_000, 299_001));
      if (place % 10 != 0) {
        disk.save(frozen, frozenBundle); // one in ten is new to the network
      }
      start();
      this.mirror = new Server(() -> reader.current(), place);
    }

    private void start() {
      life++;
      long mine = life;
      reader = new DirectoryReader(world.anchor, disk, this, clock, policy());
      follower = new DirectoryFollower(reader, new SplittableRandom(random.nextLong()));
      check();
      reader.listen(
          new DirectoryListener() {
            @Override
            public void changed(Directory held) {
              if (mine == life) {
                check();
                trace = trace * 31 + now * 7 + place * 3L + held.revision();
                after(0, mirror::moved);
              }
            }
          });
      after(random.nextLong(1_000), () -> step(mine));
    }

    private FreshnessPolicy policy() {
      Duration day = Duration.ofDays(1);
      return mutation == Mutation.NEVER_STALE
          ? new FreshnessPolicy(day, day, day)
          : FreshnessPolicy.DEFAULT;
    }

    void restart() {
      if (mutation == Mutation.FORGETS) {
        disk.forget(frozen.bundle());
      }
      start();
    }

    private void step(long mine) {
      if (mine != life || deaf) {
        return;
      }
      DirectoryFollower.Step step = follower.next();
      if (step instanceof DirectoryFollower.Step.Pause pause) {
        after(pause.millis(), () -> step(mine));
      } else if (step instanceof DirectoryFollower.Step.Ask ask) {
        send(ask.question(), mine);
      }
    }

    private void send(Question question, long mine) {
      long ask = ++asked;
      after(
          question.timeout().toMillis(),
          () -> {
            if (ask == asked && mine == life) {
              asked++;
              follower.failed("timeout");
              step(mine);
            }
          });
      int copies = !healed && random.nextDouble() < 0.05 ? 2 : 1;
      for (int i = 0; i < copies; i++) {
        after(delay(), () -> serve(question, answer -> receive(answer, ask, mine)));
      }
    }

    private void receive(Answer answer, long ask, long mine) {
      // A late or doubled answer finds its socket closed.
      if (ask == asked && mine == life) {
        asked++;
        follower.answered(answer);
        step(mine);
      }
    }

    private void serve(Question question, java.util.function.Consumer<Answer> then) {
      String url = question.mirror().url().toString();
      if (url.equals(HOSTILE)) {
        Answer answer = hostile(question);
        if (answer != null) {
          after(delay(), () -> then.accept(answer));
        }
        return;
      }
      Server server =
          url.equals(DIRECTORY)
              ? directory
              : nodes.get(Integer.parseInt(url.substring(9, url.indexOf('.')))).mirror;
      if (isLost(server.place)) {
        return;
      }
      server.ask(
          question,
          answer -> {
            if (!isLost(server.place)) {
              after(delay(), () -> then.accept(answer));
            }
          });
    }

    private boolean isLost(int other) {
      if (healed) {
        return mutation == Mutation.NEVER_HEALS || (down && other == NODES);
      }
      return groups[place] != groups[other] || random.nextDouble() < drop;
    }

    /** For ever the same, or nonsense, or nothing. */
    private @Nullable Answer hostile(Question question) {
      int mood = random.nextInt(6);
      boolean whole = question.path().equals(DIRECTORY_PATH);
      byte[] bundle = mood == 3 || mood == 4 ? frozenBundle.clone() : new byte[0];
      return switch (mood) {
        case 0 -> null;
        case 1 -> new Answer(204, new byte[0], null);
        case 2 -> new Answer(410, new byte[0], null);
        case 3 -> {
          bundle[random.nextInt(bundle.length)] ^= (byte) (1 << random.nextInt(8));
          yield new Answer(200, bundle, null);
        }
        case 4 -> new Answer(200, whole ? bundle : new byte[] {'{', '}'}, null);
        default -> new Answer(500, new byte[0], null);
      };
    }

    @Override
    public Answer get(Question question) throws IOException {
      throw new IOException("everything goes by the queue");
    }

    @Override
    public void publish(Replica to, String document) {
      throw new AssertionError("a reader publishes nothing");
    }

    private void check() {
      Directory held = reader.held();
      if (held == null) {
        return;
      }
      if (held.revision() < highest || held.root().version() < highestRoot) {
        throw violated("a revision fell", place + " from " + highest + " to " + held.revision());
      }
      highest = held.revision();
      highestRoot = held.root().version();
      if (held.node(World.MANCHESTER) instanceof Lookup.NotRegistered) {
        throw violated("an admitted node is not registered", String.valueOf(place));
      }
    }

    private void checkFreshness() {
      Directory held = reader.held();
      if (held != null && reader.freshness() == Freshness.FRESH) {
        long age = START.toEpochMilli() + now - held.issuedAt().toEpochMilli();
        // By its own clock it is 10 minutes at most; a second is cut off when a timestamp is
        // signed.
        long limit = Duration.ofMinutes(10).toMillis() - clock.skew + 1_000;
        if (age > limit) {
          throw violated("fresh past its limit", place + ": " + age + " ms");
        }
      }
    }
  }

  private long delay() {
    return healed ? 20 : (long) Math.exp(random.nextDouble() * Math.log(2_000));
  }

  private AssertionError violated(String invariant, String detail) {
    return new AssertionError(
        invariant
            + " (node "
            + detail
            + ") at "
            + Duration.ofMillis(now)
            + "; replay with -Dgovnet.sim.seed="
            + seed);
  }

  /** Runs it to its end; returns a number that stands for all that happened. */
  long run() {
    plan();
    runUntil(FAULTS.toMillis());
    healed = true;
    runUntil(FAULTS.plus(HEALING).toMillis());
    for (Node node : nodes) {
      Directory held = node.reader.held();
      if (held == null || held.revision() != publisher.current().revision()) {
        throw violated(
            "not converged",
            node.place + " has " + held + ", and the directory " + publisher.current());
      }
    }
    deaf = mutation == Mutation.GOES_DEAF;
    revokedWithinAMinute();
    if (seed % 4 == 3) {
      outage(); // long in events, and without much chance in it
    }
    return trace;
  }

  /** The directory is dead for longer than its word is fresh, and comes back. */
  private void outage() {
    down = true;
    for (long end = now + OUTAGE.toMillis(); now < end; ) {
      runUntil(now + 30_000);
      nodes.forEach(Node::checkFreshness);
    }
    down = false;
    publisher.renew();
    directory.moved();
    runUntil(now + 60_000);
    for (Node node : nodes) {
      if (node.reader.freshness() != Freshness.FRESH) {
        throw violated("not fresh again", node.place + " is " + node.reader.freshness());
      }
    }
  }

  private void revokedWithinAMinute() {
    NodeId victim = name(random.nextInt(NODES));
    publish(world.centre().revoke(victim, "simulated", publisher.current()));
    runUntil(now + 60_000);
    for (Node node : nodes) {
      Directory held = node.reader.held();
      if (held == null || !(held.node(victim) instanceof Lookup.NotRegistered)) {
        throw violated("a revoked node is routable", String.valueOf(node.place));
      }
    }
  }

  private void publish(String document) {
    publisher.accept(List.of(document));
    directory.moved();
  }

  private void plan() {
    int leaver = random.nextInt(NODES);
    for (int i = 0; i < 12; i++) {
      int node = (leaver + 1 + random.nextInt(NODES - 1)) % NODES; // who has left says no more
      at(random.nextLong(FAULTS.toMillis()), () -> publish(descriptor(node, ++version)));
    }
    for (long when = 0; when < FAULTS.plusMinutes(8).toMillis(); when += 120_000) {
      at(
          when,
          () -> {
            publisher.renew();
            directory.moved();
          });
    }
    for (int i = 0; i < 4; i++) {
      at(
          random.nextLong(FAULTS.toMillis()),
          () -> {
            for (int j = 0; j < groups.length; j++) {
              groups[j] = random.nextInt(2);
            }
          });
      at(random.nextLong(FAULTS.toMillis()), () -> groups = new int[NODES + 1]);
    }
    for (int i = 0; i < 8; i++) {
      int node = random.nextInt(NODES);
      at(random.nextLong(FAULTS.toMillis()), () -> nodes.get(node).restart());
    }
    at(
        random.nextLong(FAULTS.toMillis()),
        () -> {
          publisher.close();
          publisher = published();
          directory.moved();
        });
    at(
        random.nextLong(FAULTS.toMillis()),
        () -> {
          publisher.acceptRoot(world.signed(world.root(2)));
          directory.moved();
        });
    at(
        random.nextLong(FAULTS.toMillis()),
        () ->
            publish(
                World.sign(
                    new Departure(
                        World.UK,
                        name(leaver),
                        1,
                        1,
                        world.now(),
                        world.now().plus(Duration.ofDays(7))),
                    DOCUMENT_KEYS.get(leaver))));
    for (long when = 0; when < FAULTS.plusMinutes(4).toMillis(); when += 30_000) {
      at(when, () -> nodes.forEach(Node::checkFreshness));
    }
  }

  private void runUntil(long end) {
    while (!queue.isEmpty() && queue.peek().at() <= end) {
      Event event = queue.remove();
      long passed = event.at() - now;
      now = event.at();
      world.clock.advance(Duration.ofMillis(passed));
      event.action().run();
    }
    world.clock.advance(Duration.ofMillis(end - now));
    now = end;
  }
}
