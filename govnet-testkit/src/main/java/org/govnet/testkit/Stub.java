package org.govnet.testkit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call that is expected, with its answer. */
final class Stub {
  private final RecordedCall call;
  private final boolean lenient;
  private final AtomicBoolean used = new AtomicBoolean();
  private final StubMapping mapping;

  Stub(RecordedCall call, StubAnswer answer, boolean lenient) {
    this.call = call;
    this.lenient = lenient;
    ResponseDefinitionBuilder response =
        WireMock.aResponse().withStatus(answer.status()).withBody(answer.body());
    if (answer.type() != null) {
      response.withHeader("Content-Type", answer.type());
    }
    if (answer.retryAfter() != null) {
      response.withHeader("Retry-After", String.valueOf(answer.retryAfter().toSeconds()));
    }
    answer.fields().forEach(response::withHeader);
    this.mapping =
        WireMock.requestMatching(request -> MatchResult.of(expects(Asked.in(request))))
            .withId(UUID.randomUUID())
            .withName(call.toString())
            .willReturn(response)
            .build();
  }

  boolean expects(Asked asked) {
    return call.asked().differences(asked).isEmpty();
  }

  /** Whether it is a stub of the same call of the same peer. */
  boolean replaces(Stub earlier) {
    return earlier.peer() == peer() && earlier.expects(call.asked());
  }

  Asked asked() {
    return call.asked();
  }

  StubPeer peer() {
    return call.peer();
  }

  StubMapping mapping() {
    return mapping;
  }

  void use() {
    used.set(true);
  }

  boolean isMissed() {
    return !used.get() && !lenient;
  }

  @Override
  public String toString() {
    return call.toString();
  }
}
