package org.govnet.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.WireJson;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/**
 * Countersigns other nodes' checkpoints: each only if its node has signed it, and if it goes on
 * from the one of the same log that was countersigned last, so never a fork and never one that was
 * rolled back. What it has signed it remembers in a file, before it hands the signature out, and
 * keeps in this node's own log. Thread-safe.
 */
public final class Countersigner {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int MAX_LOGS = 100_000;
  private static final int MAX_LOGS_OF_A_NODE = 256;

  private final NetworkId network;
  private final NodeId self;
  private final Supplier<? extends Signer> signer;
  private final MessageKeys keys;
  private final Evidence own;
  private final Path memory;
  private final Clock clock;
  private final EvidenceDisk disk;
  private final Map<String, Seen> seen;

  /** What of a log was countersigned last. */
  record Seen(long sequence, String hash) {}

  /** What is in the file. */
  record Memory(Map<String, Seen> logs) {}

  /**
   * Makes one.
   *
   * @param signer this node's message key
   * @param keys the directory
   * @param own this node's own log
   * @param memory a file of its own; made if it is not there. Who loses it can be had to
   *     countersign a fork
   * @throws EvidenceDamaged if the file cannot be read
   */
  public Countersigner(
      NetworkId network,
      NodeId self,
      Supplier<? extends Signer> signer,
      MessageKeys keys,
      Evidence own,
      Path memory,
      Clock clock) {
    this(network, self, signer, keys, own, memory, clock, EvidenceDisk.REAL);
  }

  Countersigner(
      NetworkId network,
      NodeId self,
      Supplier<? extends Signer> signer,
      MessageKeys keys,
      Evidence own,
      Path memory,
      Clock clock,
      EvidenceDisk disk) {
    this.network = network;
    this.self = self;
    this.signer = signer;
    this.keys = keys;
    this.own = own;
    this.memory = memory.toAbsolutePath();
    this.clock = clock;
    this.disk = disk;
    this.seen = load(this.memory);
  }

  private static Map<String, Seen> load(Path file) {
    try {
      return Files.exists(file)
          ? new HashMap<>(WireJson.read(Files.readAllBytes(file), Memory.class).logs())
          : new HashMap<>();
    } catch (IOException | BodyRefused e) {
      throw new EvidenceDamaged(
          "what was countersigned cannot be read from " + file + ": " + e.getMessage());
    }
  }

  /**
   * Countersigns a checkpoint of whoever asks.
   *
   * @param asking whose it has to be: somebody else's old checkpoint is nobody's to bring
   * @throws CountersignRefused if it is another's, or must not be countersigned
   */
  public String countersign(NodeId asking, CheckpointOffer offer) {
    try {
      Checkpoint claimed = Checkpoint.unverified(offer.checkpoint());
      if (!claimed.node().equals(asking)) {
        throw new CountersignRefused(
            "the checkpoint is " + claimed.node() + "'s, not " + asking + "'s", 0);
      }
    } catch (InvalidDocument e) {
      throw new CountersignRefused("what is offered is no checkpoint: " + e.getMessage(), 0);
    }
    return countersign(offer);
  }

  /**
   * Countersigns a checkpoint.
   *
   * @return the countersignature, a compact JWS
   * @throws CountersignRefused if it must not be
   * @throws EvidenceUnavailable if it cannot be remembered
   */
  public synchronized String countersign(CheckpointOffer offer) {
    Checkpoint checkpoint = verified(offer);
    String log = checkpoint.node() + " " + checkpoint.log();
    Seen last = seen.get(log);
    if (last == null) {
      requireRoom(checkpoint.node());
    } else {
      requireGoesOn(checkpoint, last, offer);
    }
    String countersignature =
        new Countersignature(network, self, Checkpoint.sha256(offer.checkpoint()), clock.instant())
            .sign(signer.get());
    remember(log, new Seen(checkpoint.sequence(), checkpoint.hash()));
    try {
      Evidence.Receipt unused = own.witnessed(offer.checkpoint(), countersignature).join();
    } catch (CompletionException e) {
      throw new EvidenceUnavailable("what was countersigned cannot be kept: " + e.getCause(), e);
    }
    return countersignature;
  }

