package org.govnet.node;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.trust.RequestMessage;
import org.jspecify.annotations.Nullable;

/** What the filters of one request hand on to one another, kept with the request. */
final class Passage {
  private static final String PROPERTY = Passage.class.getName();

  private final RequestMessage request;
  private @Nullable Arrived arrived;
  private @Nullable NodeId refusedCaller;
  private @Nullable Operation operation;
  private @Nullable Sent sent;
  private Admitted admitted = Admitted.RUN;

  private Passage(RequestMessage request) {
    this.request = request;
  }

  static Passage begin(ContainerRequestContext context, RequestMessage request) {
    Passage passage = new Passage(request);
    context.setProperty(PROPERTY, passage);
    return passage;
  }

  /**
   * The passage of a request; null for one that is outside the exchange, or was refused before it
   * began.
   */
  static @Nullable Passage of(ContainerRequestContext context) {
    return (Passage) context.getProperty(PROPERTY);
  }

  RequestMessage request() {
    return request;
  }

  @Nullable Arrived arrived() {
    return arrived;
  }

  void arrived(Arrived caller) {
    this.arrived = caller;
  }

  /** Whose request it was, if it was refused once that was known. */
  @Nullable NodeId refusedCaller() {
    return refusedCaller;
  }

  void refusedCaller(@Nullable NodeId caller) {
    this.refusedCaller = caller;
  }

  /** What is to run; null before that is known. */
  @Nullable Operation operation() {
    return operation;
  }

  void operation(Operation chosen) {
    this.operation = chosen;
  }

  /** The texts of its parameters; null before they are read. */
  @Nullable Sent sent() {
    return sent;
  }

  void sent(Sent read) {
    this.sent = read;
  }

  Admitted admitted() {
    return admitted;
  }

  void admitted(Admitted decision) {
    this.admitted = decision;
  }
}
