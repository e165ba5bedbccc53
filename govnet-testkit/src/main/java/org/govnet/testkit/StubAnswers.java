package org.govnet.testkit;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.govnet.api.Operation;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** What a value that a test gives becomes as a stub's answer. */
final class StubAnswers {
  private static final List<String> FIELDS = List.of("Location", "ETag");

  private StubAnswers() {}

  /** The class of what an operation answers with, in the end. */
  static Class<?> raw(Operation operation) {
    Type returns = operation.returns();
    return (Class<?>)
        (returns instanceof ParameterizedType generic ? generic.getRawType() : returns);
  }

  /** What a stage has come to. */
  static @Nullable Object completed(RecordedCall call, @Nullable Object stage) {
    if (!(stage instanceof CompletionStage<?> given)
        || !given.toCompletableFuture().isDone()
        || given.toCompletableFuture().isCompletedExceptionally()) {
      throw new IllegalArgumentException(
          call
              + " answers with a CompletionStage: give one that is complete, as"
              + " CompletableFuture.completedFuture(...) is, or use thenThrow");
    }
    return given.toCompletableFuture().join();
  }

  static StubAnswer of(RecordedCall call, Object value) {
    Operation operation = call.operation();
    return value instanceof Response response
        ? free(call, operation, response)
        : new StubAnswer(
            200, operation.answerType(), WireJson.writer(operation.returns()).write(value), null);
  }

  private static StubAnswer free(RecordedCall call, Operation operation, Response response) {
    Object entity = response.getEntity();
    byte[] body =
        entity == null
            ? new byte[0]
            : entity instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : entity instanceof byte[] bytes ? bytes : null;
    if (body == null || response.getStatus() < 200 || response.getStatus() > 299) {
      throw new IllegalArgumentException(
          call + " answers with a Response of 200 to 299, and a byte[], a String or no entity");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : FIELDS) {
      String given = response.getHeaderString(name);
      if (given != null) {
        fields.put(name, given);
      }
    }
    return new StubAnswer(
        response.getStatus(), body.length == 0 ? null : operation.answerType(), body, null, fields);
  }
}
