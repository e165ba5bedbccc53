package org.govnet.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of a client and nothing else of it: which replica, when again, how many at once. It
 * sends nothing, waits in no thread and reads no clock; a {@link World} does. They are the very
 * objects that {@link Govnet} decides with, so a simulation of them says what a client will do;
 * govnet-testkit's {@code org.govnet.testkit.simulation} is one.
 *
 * <p>One thread at a time, the world's. With the same world, it does the same again.
 */
public final class VirtualClient {
  /** Time, chance and the replicas. */
  public interface World {
    /** The time now, in ns since whenever. */
    long nanos();

    /**
     * Runs a task when it is {@code nanos}, after all that runs now.
     *
     * @return takes the task back
     */
    Runnable at(long nanos, Runnable task);

    /** From 0 to {@code bound} − 1, by chance. */
    long below(long bound);

    /**
     * Asks a replica.
     *
     * @param answer to be told what it answers, once or never, and not before this returns
     * @return breaks the attempt off
     */
    Runnable send(URI replica, String operation, Consumer<Reply> answer);
  }

  /**
   * What a replica answers. 429 and 503 are taken for a node's own refusals, so that nothing was
   * done.
   *
   * @param status of HTTP; 0 for a connection that broke, so that nobody knows what was done
   * @param retryAfter how long it asks to wait; zero if it does not
   */
  public record Reply(int status, Duration retryAfter) {
    /**
     * An answer that does not say when to ask again.
     *
     * @param status of HTTP, or 0
     */
    public static Reply of(int status) {
      return new Reply(status, Duration.ZERO);
    }
  }

  /**
   * What is called.
   *
   * @param operation its name
   * @param safe whether it changes nothing
   * @param keyed whether it has an idempotency key, and so may be sent twice
   */
  public record Asked(String operation, boolean safe, boolean keyed) {}

  /**
   * Another way to pick than govnet's, to compare it with. Such a pick heeds no breaker; all else
   * is as it is.
   */
  @FunctionalInterface
  public interface Choice {
    /**
     * Gives each replica a score. The lowest is asked, of several the same any.
     *
     * @param inFlight how many attempts this client has in flight at each
     */
    double[] scores(int[] inFlight);
  }

  private final World world;
  private final CallPolicy policy;
  private final Engine engine;
  private final NodeState node;
  private final Map<String, Endpoints> endpoints = new LinkedHashMap<>();
  private List<ReplicaState> replicas = List.of();

  /**
   * A client that has asked nobody yet.
   *
   * @param choice how it picks; null for govnet's way
   */
  public VirtualClient(CallPolicy policy, World world, @Nullable Choice choice) {
    this.world = world;
    this.policy = policy;
    Chance chance = world::below;
    Breakers breakers = Breakers.virtual(new WorldClock(world), chance);
    this.engine =
        new Engine(
            policy.limits(),
            choice == null ? Ranking.SCORE : ranking(choice),
            breakers,
            chance,
            now());
    this.node = engine.node();
  }

  private static Ranking ranking(Choice choice) {
    return new Ranking() {
      @Override
      public boolean heedsBreakers() {
        return false;
      }

      @Override
      public void score(List<Endpoint> endpoints, long now, double[] scores) {
        int[] inFlight = new int[scores.length];
        for (int i = 0; i < inFlight.length; i++) {
          inFlight[i] = endpoints.get(i).inFlight();
        }
        System.arraycopy(choice.scores(inFlight), 0, scores, 0, scores.length);
      }
    };
  }

  private long now() {
    return world.nanos();
  }

  /** What the directory lists from now on; at least one. One that is new is brought up slowly. */
  public void replicas(List<URI> urls) {
    List<Replica> listed = urls.stream().map(url -> new Replica(url, null)).toList();
    replicas = node.of(listed, replica -> null, now());
    endpoints.clear();
  }

  /**
   * Begins a call.
   *
   * @param ended hears of its end, once: the status that the caller gets, or 0 if no answer came
   * @return cancels it
   * @throws IllegalStateException if there are no replicas
   */
  public Runnable call(Asked asked, Consumer<Integer> ended) {
    if (replicas.isEmpty()) {
      throw new IllegalStateException("nobody to ask: call replicas(…) first");
    }
    Endpoints where =
        endpoints.computeIfAbsent(
            asked.operation(),
            name -> node.endpoints(replicas, name, policy.hedging().on(), now()));
    CallMachine machine =
        engine.call(
            policy,
            where,
            asked.safe() || asked.keyed(),
            asked.safe(),
            policy.deadline().toNanos(),
            now());
    StagedCall call =
        new StagedCall(
            machine,
            new VirtualWire(world, asked.operation()),
            world::at,
            world::nanos,
            defect -> ended.accept(status(machine, defect)));
    call.start();
    return () -> call.cancel(CallMachine.CANCELLED);
  }

  private static int status(CallMachine machine, @Nullable Throwable defect) {
    if (defect != null) {
      throw new IllegalStateException("a defect in the engine", defect);
    }
    return machine.next() == Next.ANSWER ? VirtualWire.status(machine.last()) : 0;
  }

  /**
   * Attempts and permits that are not given back, and calls that wait for one: 0 when every call
   * has ended, or something leaks.
   */
  public int held() {
    return node.held();
  }

  private static final class WorldClock extends Clock {
    private final World world;

    private WorldClock(World world) {
      this.world = world;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(world.nanos());
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
}
