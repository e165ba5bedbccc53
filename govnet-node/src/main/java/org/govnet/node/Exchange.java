package org.govnet.node;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.govnet.agreement.Agreements;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.Purpose;
import org.govnet.api.Quote;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Freshness;
import org.govnet.discovery.Identity;
import org.govnet.idempotency.IdempotencyStore;
import org.govnet.trust.ContentDigest;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageRefused;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.ReplayMemory;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.Verified;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request, as values in and values out, whatever host it came through: verify →
 * freshness and replay → deadline → access → idempotency → (the resource) → sign. Every step denies
 * by default.
 */
final class Exchange {
  static final int MAX_BODY = 1 << 20;
  static final String CORRELATION = "x-correlation-id";
  private static final String CONTENT_DIGEST = "content-digest";

  static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern CORRELATION_FORM = Pattern.compile("[!-~]{1,128}");
  private static final Pattern DEADLINE_FORM = Pattern.compile("[1-9][0-9]{0,5}");
  private static final long MAX_DEADLINE_MILLIS = 300_000;

  private final Identity identity;
  private final DirectoryReader directory;
  private final Supplier<URI> baseUrl;
  private final Duration maxDeadline;
  private final MessageVerifier verifier;
  private final MessageSigner signer;
  private final ReplayMemory replays;
  private final Keys keys;
  private final @Nullable ServedEvidence evidence;
  private final LongSupplier nanos;
  private final Access access;
  private final Arrivals arrivals;

  /**
   * One replica's exchange.
   *
   * @param baseUrl this replica's own URL, which requests must be signed for
   * @param maxDeadline how long a call may take at most, whatever it asks for
   * @param evidence keeps every exchange; null to keep none
   * @param nanos the clock of deadlines, as {@link System#nanoTime}
   * @param arrivals told of every request that verifies
   */
  Exchange(
      Identity identity,
      DirectoryReader directory,
      Agreements agreements,
      Supplier<URI> baseUrl,
      Duration maxDeadline,
      MessageVerifier verifier,
      MessageSigner signer,
      ReplayMemory replays,
      IdempotencyStore idempotency,
      @Nullable ServedEvidence evidence,
      LongSupplier nanos,
      Arrivals arrivals) {
    this.identity = identity;
    this.directory = directory;
    this.baseUrl = baseUrl;
    this.maxDeadline = maxDeadline;
    this.verifier = verifier;
    this.signer = signer;
    this.replays = replays;
    this.keys = new Keys(idempotency);
    this.evidence = evidence;
    this.nanos = nanos;
    this.access = new Access(identity, directory, agreements);
    this.arrivals = arrivals;
  }

