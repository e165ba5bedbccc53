package org.govnet.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on the wire: build, sign last, send, read within limits, verify, classify. It decides
 * nothing and keeps nothing.
 */
final class Wire implements AutoCloseable {
  static final int MAX_BODY = 1 << 20;

  private final @Nullable Signing signing;
  private final String network;
  private final @Nullable CallEvidence evidence;
  private final Watchdog watchdog = new Watchdog();

  /** What requests to a node have in common; a peer for each node of the network at most. */
  private final ConcurrentMap<NodeId, Headers> constant = new ConcurrentHashMap<>();

  /**
   * The wire.
   *
   * @param signing signs and verifies; null only for measuring what all the rest costs
   */
  Wire(String network, @Nullable Signing signing) {
    this(network, signing, null);
  }

  /**
   * The wire.
   *
   * @param evidence keeps every attempt that is sent; null to keep none
   */
  Wire(String network, @Nullable Signing signing, @Nullable CallEvidence evidence) {
    this.network = network;
    this.signing = signing;
    this.evidence = evidence;
  }

  @Override
  public void close() {
    watchdog.close();
  }

  /** An attempt, made on the caller's own thread. */
  Outcome attempt(Job job, ReplicaState replica, long attemptNanos, long remainingNanos) {
    Prepared prepared = prepare(Thread.currentThread(), job, replica, attemptNanos, remainingNanos);
    try {
      watchdog.watch(prepared.sending, prepared.call);
      try (Response response = prepared.call.execute()) {
        return outcome(prepared, response);
      }
    } catch (IOException e) {
      return failure(e, prepared);
    } catch (Exception e) {
      // Kotlin declares nothing: OkHttp throws this while it connects, and has cleared the flag.
      if (((Object) e) instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        keep(prepared, null);
        return Outcome.Failure.of(Attempt.Fault.IO, "interrupted while connecting");
      }
      throw e;
    } finally {
      watchdog.release(prepared.sending);
    }
  }

  /**
   * An attempt, made on OkHttp's threads.
   *
   * @param end hears what came of it, once
   * @return breaks it off
   */
  Runnable begin(
      Job job,
      ReplicaState replica,
      long attemptNanos,
      long remainingNanos,
      Consumer<Outcome> end) {
    Prepared prepared = prepare(null, job, replica, attemptNanos, remainingNanos);
    try {
      watchdog.watch(prepared.sending, prepared.call);
    } catch (RuntimeException | Error e) {
      watchdog.release(prepared.sending);
      throw e;
    }
    prepared.call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            // Whatever happens, the call hears of it: it waits for nothing else.
            Outcome outcome = Outcome.Failure.of(Attempt.Fault.IO, "the attempt broke off");
            try (response) {
              outcome = outcome(prepared, response);
            } catch (IOException e) {
              outcome = failed(e, prepared);
            } catch (RuntimeException | Error e) {
              outcome = new Outcome.Defect(e);
            } finally {
              watchdog.release(prepared.sending);
              end.accept(outcome);
            }
          }

