package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract may leave {@code @Consumes} and {@code @Produces} out, for there is one format. */
class MediaTypesTest {
  @TempDir private Path folder;

  static final class TokenService implements Tokens {
    @Override
    public Token token(String id) {
      return new Token(id);
    }

    @Override
    public Token search(Token token) {
      return token;
    }

    @Override
    public void silence(Token token) {}
  }

  @Test
  void jsonNeedsNoDeclaration() {
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Identity york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
      Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      try (GovnetNode node =
              GovnetNode.builder(york, network.anchor()).serve(new TokenService()).start();
          Govnet govnet = Govnet.join(leeds, network.anchor())) {
        Tokens tokens = govnet.client(Tokens.class, NodeId.of("york"));
        assertThat(tokens.token("a").text()).isEqualTo("a");
        assertThat(tokens.search(new Tokens.Token("b")).text()).isEqualTo("b");
        assertThatCode(() -> tokens.silence(new Tokens.Token("c"))).doesNotThrowAnyException();
      }
    }
  }
}
