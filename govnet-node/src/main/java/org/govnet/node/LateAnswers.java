package org.govnet.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.jersey.server.ContainerRequest;

/** Lets every request of the embedded server be answered by a {@link LateAnswer}. */
@Provider
@PreMatching
@Priority(0)
final class LateAnswers implements ContainerRequestFilter {
  /** The request property that holds the {@link FilterChainContext} it came through. */
  static final String CONTEXT = "govnet.context";

  private final Connections connections;

  LateAnswers(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    if (context instanceof ContainerRequest request
        && request.getProperty(CONTEXT) instanceof FilterChainContext ctx) {
      request.setWriter(new LateAnswer(request, request.getResponseWriter(), connections, ctx));
    }
  }
}
