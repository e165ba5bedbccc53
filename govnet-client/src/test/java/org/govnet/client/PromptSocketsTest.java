package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Connection;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first request waited 40 ms for an acknowledgement of the handshake's last message. */
class PromptSocketsTest {
  @Test
  void everyConnectionSendsAtOnce(@TempDir Path folder) {
    List<Boolean> prompt = new CopyOnWriteArrayList<>();
    TestNetwork network = new TestNetwork(folder, Clock.systemUTC());
    Identity swansea = network.identity(TestPeer.NODE);
    Identity leeds = network.identity(NodeId.of("leeds"));
    network.admit(swansea);
    network.admit(leeds);
    network.designate(TestPeer.NODE);
    try (network;
        TestPeer peer = new TestPeer((SigningKey) swansea.messages());
        Govnet govnet =
            Govnet.builder(leeds, network.anchor())
                .okHttp(
                    okHttp ->
                        okHttp.addNetworkInterceptor(
                            chain -> {
                              Connection connection = chain.connection();
                              prompt.add(connection != null && connection.socket().getTcpNoDelay());
                              return chain.proceed(chain.request());
                            }))
                .join()) {
      network.describe(swansea, List.of(peer.replica()), List.of(TestNetwork.OFFER));
      peer.thenParcel();
      assertThat(govnet.directory().refresh()).isTrue();

      govnet.client(Parcels.class).parcel("p");
    }
    assertThat(prompt).isNotEmpty().containsOnly(true);
  }
}