  private Checkpoint verified(CheckpointOffer offer) {
    try {
      Jws jws = Checkpoint.parse(offer.checkpoint());
      Checkpoint claimed = Checkpoint.unverified(offer.checkpoint());
      if (claimed.node().equals(self)) {
        throw new CountersignRefused("a node does not countersign its own log", 0);
      }
      VerificationKey key =
          keys.find(claimed.node(), jws.keyId())
              .orElseThrow(
                  () ->
                      new CountersignRefused(
                          claimed.node() + " has no message key " + Quote.of(jws.keyId()), 0));
      Checkpoint checkpoint = Checkpoint.verify(offer.checkpoint(), key);
      byte[] unused = checkpoint.head();
      requireSound(checkpoint);
      return checkpoint;
    } catch (InvalidDocument e) {
      throw new CountersignRefused("what is offered is no checkpoint: " + e.getMessage(), 0);
    }
  }

  private void requireSound(Checkpoint checkpoint) {
    if (!checkpoint.network().equals(network)) {
      throw new CountersignRefused("the checkpoint is of network " + checkpoint.network(), 0);
    }
    if (checkpoint.issuedAt().isAfter(clock.instant().plus(SKEW))) {
      throw new CountersignRefused(
          "the checkpoint is from the future: " + checkpoint.issuedAt(), 0);
    }
    boolean named = checkpoint.log().matches("[A-Za-z0-9_-]{22}");
    if (!named || checkpoint.sequence() < 1) {
      throw new CountersignRefused(
          "the checkpoint is of log " + Quote.of(checkpoint.log()) + " at " + checkpoint.sequence(),
          0);
    }
  }

  private void requireRoom(NodeId node) {
    String prefix = node + " ";
    long ofNode = seen.keySet().stream().filter(log -> log.startsWith(prefix)).count();
    if (ofNode >= MAX_LOGS_OF_A_NODE || seen.size() >= MAX_LOGS) {
      throw new CountersignRefused(
          "no more logs are countersigned here: of " + node + " there are " + ofNode, 0);
    }
  }

  private static void requireGoesOn(Checkpoint checkpoint, Seen last, CheckpointOffer offer) {
    long more = checkpoint.sequence() - last.sequence();
    if (more < 0) {
      throw new CountersignRefused(
          "the log is rolled back: entry "
              + last.sequence()
              + " of it was countersigned, and this is entry "
              + checkpoint.sequence(),
          last.sequence());
    }
    byte[] digests = digests(offer, last);
    if (digests.length != more * Hash.LENGTH) {
      throw new CountersignRefused(
          "the digests of the "
              + more
              + " entries after "
              + last.sequence()
              + " are needed, and "
              + digests.length / Hash.LENGTH
              + " are offered",
          last.sequence(),
          true);
    }
    Hash hash = new Hash();
    byte[] head = Base64.getUrlDecoder().decode(last.hash());
    for (int at = 0; at < digests.length; at += Hash.LENGTH) {
      head = LogFormat.link(hash, head, Arrays.copyOfRange(digests, at, at + Hash.LENGTH));
    }
    if (!Arrays.equals(head, checkpoint.head())) {
      throw new CountersignRefused(
          "the log is forked: it does not go on from entry "
              + last.sequence()
              + " as that was countersigned",
          last.sequence());
    }
  }

  private static byte[] digests(CheckpointOffer offer, Seen last) {
    int longest = (CheckpointOffer.MAX_ENTRIES * Hash.LENGTH + 2) / 3 * 4;
    try {
      if (offer.digests().length() <= longest) {
        return Base64.getUrlDecoder().decode(offer.digests().getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IllegalArgumentException e) {
      // as if it were too long
    }
    throw new CountersignRefused(
        "the digests are not base64url of at most " + CheckpointOffer.MAX_ENTRIES + " entries",
        last.sequence());
  }

  /** On the disk, before anybody has the signature. */
  private void remember(String log, Seen now) {
    Map<String, Seen> next = new HashMap<>(seen);
    next.put(log, now);
    byte[] bytes = WireJson.write(new Memory(next));
    Path fresh = memory.resolveSibling(memory.getFileName() + ".new");
    try (EvidenceDisk.Output out = disk.open(fresh)) {
      out.cut(0);
      out.write(0, bytes, bytes.length);
      out.sync();
      Files.move(
          fresh, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      disk.syncFolder(Objects.requireNonNull(memory.getParent(), "a file is in a folder"));
    } catch (IOException e) {
      throw new EvidenceUnavailable(
          "what is countersigned cannot be remembered in " + memory + ": " + e, e);
    }
    seen.put(log, now);
  }
}
