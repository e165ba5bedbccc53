package org.govnet.node;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.govnet.api.Caller;
import org.govnet.api.Operation;
import org.govnet.api.ProblemException;
import org.govnet.client.Govnet;
import org.govnet.idempotency.IdempotencyMemory;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.ReplayMemory;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;

/**
 * What a {@link GovnetNode} does to messages, for a server that is not one, such as the testkit's
 * stubs: verifies requests and signs answers, as a node's replica would. Which answer is the
 * server's own affair; idempotency keys are not looked at.
 */
public final class PeerExchange {
  private static final Duration MAX_DEADLINE = Duration.ofMinutes(1);
  private static final int REPLAYS = 10_000;

  private final Exchange exchange;

  private PeerExchange(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * The exchange of a replica that starts now.
   *
   * @param govnet joined as the node that the replica is of
   * @param baseUrl the replica's own URL, which requests must be signed for
   */
  public static PeerExchange of(Govnet govnet, URI baseUrl, Clock clock) {
    return new PeerExchange(
        new Exchange(
            govnet.identity(),
            govnet.directory(),
            govnet.agreements(),
            () -> baseUrl,
            MAX_DEADLINE,
            new MessageVerifier(govnet.keys(), clock),
            new MessageSigner(
                govnet.identity().node(), govnet.identity().messages(), clock, new SecureRandom()),
            new ReplayMemory(clock, REPLAYS),
            new IdempotencyMemory(clock),
            null,
            System::nanoTime,
            Arrivals.UNWATCHED));
  }

  /**
   * A request as it is to be verified and answered.
   *
   * @param rawTarget the path and query as received, not decoded
   * @throws ProblemException if the target cannot be one
   */
  public RequestMessage received(String method, String rawTarget, Fields fields, byte[] body) {
    return exchange.received(method, rawTarget, fields, body);
  }

  /**
   * Finds out whose request it is.
   *
   * @throws ProblemException if it is nobody's; its problem is to be answered, with a {@code
   *     Govnet-Error} field
   */
  public Caller arrive(RequestMessage request) {
    return exchange.arrive(request);
  }

  /**
   * Lets pass a caller who may have an operation, and says what it is for if it is on personal
   * data.
   *
   * @param caller as {@link #arrive} gave it
   * @throws ProblemException if the caller may not; its problem is to be answered, with a {@code
   *     Govnet-Error} field
   */
  public void allow(Caller caller, Operation operation) {
    exchange.allow(caller, operation);
  }

  /**
   * Signs an answer, bound to its request; leaves it as it is if the request has no one well-formed
   * signature to be bound to.
   */
  public ResponseMessage seal(RequestMessage request, ResponseMessage answer) {
    return answer.plus(exchange.seal(request, answer));
  }
}
