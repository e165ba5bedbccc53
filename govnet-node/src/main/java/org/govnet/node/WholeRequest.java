package org.govnet.node;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.nio.NIOConnection;
import org.govnet.api.Problem;

/**
 * Lets a request through once all of it is there, so that a caller who sends slowly holds a
 * connection but never a worker.
 */
final class WholeRequest extends BaseFilter {
  private static final int MAX_UNREAD = 64 << 10;

  private final ServerLimits limits;
  private final Connections connections;

  WholeRequest(ServerLimits limits, Connections connections) {
    this.limits = limits;
    this.connections = connections;
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    Object message = ctx.getMessage();
    if (!(message instanceof HttpContent content)
        || HttpContent.isBroken(content)
        // the rest of what was refused, or of a request after it, may be parsed already
        || connections.isRefused(ctx.getConnection())) {
      return ctx.getStopAction();
    }
    HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
    long max = limits.maxBodyBytes();
    if (request.getContentLength() > max || content.getContent().remaining() > max) {
      return refuse(ctx, request, ServerProblem.bodyTooLarge(max));
    }
    if (!content.isLast()) {
      if (request.requiresAcknowledgement()) {
        acknowledge(ctx, request.getResponse());
      }
      return ctx.getStopAction(content);
    }
    if (((NIOConnection) ctx.getConnection()).getAsyncWriteQueue().spaceInBytes() > MAX_UNREAD) {
      // It asks on without reading what it was answered, which would pile up here.
      ctx.getConnection().terminateSilently();
      return ctx.getStopAction();
    }
    connections.serving(ctx.getConnection());
    request.setAttribute(LateAnswers.CONTEXT, ctx);
    if (connections.lastAnswers()) {
      request.getProcessingState().setKeepAlive(false);
    }
    return ctx.getInvokeAction();
  }

  private NextAction refuse(FilterChainContext ctx, HttpRequestPacket request, Problem problem) {
    ctx.write(StrictHttpCodec.answer(request, problem));
    connections.refused(ctx.getConnection(), problem);
    return ctx.getStopAction();
  }

  private static void acknowledge(FilterChainContext ctx, HttpResponsePacket response) {
    HttpStatus.CONINTUE_100.setValues(response);
    response.setAcknowledgement(true);
    ctx.write(response);
    HttpStatus.OK_200.setValues(response);
  }

  @Override
  public NextAction handleEvent(FilterChainContext ctx, FilterChainEvent event) {
    if (event.type() == HttpEvents.ResponseCompleteEvent.TYPE) {
      connections.served(ctx.getConnection());
    }
    return ctx.getInvokeAction();
  }
}
