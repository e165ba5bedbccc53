package org.govnet.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.In.Unreadable;
import org.govnet.trust.ContentDigest;
import org.govnet.trust.MessageRefused;
import org.govnet.trust.ReceiptVerifier;
import org.govnet.trust.ReceiptVerifier.KeysAt;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.Verified;

/**
 * Verifies the messages of records on all processors, while the chain is read on. Each with the
 * keys that the log had vouched for by then.
 */
final class SignatureCheck implements AutoCloseable {
  private static final int BATCH = 64;
  private static final int ON_THEIR_WAY = 16;

  /**
   * How long before its record a request was made: a call's five minutes, and what clocks differ.
   */
  private static final long BEFORE = 900;

  private static final long AFTER = 300;

  private final String network;
  private final Faults faults;
  private final ExecutorService workers;
  private final Semaphore room = new Semaphore(ON_THEIR_WAY);
  private final LongAdder verified = new LongAdder();
  private List<Job> batch = new ArrayList<>(BATCH);

  /** A record to verify. */
  @SuppressWarnings("ArrayRecordComponent") // handed on and never changed
  private record Job(
      Path file,
      long offset,
      long sequence,
      long time,
      Recorded record,
      byte[] content,
      KeysAt keys) {}

  SignatureCheck(String network, Faults faults, int threads) {
    this.network = network;
    this.faults = faults;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "govnet-evidence-verify");
              thread.setDaemon(true);
              return thread;
            });
  }

  void add(Path file, LogFormat.Frame frame, Recorded record, byte[] content, KeysAt keys) {
    batch.add(new Job(file, frame.offset(), frame.sequence(), frame.time(), record, content, keys));
    // A body is up to a thousand times the size of a head.
    if (batch.size() == BATCH || content.length > 64 * 1024) {
      send();
    }
  }

  private void send() {
    List<Job> jobs = batch;
    batch = new ArrayList<>(BATCH);
    room.acquireUninterruptibly();
    workers.execute(
        () -> {
          try {
            jobs.forEach(this::verify);
          } finally {
            room.release();
          }
        });
  }

  /** Waits for all, and says how many there were. */
  long finish() {
    send();
    room.acquireUninterruptibly(ON_THEIR_WAY);
    room.release(ON_THEIR_WAY);
    return verified.sum();
  }

  private void verify(Job job) {
    try {
      RecordContent content = RecordContent.read(job.content);
      requireSame(job, content);
      request(job, content.request());
      ResponseMessage response = content.response();
      if (response != null) {
        response(job, response, content.request());
      }
      if (content.bodies()) {
        ContentDigest.check(content.request().fields(), content.request().body());
        if (response != null) {
          ContentDigest.check(response.fields(), response.body());
        }
      }
      verified.increment();
    } catch (MessageRefused | Unreadable | IllegalArgumentException e) {
      faults.add(
          Fault.Kind.SIGNATURE, job.file, job.offset, job.sequence, String.valueOf(e.getMessage()));
    }
  }

  /** What stays in the chain is what the content says. */
  private static void requireSame(Job job, RecordContent content) throws Unreadable {
    Recorded record = job.record;
    ResponseMessage response = content.response();
    byte[] responseId =
        response == null ? new byte[Hash.LENGTH] : EvidenceRecord.id(response.fields());
    if (!Arrays.equals(EvidenceRecord.id(content.request().fields()), record.requestId())
        || !Arrays.equals(responseId, record.responseId())
        || record.status() != (response == null ? 0 : response.status())) {
      throw new Unreadable("the content has other messages than the chain says");
    }
    String target = content.request().targetUri();
    String service = record.replica() + "/" + record.contract() + "/v" + record.version();
    boolean inside =
        target.equals(service)
            || target.startsWith(service + "/")
            || target.startsWith(service + "?");
    if (!inside) {
      throw new Unreadable("the request's target is not the service that the chain says");
    }
  }

  private void request(Job job, RequestMessage request) throws Unreadable {
    Verified verified = ReceiptVerifier.request(request, job.keys);
    requireSigner("request", verified, job.record.caller());
    String to = network + "/" + job.record.provider();
    if (!request.fields().first("govnet-to").orElse("").equals(to)) {
      throw new Unreadable("the request is not for " + to);
    }
    requireTime("request", verified, job.time);
  }

  private static void response(Job job, ResponseMessage response, RequestMessage request)
      throws Unreadable {
    Verified verified = ReceiptVerifier.response(response, request, job.keys);
    requireSigner("response", verified, job.record.provider());
    requireTime("response", verified, job.time);
  }

  private static void requireSigner(String what, Verified verified, String node) throws Unreadable {
    if (!verified.node().value().equals(node)) {
      throw new Unreadable("the " + what + " is signed by " + verified.node() + ", not " + node);
    }
  }

  private static void requireTime(String what, Verified verified, long time) throws Unreadable {
    long recorded = time / 1000;
    long created = verified.created().getEpochSecond();
    if (created > recorded + AFTER || created < recorded - BEFORE) {
      throw new Unreadable(
          "the "
              + what
              + " was signed at "
              + verified.created()
              + ", and recorded at "
              + Instant.ofEpochMilli(time));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