          @Override
          public void onFailure(Call call, IOException e) {
            watchdog.release(prepared.sending);
            Throwable defect = defect(e);
            end.accept(defect == null ? failed(e, prepared) : new Outcome.Defect(defect));
          }
        });
    return prepared.call::cancel;
  }

  /** A request that is ready to be sent, and what its answer is checked against. */
  private record Prepared(
      Call call,
      Sending sending,
      Signing.@Nullable Signed signed,
      Job job,
      NodeId to,
      URI replica) {
    CallPlan plan() {
      return job.plan();
    }
  }

  private Prepared prepare(
      @Nullable Thread caller,
      Job job,
      ReplicaState replica,
      long attemptNanos,
      long remainingNanos) {
    CallPlan plan = job.plan();
    Encoded encoded = job.encoded();
    NodeId to = job.target().peer().node();
    if (evidence != null) {
      evidence.requireWritable(plan);
    }
    Sending sending = new Sending(System.nanoTime() + attemptNanos, caller);
    HttpUrl url = replica.line().url(encoded.target());
    Headers.Builder headers = headers(job, to, remainingNanos);
    Observation observation = job.observation();
    if (observation != null) {
      observation.sending(headers);
    }
    Signing.Signed signed =
        signing == null
            ? null
            : signing.sign(plan.operation().httpMethod(), url.toString(), headers, encoded.body());
    Request request =
        new Request.Builder()
            .url(url)
            .headers(headers.build())
            .method(plan.operation().httpMethod(), body(plan, encoded))
            .tag(Sending.class, sending)
            .build();
    return new Prepared(
        replica.line().http().newCall(request), sending, signed, job, to, replica.replica().url());
  }

  private Outcome outcome(Prepared prepared, Response response) throws IOException {
    Received covered;
    try {
      Received received = read(response, prepared.sending);
      if (prepared.signed == null) {
        return Classifier.classify(prepared.plan(), received);
      }
      covered = prepared.signed.verify(received, prepared.to);
      keep(prepared, received);
    } catch (UntrustedAnswer e) {
      keep(prepared, null);
      return Outcome.Failure.of(e.fault(), e.detail());
    }
    return Classifier.classify(prepared.plan(), covered);
  }

  /** What was sent is kept, whatever came of it; null if no answer came that can be believed. */
  private void keep(Prepared prepared, @Nullable Received answer) {
    if (evidence != null && prepared.signed != null && prepared.sending.begun()) {
      evidence.keep(
          prepared.plan(),
          prepared.to,
          prepared.replica,
          prepared.job.correlation(),
          prepared.signed.request(),
          answer == null ? null : Signing.message(answer));
    }
  }

  /** As {@link #failure}; what cannot be kept ends the call. */
  private Outcome failed(IOException e, Prepared prepared) {
    try {
      return failure(e, prepared);
    } catch (RuntimeException defect) {
      return new Outcome.Defect(defect);
    }
  }

  private Headers.Builder headers(Job job, NodeId to, long remainingNanos) {
    CallPlan plan = job.plan();
    Encoded encoded = job.encoded();
    Headers.Builder headers =
        constant
            .computeIfAbsent(to, this::constant)
            .newBuilder()
            .add(
                "Govnet-Deadline",
                Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos))))
            .add("X-Correlation-Id", job.correlation());
    if (encoded.hasBody()) {
      headers.add("Content-Type", plan.bodyType());
    }
    if (encoded.key() != null) {
      headers.add(IdempotencyKey.HEADER, encoded.key());
    }
    if (plan.accept() != null) {
      headers.set("Accept", plan.accept());
    }
    if (encoded.fields().size() > 0) {
      headers.addAll(encoded.fields());
    }
    Declared declared = plan.declared();
    if (declared != null) {
      headers.add(Purpose.HEADER, declared.purposeText());
      headers.add(LegalBasis.HEADER, declared.basisText());
    }
    if (job.grounds() != null) {
      job.grounds().addTo(headers);
    }
    return headers;
  }

  private Headers constant(NodeId to) {
    return Headers.of(
        "Accept", "application/json, application/problem+json",
        "Accept-Encoding", "identity",
        "Govnet-To", network + "/" + to);
  }

  private static @Nullable RequestBody body(CallPlan plan, Encoded encoded) {
    boolean needed =
        encoded.hasBody()
            || switch (plan.operation().httpMethod()) {
              case "POST", "PUT", "PATCH" -> true;
              default -> false;
            };
    return needed ? RequestBody.create(encoded.body()) : null;
  }

  private static Received read(Response response, Sending sending)
      throws IOException, UntrustedAnswer {
    BufferedSource source = response.body().source();
    long announced = response.body().contentLength();
    if (announced > MAX_BODY || source.request(MAX_BODY + 1L)) {
      throw new UntrustedAnswer(
          Attempt.Fault.UNREADABLE,
          "status " + response.code() + " with a body of more than " + MAX_BODY + " bytes");
    }
    return new Received(
        response.code(), sending.restore(response.headers()), source.getBuffer().readByteArray());
  }

  /**
   * What an interceptor threw and did not declare: OkHttp tells it as a cancelled call, with it as
   * the cause. Null if it is a failure of the exchange.
   */
  private static @Nullable Throwable defect(IOException e) {
    boolean told = e.getMessage() != null && e.getMessage().startsWith("canceled due to ");
    return told ? e.getCause() : null;
  }

  private Outcome failure(IOException e, Prepared prepared) {
    Sending sending = prepared.sending;
    boolean begun = sending.begun();
    keep(prepared, null);
    // OkHttp still bounds connecting, and says so in the same way.
    if (sending.expired() || isTimeout(e)) {
      return new Outcome.Failure(Attempt.Fault.TIMEOUT, "no answer in time", !begun, 0, null);
    }
    String detail =
        e.getMessage() == null
            ? e.getClass().getSimpleName()
            : e.getClass().getSimpleName() + ": " + printable(e.getMessage());
    return new Outcome.Failure(
        begun ? Attempt.Fault.IO : Attempt.Fault.CONNECT, detail, !begun, 0, null);
  }

  /** OkHttp's messages quote what the other side sent, such as its status line. */
  private static String printable(String message) {
    boolean plain = message.chars().allMatch(c -> c >= ' ' && c <= '~') && message.length() <= 300;
    return plain ? message : Quote.of(message);
  }

  private static boolean isTimeout(IOException e) {
    return e instanceof InterruptedIOException
        && e.getMessage() != null
        && e.getMessage().equalsIgnoreCase("timeout");
  }
}
