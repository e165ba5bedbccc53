package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Optional;
import org.govnet.api.Contract;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Safe;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generic interface is served as if it were written out, whatever bridges a compiler adds. */
class GenericContractTest {
  /** Something generic. */
  public interface Keeper<K, T> {
    /** Takes what is open as its body. */
    @POST
    @Safe
    @Path("kept/{key}")
    T keep(@PathParam("key") K key, T body);

    /** Takes what is open within another type alone. */
    @POST
    @Safe
    @Path("found")
    T find(@QueryParam("key") Optional<K> key);
  }

  /** The contract, which declares one of them again. */
  @Contract(id = "generic", version = 1)
  @Path("/generic/v1")
  public interface Generic extends Keeper<Long, Shelves.Thing> {
    @Override
    Shelves.Thing keep(Long key, Shelves.Thing body);
  }

  /** The same, which declares none. */
  @Contract(id = "generic-too", version = 1)
  @Path("/generic-too/v1")
  public interface GenericToo extends Keeper<Long, Shelves.Thing> {}

  private static Shelves.Thing kept(Long key, Shelves.Thing body) {
    return new Shelves.Thing(body.name() + key, body.size());
  }

  private static Shelves.Thing found(Optional<Long> key) {
    long known = key.orElse(-1L);
    return new Shelves.Thing("found " + known, null);
  }

  /** A service. */
  public static final class Service implements Generic {
    @Override
    public Shelves.Thing keep(Long key, Shelves.Thing body) {
      return kept(key, body);
    }

    @Override
    public Shelves.Thing find(Optional<Long> key) {
      return found(key);
    }
  }

  /** Another service. */
  public static final class ServiceToo implements GenericToo {
    @Override
    public Shelves.Thing keep(Long key, Shelves.Thing body) {
      return kept(key, body);
    }

    @Override
    public Shelves.Thing find(Optional<Long> key) {
      return found(key);
    }
  }

  @Test
  void isNeitherAnsweredWith404NorWith500(@TempDir java.nio.file.Path folder) {
    NodeId york = NodeId.of("york");
    try (LocalNetwork network =
            LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
        GovnetNode node =
            GovnetNode.builder(
                    network.admit(york, "York", java.util.List.of(), java.util.List.of()),
                    network.anchor())
                .serve(new Service())
                .serve(new ServiceToo())
                .start();
        Govnet govnet =
            Govnet.join(
                network.admit(
                    NodeId.of("leeds"), "Leeds", java.util.List.of(), java.util.List.of()),
                network.anchor())) {
      assertThat(node.toString()).contains("york");
      for (Class<? extends Keeper<Long, Shelves.Thing>> type :
          java.util.List.of(Generic.class, GenericToo.class)) {
        Keeper<Long, Shelves.Thing> client = govnet.client(type, york);
        assertThat(client.keep(7L, new Shelves.Thing("a", 3)))
            .as(type.getSimpleName())
            .isEqualTo(new Shelves.Thing("a7", 3));
        assertThat(client.find(Optional.of(8L))).isEqualTo(new Shelves.Thing("found 8", null));
        assertThat(client.find(Optional.empty())).isEqualTo(new Shelves.Thing("found -1", null));
      }
    }
  }
}
