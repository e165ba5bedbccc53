package org.govnet.testkit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.govnet.api.Caller;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.client.Govnet;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.WireJson;
import org.govnet.node.PeerExchange;
import org.govnet.trust.Fields;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * Stands around WireMock as a node's exchange does around its services: before WireMock matches,
 * the request is verified and some stub expects it; whatever is answered is signed.
 */
final class StubExchange implements StubRequestFilterV2, ResponseTransformerV2 {
  private final StubPeer peer;
  private final Govnet govnet;
  private final Supplier<StubBook> book;
  private volatile @Nullable PeerExchange exchange;

  StubExchange(StubPeer peer, Govnet govnet, Supplier<StubBook> book) {
    this.peer = peer;
    this.govnet = govnet;
    this.book = book;
  }

  /** Begins to answer: which URL is the peer's own is known once it listens. */
  void open(PeerExchange ready) {
    this.exchange = ready;
  }

  @Override
  public String getName() {
    return "govnet-exchange";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (isMirror(request)) {
      return RequestFilterAction.stopWith(mirror(request).build());
    }
    try {
      PeerExchange ready = ready();
      Caller caller = ready.arrive(received(ready, request));
      Asked asked = Asked.in(request);
      // As at a node, who may not have the operation is refused before anything answers.
      peer.operation(asked).ifPresent(operation -> ready.allow(caller, operation));
      Optional<Unexpected> unexpected = book.get().use(peer, caller.node().value(), asked);
      return unexpected.isPresent()
          ? RequestFilterAction.stopWith(refused(unexpected.get().problem()).build())
          : RequestFilterAction.continueWith(request);
    } catch (ProblemException e) {
      return RequestFilterAction.stopWith(refused(e.problem()).build());
    }
  }

  /** Every node mirrors the directory; its documents verify themselves. */
  private static boolean isMirror(Request request) {
    return request.getUrl().equals(DirectoryFetch.DIRECTORY_PATH)
        || request.getUrl().startsWith(DirectoryFetch.CHANGES_PATH + "?");
  }

  private ResponseDefinitionBuilder mirror(Request request) {
    if (!request.getUrl().equals(DirectoryFetch.DIRECTORY_PATH)) {
      return WireMock.aResponse().withStatus(404); // as a static mirror: it has the whole alone
    }
    return govnet
        .directory()
        .current()
        .map(
            directory ->
                WireMock.aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(directory.bundle()))
        .orElseGet(() -> WireMock.aResponse().withStatus(503));
  }

  private static ResponseDefinitionBuilder refused(Problem problem) {
    return WireMock.aResponse()
        .withStatus(problem.status())
        .withHeader("Content-Type", Problem.MEDIA_TYPE)
        .withHeader("Govnet-Error", problem.code())
        .withBody(WireJson.write(problem));
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Request request = event.getRequest();
    if (isMirror(request)) {
      return response;
    }
    PeerExchange ready = ready();
    RequestMessage received;
    try {
      received = received(ready, request);
    } catch (ProblemException e) {
      return response; // without a message there is no signature to be bound to
    }
    byte[] body = request.getMethod().getName().equals("HEAD") ? new byte[0] : response.getBody();
    ResponseMessage answer = new ResponseMessage(response.getStatus(), fields(response), body);
    List<HttpHeader> headers = new ArrayList<>();
    ready.seal(received, answer).fields().forEach((n, v) -> headers.add(new HttpHeader(n, v)));
    return Response.Builder.like(response)
        .but()
        .body(body)
        .headers(new HttpHeaders(headers))
        .build();
  }

  private PeerExchange ready() {
    PeerExchange ready = exchange;
    if (ready == null) {
      throw new IllegalStateException(peer.node() + " was asked before anybody knew where it is");
    }
    return ready;
  }

  private static RequestMessage received(PeerExchange exchange, Request request) {
    Fields.Builder fields = Fields.builder();
    for (HttpHeader header : request.getHeaders().all()) {
      header.values().forEach(value -> fields.add(header.key(), value));
    }
    byte[] body = request.getBody();
    return exchange.received(
        request.getMethod().getName(),
        request.getUrl(),
        fields.build(),
        body == null ? new byte[0] : body);
  }

  private static Fields fields(Response response) {
    Fields.Builder fields = Fields.builder();
    for (String name : List.of("Content-Type", "ETag", "Govnet-Error", "Location", "Retry-After")) {
      HttpHeader header = response.getHeaders().getHeader(name);
      if (header.isPresent()) {
        fields.add(name, header.firstValue());
      }
    }
    return fields.build();
  }
}
