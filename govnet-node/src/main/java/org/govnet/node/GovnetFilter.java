package org.govnet.node;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link HostedNode} into a servlet container: Jetty, Tomcat, Undertow. It needs {@code
 * jakarta.servlet-api} 6, which the container brings.
 *
 * <p>To be mapped to {@code /*} for requests, with asynchronous support, before any filter that
 * reads bodies, compresses, or asks who the user is. It goes by the path as it came ({@link
 * HttpServletRequest#getRequestURI}), never by what the container makes of it; a context path is
 * taken off, and so has to be part of the replica's URL, or be taken off by the proxy too.
 */
public final class GovnetFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(GovnetFilter.class);

  private final HostedNode node;

  /** Serves {@code node}; whoever made it closes it. */
  public GovnetFilter(HostedNode node) {
    this.node = node;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answering) {
      String target = target(asked);
      if (target != null && node.serves(target)) {
        serve(asked, target, answering);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static @Nullable String target(HttpServletRequest request) {
    String path = request.getRequestURI();
    String context = request.getContextPath();
    if (path == null || !path.startsWith(context)) {
      return null; // spelt otherwise than the context is: not ours
    }
    String query = request.getQueryString();
    return path.substring(context.length()) + (query == null ? "" : "?" + query);
  }

  private void serve(HttpServletRequest request, String target, HttpServletResponse response)
      throws IOException {
    if (!request.isAsyncSupported()) {
      throw new IllegalStateException(
          "GovnetFilter, and every filter before it, must be registered with asynchronous support:"
              + " readers of the directory wait for what is new");
    }
    byte[] body = request.getInputStream().readNBytes(HostRequest.MAX_BODY_BYTES + 1);
    CompletableFuture<HostAnswer> answer =
        node.answer(new HostRequest(request.getMethod(), target, fields(request), body))
            .toCompletableFuture();
    if (answer.isDone()) {
      write(answer.join(), response);
    } else {
      later(request.startAsync(), answer, response);
    }
  }

  private static Map<String, List<String>> fields(HttpServletRequest request) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Collections.list(request.getHeaderNames())
        .forEach(name -> fields.put(name, Collections.list(request.getHeaders(name))));
    return fields;
  }

  // On a thread of the container's: the one that brings the answer has others to answer.
  private static void later(
      AsyncContext async, CompletableFuture<HostAnswer> answer, HttpServletResponse response) {
    async.setTimeout(0);
    CompletableFuture<Void> unused =
        answer.thenAccept(
            done ->
                async.start(
                    () -> {
                      try {
                        write(done, response);
                      } catch (IOException | UncheckedIOException e) {
                        LOG.debug("whoever waited has gone: {}", e.toString());
                      } finally {
                        async.complete();
                      }
                    }));
  }

  private static void write(HostAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status()); // never sendError, which would bring the host's own page
    answer
        .fields()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    if (answer.body().length > 0) {
      response.setContentLength(answer.body().length);
      response.getOutputStream().write(answer.body());
    }
    response.flushBuffer();
  }
}
