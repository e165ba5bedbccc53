package org.govnet.discovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.govnet.api.NodeId;
import org.govnet.trust.Signer;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;

/**
 * A reader whose two mirrors are in the hands of somebody with the directory's keys, in virtual
 * time and over restarts.
 */
final class Siege {
  final World world = new World();
  final Path folder;
  private final Mirrors mirrors = new Mirrors(world.clock);
  private final List<List<String>> roots = new ArrayList<>();
  private DirectoryReader reader;
  private DirectoryFollower follower;

  /** How what is served reaches the reader. */
  enum Way {
    /** The whole directory. */
    WHOLE(false, false),
    /** Changes. */
    CHANGES(true, false),
    /** The whole, to a reader that has just started. */
    WHOLE_AFTER_RESTART(false, true),
    /** Changes, to a reader that has just started. */
    CHANGES_AFTER_RESTART(true, true);

    private final boolean changes;
    private final boolean restart;

    Way(boolean changes, boolean restart) {
      this.changes = changes;
      this.restart = restart;
    }
  }

  Siege(Path folder) {
    this.folder = folder;
    roots.add(world.signed(world.root(1)));
    this.reader = newReader();
    restart();
  }

  private DirectoryReader newReader() {
    return new DirectoryReader(world.anchor, folder, mirrors, world.clock, FreshnessPolicy.DEFAULT);
  }

  /** A new process of the same reader. */
  void restart() {
    reader = newReader();
    follower = new DirectoryFollower(reader, new SplittableRandom(1));
  }

  DirectoryReader reader() {
    return reader;
  }

  Directory held() {
    return reader.current().orElseThrow();
  }

  boolean finds(NodeId node) {
    return reader.lookup(directory -> directory.node(node)) instanceof Lookup.Found;
  }

  /** A new root, from the next offer on. */
  void follows(Root root) {
    roots.add(world.signed(root));
  }

  void follow(Duration time) {
    mirrors.follow(follower, time);
  }

  /** Nobody answers. */
  void silence() {
    serve(
        question -> {
          throw new java.io.IOException("no answer");
        });
  }

  private void serve(Mirrors.Mirror mirror) {
    world.anchor.mirrors().forEach(each -> mirrors.put(each.url().toString(), mirror));
  }

  /**
   * Serves a state of the directory, signed by its keys, for a minute.
   *
   * @return whether the reader believes it
   */
  boolean offer(Way way, long revision, List<String> documents) {
    if (way.restart) {
      restart();
    }
    Bundle bundle = bundle(revision, documents);
    byte[] whole = WireJson.write(bundle);
    byte[] changes =
        way.changes && reader.held() != null
            ? WireJson.write(changes(bundle, held()))
            : new byte[0];
    serve(
        question -> {
          if (question.path().equals(DirectoryFetch.DIRECTORY_PATH)) {
            return new DirectoryFetch.Answer(200, whole, null);
          }
          Directory held = reader.held();
          if (held != null && held.timestamp().compact().equals(bundle.timestamp())) {
            return new DirectoryFetch.Answer(204, new byte[0], null);
          }
          return new DirectoryFetch.Answer(changes.length == 0 ? 410 : 200, changes, null);
        });
    follow(Duration.ofMinutes(1));
    return reader.held() != null && held().timestamp().compact().equals(bundle.timestamp());
  }

  Bundle bundle(long revision, List<String> documents) {
    List<String> last = roots.get(roots.size() - 1);
    Snapshot snapshot =
        world.snapshotOf(revision, RootChain.claimedVersion(last), World.listed(documents));
    return world.parts(
        List.copyOf(roots), World.sign(snapshot, World.DIRECTORY), World.listed(documents));
  }

  /** What leads from what is held to a bundle. */
  static Changes changes(Bundle bundle, Directory held) {
    DocumentSet next = DocumentSet.EMPTY.with(bundle.documents(), List.of());
    List<Listed> changed = new ArrayList<>();
    for (Listed one : bundle.documents()) {
      Listed before = held.documents().get(one.name());
      if (before == null || !before.sameAs(one)) {
        changed.add(one);
      }
    }
    List<String> removed = new ArrayList<>();
    held.documents()
        .forEach(
            one -> {
              if (next.get(one.name()) == null) {
                removed.add(one.name());
              }
            });
    int known = held.roots().signed().size();
    return new Changes(
        held.revision(),
        bundle.roots().subList(known, bundle.roots().size()),
        bundle.snapshot(),
        bundle.timestamp(),
        changed,
        removed);
  }

  /** Says that it is one key, and signs with another. */
  static Signer posing(VerificationKey as, SigningKey with) {
    return new Signer() {
      @Override
      public VerificationKey key() {
        return as;
      }

      @Override
      public byte[] sign(byte[] data) {
        return with.sign(data);
      }
    };
  }
}
