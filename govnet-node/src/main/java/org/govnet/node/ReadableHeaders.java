package org.govnet.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads the fields that routing will read. Jersey answers one it cannot parse by itself, with an
 * empty 400 that no exception mapper sees.
 */
@Provider
@PreMatching
@Priority(Priorities.USER)
final class ReadableHeaders implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    check("Content-Type", request::getMediaType);
    check("Accept", request::getAcceptableMediaTypes);
    check("Accept-Language", request::getAcceptableLanguages);
  }

  private static void check(String field, Runnable read) {
    try {
      read.run();
    } catch (ProcessingException | IllegalArgumentException e) {
      throw RefusedRequest.malformed(field + " cannot be read");
    }
  }
}
