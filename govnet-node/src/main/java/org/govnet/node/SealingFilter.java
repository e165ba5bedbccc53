package org.govnet.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.govnet.api.Operation;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last of all: turns the answer into bytes, has it remembered and its use recorded, and signs it.
 * It has to be a filter, not a writer's interceptor, because answers without a body, and 404 and
 * 405, never reach a writer.
 */
@Priority(Integer.MIN_VALUE)
final class SealingFilter implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(SealingFilter.class);
  private static final byte[] NO_BODY = new byte[0];
  private static final Set<String> COVERED =
      Set.of("content-type", "location", "etag", "retry-after");

  private final Exchange exchange;

  private final @Nullable UseRecorder recorder;

  SealingFilter(Exchange exchange, @Nullable UseRecorder recorder) {
    this.exchange = exchange;
    this.recorder = recorder;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String code = ExchangeWatch.code(response);
    seal(request, response);
    ExchangeWatch.ended(request, response, code);
  }

  private void seal(ContainerRequestContext request, ContainerResponseContext response) {
    Passage passage = Passage.of(request);
    if (passage == null) {
      return;
    }
    if (passage.arrived() != null) {
      CurrentCaller.end(passage.arrived());
    }
    ResponseMessage answer;
    UseNote note = null;
    try {
      decorate(response);
      answer = answer(request, response, body(passage, response));
      note = note(passage, response);
    } catch (RuntimeException e) {
      answer = failed(request, response, e);
    }
    // Whatever happened, a key that was taken is not left in progress; and it is settled once.
    Admitted admitted = passage.admitted();
    passage.admitted(Admitted.RUN);
    answer = remembered(admitted, passage.operation(), note, request, response, answer);
    // Once it is kept, so that a write is not lost to a record that is away; and before it goes
    // out.
    answer = recorded(passage, note, request, response, answer);
    Fields signature;
    try {
      signature = exchange.seal(passage.request(), answer);
    } catch (RuntimeException e) {
      answer = failed(request, response, e);
      signature = exchange.seal(passage.request(), answer);
    }
    signature = evidenced(passage, request, response, answer, signature);
    signature.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    // Not signed; and last, since an answer that could not be given takes its fields with it.
    Exchange.correlation(passage.request())
        .ifPresent(id -> response.getHeaders().putSingle("X-Correlation-Id", id));
  }

  /** Nothing goes out of which there is no evidence. */
  private Fields evidenced(
      Passage passage,
      ContainerRequestContext request,
      ContainerResponseContext response,
      ResponseMessage answer,
      Fields signature) {
    try {
      exchange.keep(passage.arrived(), passage.operation(), answer.plus(signature));
      return signature;
    } catch (ProblemException e) {
      return exchange.seal(passage.request(), refused(request, response, e));
    } catch (RuntimeException e) {
      return exchange.seal(passage.request(), failed(request, response, e));
    }
  }

  /** What is to be recorded of an answer; null for nothing. */
  private @Nullable UseNote note(Passage passage, ContainerResponseContext response) {
    Operation operation = passage.operation();
    return recorder != null
            && operation != null
            && !isRefused(response)
            && UseRecorder.isUse(operation, response.getStatus())
        ? recorder.note(passage, operation, response.getStatus())
        : null;
  }

  private static boolean isRefused(ContainerResponseContext response) {
    return response.getHeaders().containsKey(ServerProblem.ERROR_FIELD);
  }

  /** The answer, once its use is recorded; otherwise that it is not to be had now. */
  private ResponseMessage recorded(
      Passage passage,
      @Nullable UseNote note,
      ContainerRequestContext request,
      ContainerResponseContext response,
      ResponseMessage answer) {
    Arrived arrived = passage.arrived();
    Operation operation = passage.operation();
    if (recorder == null
        || note == null
        || arrived == null
        || operation == null
        || isRefused(response)) {
      return answer;
    }
    try {
      recorder.record(arrived, operation, note);
      return answer;
    } catch (ProblemException e) {
      return refused(request, response, e);
    } catch (RuntimeException e) {
      return failed(request, response, e);
    }
  }

  /** What whoever asks again would be told too. */
  private ResponseMessage remembered(
      Admitted admitted,
      @Nullable Operation operation,
      @Nullable UseNote note,
      ContainerRequestContext request,
      ContainerResponseContext response,
      ResponseMessage answer) {
    try {
      ResponseMessage kept = exchange.remember(admitted, note == null ? answer : note.on(answer));
      boolean same = kept.status() == answer.status() && Arrays.equals(kept.body(), answer.body());
      if (same) {
        return answer;
      }
      LOG.warn("{} committed another answer than it returned; that one is given", name(operation));
      return instead(request, response, UseNote.without(kept));
    } catch (ProblemException e) {
      return refused(request, response, e);
    } catch (RuntimeException e) {
      return failed(request, response, e);
    }
  }

  private static ResponseMessage instead(
      ContainerRequestContext request, ContainerResponseContext response, ResponseMessage kept) {
    response.setStatus(kept.status());
    response.getHeaders().clear();
    kept.fields().forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return answer(request, response, kept.body());
  }

  private static void decorate(ContainerResponseContext response) {
    if (response.getStatus() == 401) {
      response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Signature");
    }
    if (response.getEntity() instanceof Problem problem
        && problem.code().equals("idempotency-in-progress")) {
      response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, "1");
    }
  }

  private static byte[] body(Passage passage, ContainerResponseContext response) {
    Object entity = response.getEntity();
    if (passage.admitted() instanceof Admitted.Answered) {
      return entity instanceof byte[] before ? before : NO_BODY;
    }
    if (entity instanceof Problem problem) {
      return write(response, problem);
    }
    if (response.getStatus() >= 400) {
      return write(
          response,
          ServerProblem.http(response.getStatus(), response.getStatusInfo().getReasonPhrase()));
    }
    Operation operation = passage.operation();
    Operation free = operation != null && operation.answersFreely() ? operation : null;
    if (entity == null) {
      if (free == null) {
        requireNoBody(operation, response.getStatus());
      }
      return NO_BODY;
    }
    byte[] body =
        free != null
            ? FreeAnswer.bytes(free, response)
            : json(operation, response.getEntityType(), entity);
    requireFits(operation, body);
    if (free == null) {
      type(response, MediaType.APPLICATION_JSON);
    }
    return body;
  }

  static void requireFits(@Nullable Operation operation, byte[] body) {
    if (body.length > Exchange.MAX_BODY) {
      throw new IllegalStateException(
          name(operation)
              + " answered "
              + body.length
              + " bytes, over the "
              + Exchange.MAX_BODY
              + " that a message may have: answer in pages");
    }
  }

  /** By the contract's type: a generic service's own says less. */
  private static byte[] json(@Nullable Operation operation, Type entityType, Object entity) {
    Type type =
        operation == null || operation.returns() == void.class ? entityType : operation.returns();
    return WireJson.writer(type).write(entity);
  }

  private static void requireNoBody(@Nullable Operation operation, int status) {
    if (operation != null && operation.returns() != void.class && status < 300) {
      throw new IllegalStateException(
          name(operation)
              + " returned null: return a "
              + operation.returns().getTypeName()
              + ", or throw one of the contract's problems");
    }
  }

  static String name(@Nullable Operation operation) {
    return operation == null
        ? "a service"
        : operation.contract().getSimpleName() + "." + operation.name();
  }

  private static byte[] write(ContainerResponseContext response, Problem problem) {
    type(response, Problem.MEDIA_TYPE);
    return ProblemJson.bytes(problem);
  }

  private static ResponseMessage failed(
      ContainerRequestContext request, ContainerResponseContext response, RuntimeException why) {
    LOG.error("an answer could not be given", why);
    return problem(request, response, ServerProblem.internalError());
  }

  private static ResponseMessage refused(
      ContainerRequestContext request, ContainerResponseContext response, ProblemException why) {
    problem(request, response, why.problem());
    long seconds = why.retryAfter().map(Duration::toSeconds).orElse(1L);
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds);
    return answer(request, response, write(response, why.problem()));
  }

  private static ResponseMessage problem(
      ContainerRequestContext request, ContainerResponseContext response, Problem problem) {
    response.setStatus(problem.status());
    // what could not be sent may be among them
    response.getHeaders().clear();
    response.getHeaders().putSingle(ServerProblem.ERROR_FIELD, problem.code());
    return answer(request, response, write(response, problem));
  }

  /** Puts the body and the fields as they will be sent, and gives them as they are signed. */
  private static ResponseMessage answer(
      ContainerRequestContext request, ContainerResponseContext response, byte[] body) {
    byte[] sent = request.getMethod().equals("HEAD") ? NO_BODY : body;
    if (sent.length > 0) {
      response.setEntity(sent, new Annotation[0], response.getMediaType());
    } else {
      response.setEntity(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
    Fields.Builder fields = Fields.builder();
    for (String name : List.copyOf(response.getHeaders().keySet())) {
      String lower = name.toLowerCase(Locale.ROOT);
      String value = response.getHeaderString(name);
      if (value != null && (COVERED.contains(lower) || lower.startsWith("govnet-"))) {
        response.getHeaders().putSingle(name, value); // one line, as it is signed
        fields.add(name, value);
      }
    }
    return new ResponseMessage(response.getStatus(), fields.build(), sent);
  }

  private static void type(ContainerResponseContext response, String type) {
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.valueOf(type));
  }
}
