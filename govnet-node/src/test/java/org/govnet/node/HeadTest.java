package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.govnet.api.Contract;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal of a HEAD has no body, and is no less of a refusal. */
class HeadTest {
  /** What the node serves. */
  @Contract(id = "heads", version = 1)
  @Path("/heads/v1")
  public interface Heads {
    /** Whether there is one. */
    @HEAD
    @Path("things/{id}")
    void thing(@PathParam("id") String id);
  }

  /** What the caller has: one more. */
  @Contract(id = "heads", version = 1)
  @Path("/heads/v1")
  public interface MoreHeads extends Heads {
    /** Not served. */
    @HEAD
    @Path("others/{id}")
    void other(@PathParam("id") String id);
  }

  /** Refuses as it is asked. */
  public static final class Service implements Heads {
    @Override
    public void thing(String id) {
      switch (id) {
        case "plain" -> throw new NotFoundException();
        case "problem" ->
            throw new ProblemException(Problem.of(410, "gone", Party.CALLER, "Gone", "it is gone"));
        case "busy" ->
            throw new ProblemException(
                    Problem.of(429, "too-often", Party.CALLER, "Too often", "later"))
                .retryAfter(Duration.ofSeconds(1_000));
        default -> {}
      }
    }
  }

  @Test
  void isToldByItsStatus(@TempDir java.nio.file.Path folder) {
    NodeId york = NodeId.of("york");
    NodeId leeds = NodeId.of("leeds");
    try (LocalNetwork network =
            LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
        GovnetNode node =
            GovnetNode.builder(network.admit(york, "York", List.of(), List.of()), network.anchor())
                .serve(new Service())
                .start();
        Govnet govnet =
            Govnet.join(network.admit(leeds, "Leeds", List.of(), List.of()), network.anchor())) {
      assertThat(node.toString()).contains("york");
      MoreHeads client = govnet.client(MoreHeads.class, york);
      client.thing("there");
      refused(() -> client.thing("plain"), 404, "http-404");
      refused(() -> client.thing("problem"), 410, "http-410");
      refused(() -> client.other("a"), 404, "unknown-path");
      ProblemException busy =
          catchThrowableOfType(ProblemException.class, () -> client.thing("busy"));
      assertThat(busy.problem().status()).isEqualTo(429);
      assertThat(busy.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(1_000)));
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(status);
              assertThat(refusal.problem().code()).isEqualTo(code);
              assertThat(refusal.problem().party()).isEqualTo(Party.CALLER);
              assertThat(refusal.problem().detail()).contains("HEAD");
            });
  }
}
