package org.govnet.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
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
  private final Watchdog watchdog = new Watchdog();

  /** What requests to a node have in common; a peer for each node of the network at most. */
  private final ConcurrentMap<NodeId, Headers> constant = new ConcurrentHashMap<>();

  /**
   * The wire.
   *
   * @param signing signs and verifies; null only for measuring what all the rest costs
   */
  Wire(String network, @Nullable Signing signing) {
    this.network = network;
    this.signing = signing;
  }

  @Override
  public void close() {
    watchdog.close();
  }

  Outcome attempt(
      CallPlan plan,
      Encoded encoded,
      NodeId to,
      ReplicaState replica,
      String correlation,
      long attemptNanos,
      long remainingNanos) {
    Sending sending = new Sending(System.nanoTime() + attemptNanos);
    HttpUrl url = replica.url(encoded.target());
    Headers.Builder headers = headers(plan, encoded, to, correlation, remainingNanos);
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
    Call call = replica.http().newCall(request);
    watchdog.watch(sending, call);
    try (Response response = call.execute()) {
      Received received = read(response, sending);
      return Classifier.classify(plan, signed == null ? received : signed.verify(received, to));
    } catch (UntrustedAnswer e) {
      return Outcome.Failure.of(e.fault(), e.detail());
    } catch (IOException e) {
      return failure(e, sending);
    } finally {
      watchdog.release(sending);
    }
  }

  private Headers.Builder headers(
      CallPlan plan, Encoded encoded, NodeId to, String correlation, long remainingNanos) {
    Headers.Builder headers =
        constant
            .computeIfAbsent(to, this::constant)
            .newBuilder()
            .add(
                "Govnet-Deadline",
                Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos))))
            .add("X-Correlation-Id", correlation);
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

  private static Outcome failure(IOException e, Sending sending) {
    boolean begun = sending.begun();
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