  /** The request as it is verified: with this replica's own URL, never the one it claims. */
  RequestMessage received(String method, String rawTarget, Fields fields, byte[] body) {
    try {
      return new RequestMessage(method, baseUrl.get() + rawTarget, fields, body);
    } catch (IllegalArgumentException e) {
      throw RefusedRequest.malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Decides whose request it is.
   *
   * @throws RefusedRequest if it is nobody's, or not to be had now
   */
  Arrived arrive(RequestMessage request) {
    return arrive(request, nanos.getAsLong());
  }

  /**
   * As {@link #arrive(RequestMessage)}, for a host that knows when the request came: what it waited
   * for the rest of its body, and for a worker, is of the time that the caller gave it.
   *
   * @param arrivedNanos by the clock of deadlines
   */
  Arrived arrive(RequestMessage request, long arrivedNanos) {
    if (!METHODS.contains(request.method())) {
      throw new RefusedRequest(ServerProblem.methodNotAllowed(List.of()));
    }
    if (directory.freshness() == Freshness.EXPIRED) {
      throw new RefusedRequest(
          Problem.of(
              503,
              "directory-expired",
              Party.PROVIDER,
              "The directory is too old",
              identity + " cannot tell who is calling until its directory is refreshed"));
    }
    Verified verified = verified(request);
    List<String> correlations = request.fields().all(CORRELATION);
    if (!correlations.isEmpty() && correlation(request).isEmpty()) {
      throw RefusedRequest.malformed(
          "X-Correlation-Id must be there once, as 1 to 128 visible ASCII characters: "
              + Quote.of(String.join(", ", correlations)));
    }
    return new Arrived(
        request,
        verified,
        identity.network(),
        Access.purpose(request.fields()),
        Access.legalBasis(request.fields()),
        Access.agreement(request.fields()),
        Access.requester(request.fields()),
        arrivedNanos,
        deadlineNanos(request.fields()),
        nanos);
  }

  private Verified verified(RequestMessage request) {
    try {
      Verified verified = verifier.verify(request, identity.toString());
      arrivals.verified(verified);
      replays.admit(verified);
      arrivals.admitted(verified);
      return verified;
    } catch (MessageRefused e) {
      Problem problem = e.problem();
      // The URL is not in the signature's fields: that it is another's shows in nothing else.
      throw new RefusedRequest(
          problem.code().equals("signature-invalid")
              ? Problem.of(
                  problem.status(),
                  problem.code(),
                  problem.party(),
                  problem.title(),
                  problem.detail() + "; a request to this replica is signed for " + baseUrl.get())
              : problem);
    }
  }

  /** The request's correlation id, to be echoed; empty if it has none that may be. */
  static Optional<String> correlation(RequestMessage request) {
    List<String> all = request.fields().all(CORRELATION);
    return all.size() == 1 && CORRELATION_FORM.matcher(all.get(0)).matches()
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private long deadlineNanos(Fields fields) {
    String asked = fields.first("govnet-deadline").orElse(null);
    if (asked == null) {
      return maxDeadline.toNanos();
    }
    if (!DEADLINE_FORM.matcher(asked).matches() || Long.parseLong(asked) > MAX_DEADLINE_MILLIS) {
      throw RefusedRequest.malformed(
          "Govnet-Deadline must be 1 to 300000 milliseconds: " + Quote.of(asked));
    }
    return Math.min(maxDeadline.toNanos(), Duration.ofMillis(Long.parseLong(asked)).toNanos());
  }

  /**
   * Decides whether the resource is to run.
   *
   * @param exactlyOnce whether the service promises to commit all that it does with the key
   * @param reading reads the request's parameters
   * @return what follows: the resource, or the answer that was given before
   * @throws RefusedRequest if the request does not have what the operation needs
   */
  Admitted admit(
      Arrived arrived, Operation operation, boolean exactlyOnce, Supplier<Sent> reading) {
    operation.deadline().ifPresent(arrived::cap);
    if (arrived.remaining().isNegative() || arrived.remaining().isZero()) {
      throw new RefusedRequest(
          Problem.of(
              503,
              "deadline-passed",
              Party.CALLER,
              "The call's time was up before it began",
              "allow more time for " + operation.name()));
    }
    allow(arrived, operation);
    if (evidence != null) {
      evidence.require(operation);
    }
    ParameterCheck.require(arrived.request(), operation, reading.get());
    if (!operation.idempotent()) {
      return Admitted.RUN;
    }
    Admitted admitted =
        keys.claim(scope(arrived), asked(arrived), operation, exactlyOnce, arrived.remaining());
    if (admitted instanceof Admitted.RunOnce once) {
      arrived.run(once.key());
    }
    return admitted;
  }

  /**
   * Lets pass who may have the operation, and says what for; the part of {@link #admit} that a stub
   * has too.
   *
   * @throws RefusedRequest if the caller may not
   */
  void allow(Caller caller, Operation operation) {
    access.require(caller, operation);
    if (caller instanceof Arrived arrived) {
      requireCovered(arrived, operation);
    }
  }

  /** A contract's field that the signature leaves out is anybody's word. */
  private static void requireCovered(Arrived arrived, Operation operation) {
    for (Parameter parameter : operation.headers()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (!arrived.request().fields().all(name).isEmpty() && !arrived.covers(name)) {
        throw new RefusedRequest(
            Problem.of(
                401,
                "signature-uncovered",
                Party.CALLER,
                "The signature does not cover enough",
                "\"" + name + "\" has to be covered"));
      }
    }
  }

  private IdempotencyStore.Scope scope(Arrived arrived) {
    RequestMessage request = arrived.request();
    List<String> keys = request.fields().all("idempotency-key");
    if (keys.isEmpty()) {
      throw KeyProblems.missing();
    }
    try {
      return new IdempotencyStore.Scope(
          arrived.node(), request.method() + " " + path(request), IdempotencyKey.of(keys.get(0)));
    } catch (IllegalArgumentException e) {
      throw KeyProblems.malformed(e);
    }
  }

  /** The path alone: a caller may come back to another replica, which has another URL. */
  private String path(RequestMessage request) {
    String target = request.targetUri().substring(baseUrl.get().toString().length());
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** What for too: an answer that was given for one purpose is not to be had for another. */
  private static String asked(Arrived arrived) {
    RequestMessage request = arrived.request();
    int query = request.targetUri().indexOf('?');
    return arrived.purpose().map(Purpose::value).orElse("")
        + ";"
        + arrived.legalBasis().map(LegalBasis::toString).orElse("")
        + ";"
        + arrived.requester().map(NodeId::value).orElse("")
        + ";"
        + ContentDigest.of(request.body())
        + (query < 0
            ? ""
            : ContentDigest.of(
                request.targetUri().substring(query).getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Keeps the answer of an operation that ran under a key, for whoever asks again.
   *
   * @return what to answer: that, or what the service has committed with its own work
   * @throws RuntimeException if it is not known what whoever asks again will be told
   */
  ResponseMessage remember(Admitted admitted, ResponseMessage answer) {
    return admitted instanceof Admitted.RunOnce once ? keys.remember(once, answer) : answer;
  }

  /**
   * Keeps evidence of an exchange that has a caller and an operation.
   *
   * @param answer signed
   * @throws RefusedRequest if it cannot be kept: then the answer must not go out
   */
  void keep(@Nullable Arrived arrived, @Nullable Operation operation, ResponseMessage answer) {
    if (evidence != null && arrived != null && operation != null) {
      evidence.keep(arrived, operation, answer);
    }
  }

  /**
   * Signs an answer, bound to its request.
   *
   * @return the fields to add; none if the request has no one well-formed signature to be bound to
   */
  Fields seal(RequestMessage request, ResponseMessage answer) {
    return MessageVerifier.hasWellFormedSignature(request)
        ? signer.sign(answer, coverable(request))
        : Fields.empty();
  }

  /**
   * Without a digest that no signature can cover; a request that has one is refused, and signed.
   */
  private static RequestMessage coverable(RequestMessage request) {
    boolean ascii =
        request.fields().all(CONTENT_DIGEST).stream()
            .allMatch(digest -> digest.chars().allMatch(c -> c >= ' ' && c <= '~'));
    if (ascii) {
      return request;
    }
    Fields.Builder rest = Fields.builder();
    request
        .fields()
        .forEach(
            (name, value) -> {
              if (!name.equals(CONTENT_DIGEST)) {
                rest.add(name, value);
              }
            });
    return new RequestMessage(request.method(), request.targetUri(), rest.build(), request.body());
  }
}
