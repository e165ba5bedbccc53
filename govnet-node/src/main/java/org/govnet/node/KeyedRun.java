package org.govnet.node;

import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import org.govnet.api.Idempotency;
import org.govnet.api.Operation;
import org.govnet.discovery.WireJson;
import org.govnet.idempotency.Claim;
import org.govnet.idempotency.IdempotencyStore;
import org.govnet.idempotency.IdempotencyUnavailable;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/** The key of one request, for the service that serves it. */
final class KeyedRun implements Idempotency {
  private static final byte[] NO_BODY = new byte[0];

  private final IdempotencyStore store;
  private final Claim.Run run;
  private final Operation operation;

  /** What is kept with an answer that the service commits. */
  private volatile UnaryOperator<ResponseMessage> keeping = UnaryOperator.identity();

  KeyedRun(IdempotencyStore store, Claim.Run run, Operation operation) {
    this.store = store;
    this.run = run;
    this.operation = operation;
  }

  /** Adds to each answer that the service commits. */
  void keeping(UnaryOperator<ResponseMessage> addition) {
    this.keeping = addition;
  }

  @Override
  public Part within(Connection connection) {
    if (!store.joinsTransactions()) {
      throw new IllegalStateException(
          store.getClass().getSimpleName()
              + " keeps no keys in a database: give GovnetNode.builder().idempotency a"
              + " JdbcIdempotency over the service's own");
    }
    boolean silent = operation.returns() == void.class;
    mark(connection, silent ? new ResponseMessage(204, Fields.empty(), NO_BODY) : null);
    return new Joined(connection);
  }

  private void mark(Connection connection, @Nullable ResponseMessage answer) {
    boolean marked;
    try {
      marked = store.within(run, connection, answer == null ? null : keeping.apply(answer));
    } catch (IdempotencyUnavailable e) {
      throw KeyProblems.unavailable(e);
    }
    if (!marked) {
      throw KeyProblems.inProgress(run.scope().key());
    }
  }

  private final class Joined implements Part {
    private final Connection connection;

    private Joined(Connection connection) {
      this.connection = connection;
    }

    @Override
    public <T> T answer(T result) {
      if (operation.returns() == void.class || operation.returns() == Response.class) {
        throw new IllegalArgumentException(
            operation.name()
                + " answers "
                + (operation.answersFreely() ? "with a Response" : "nothing")
                + ", which cannot be kept as JSON: leave answer out");
      }
      if (result == null) {
        throw new IllegalArgumentException(
            operation.name() + " answers null: return what its contract says");
      }
      byte[] body = WireJson.writer(operation.returns()).write(result);
      SealingFilter.requireFits(operation, body);
      Fields type = Fields.builder().add("content-type", "application/json").build();
      mark(connection, new ResponseMessage(200, type, body));
      return result;
    }
  }
}
