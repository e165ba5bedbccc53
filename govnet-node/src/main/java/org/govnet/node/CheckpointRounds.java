package org.govnet.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.govnet.api.ContractModel;
import org.govnet.api.GovnetException;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.evidence.CheckpointRefused;
import org.govnet.api.evidence.CountersignedCheckpoint;
import org.govnet.api.evidence.EvidenceCheckpoints;
import org.govnet.api.evidence.OfferedCheckpoint;
import org.govnet.client.Govnet;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.ServiceOffer;
import org.govnet.discovery.WireJson;
import org.govnet.evidence.CheckpointOffer;
import org.govnet.evidence.Evidence;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a log's checkpoints countersigned by those whom its node has exchanged with last: they have
 * the other half of what is in it. What cannot be had now is tried again the next time.
 */
final class CheckpointRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointRounds.class);
  private static final int PARTNERS = 3;
  private static final int REMEMBERED = 100;

  private final Evidence log;
  private final Govnet govnet;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "govnet-evidence-checkpoints");
            made.setDaemon(true);
            return made;
          });

  /** The last to be met come first to go. */
  private final Map<NodeId, Boolean> met =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<NodeId, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** What each has countersigned last, as far as is known here. */
  private final Map<NodeId, Long> countersigned = new ConcurrentHashMap<>();

  /** Whether there is something that no round was about. */
  private final AtomicBoolean news = new AtomicBoolean();

  /** What of a checkpoint is needed here. */
  private record Head(long sequence) {}

  CheckpointRounds(Evidence log, Govnet govnet, Duration every) {
    this.log = log;
    this.govnet = govnet;
    this.every = every;
  }

  void start() {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** There was an exchange with somebody. */
  void met(NodeId node) {
    news.set(true);
    if (!node.equals(govnet.identity().node())) {
      met.put(node, true);
    }
  }

  /** Asks those met last; for tests too. */
  void round() {
    if (!news.getAndSet(false)) {
      return;
    }
    try {
      String unused = log.checkpoint().join();
    } catch (CompletionException e) {
      news.set(true);
      LOG.warn("this node's evidence is not signed now: {}", e.getMessage());
      return;
    }
    for (NodeId partner : partners()) {
      try {
        offer(partner);
      } catch (GovnetException | CompletionException e) {
        news.set(true);
        LOG.info("{} does not countersign this node's evidence now: {}", partner, e.getMessage());
      }
    }
  }

  private List<NodeId> partners() {
    List<NodeId> all;
    synchronized (met) {
      all = new ArrayList<>(met.keySet());
    }
    Collections.reverse(all);
    ContractModel contract = ContractModel.of(EvidenceCheckpoints.class);
    ServiceOffer service = new ServiceOffer(contract.id(), contract.version());
    return all.stream()
        .filter(
            node ->
                govnet
                    .directory()
                    .current()
                    .map(directory -> directory.node(node, service) instanceof Lookup.Found)
                    .orElse(false))
        .limit(PARTNERS)
        .toList();
  }

  private void offer(NodeId partner) {
    Long elsewhere = offer(partner, countersigned.getOrDefault(partner, 0L));
    if (elsewhere != null && offer(partner, elsewhere) != null) {
      LOG.warn("{} wants this node's evidence to go on from where it does not", partner);
    }
  }

  /** Where to go on from instead; null if that was right, or there is nothing to offer. */
  private @org.jspecify.annotations.Nullable Long offer(NodeId partner, long after) {
    CheckpointOffer offer = log.offer(after).join().orElse(null);
    if (offer == null) {
      return null;
    }
    try {
      CountersignedCheckpoint answer =
          govnet
              .client(EvidenceCheckpoints.class, partner)
              .countersign(
                  IdempotencyKey.random(),
                  new OfferedCheckpoint(offer.checkpoint(), offer.digests()));
      if (answer.countersignature() == null) {
        return answer.lastSequence();
      }
      Evidence.Receipt unused = log.countersigned(answer.countersignature()).join();
      countersigned.put(partner, sequence(offer.checkpoint()));
    } catch (CheckpointRefused e) {
      LOG.error("{} refuses to countersign this node's evidence: {}", partner, e.getMessage());
    } catch (InvalidDocument e) {
      LOG.error("what {} has answered is no countersignature: {}", partner, e.getMessage());
    }
    return null;
  }

  private static long sequence(String checkpoint) {
    return WireJson.read(Jws.parse(checkpoint).unverifiedPayload(), Head.class).sequence();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
