package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.Contract;
import org.govnet.api.ContractId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.WireObject;
import org.govnet.api.servicedirectory.ConsumerNeeds;
import org.govnet.api.servicedirectory.NeededOperation;
import org.govnet.api.servicedirectory.NeedsRefused;
import org.govnet.api.servicedirectory.ServiceDirectory;
import org.govnet.api.servicedirectory.ServiceNotOffered;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node does not start with a contract that breaks those who said what they need of it. */
@SuppressWarnings("NullAway.Init") // set before each test
class CompatibilityGateTest {
  private static final ContractId PARKS = ContractId.of("parks");
  private static final NodeId MANCHESTER = NodeId.of("manchester");

  /** A contract as it was. */
  @Contract(id = "parks", version = 1)
  @Path("/parks/v1")
  @Consumes("application/json")
  @Produces("application/json")
  public interface Parks {
    /** One. */
    @GET
    @Path("parks/{id}")
    Park park(@PathParam("id") String id);

    /** How many. */
    @GET
    @Path("count")
    Count count();
  }

  /** The same as it becomes: without a member, and without an operation. */
  @Contract(id = "parks", version = 1)
  @Path("/parks/v1")
  @Consumes("application/json")
  @Produces("application/json")
  public interface ParksChanged {
    /** One. */
    @GET
    @Path("parks/{id}")
    ParkChanged park(@PathParam("id") String id);
  }

  /** As it was. */
  @WireObject
  public record Park(String id, String name, String keeper) {}

  /** As it becomes. */
  @WireObject
  public record ParkChanged(String id, String name, @Nullable String lake) {}

  /** How many there are. */
  @WireObject
  public record Count(int parks) {}

  private static final class Before implements Parks {
    @Override
    public Park park(String id) {
      return new Park(id, "Heaton Park", "A. Keeper");
    }

    @Override
    public Count count() {
      return new Count(1);
    }
  }

  private static final class After implements ParksChanged {
    @Override
    public ParkChanged park(String id) {
      return new ParkChanged(id, "Heaton Park", null);
    }
  }

  @TempDir private java.nio.file.Path folder;
  private LocalNetwork network;
  private Identity manchester;
  private Govnet leeds;
  private Govnet york;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    manchester = network.admit(MANCHESTER, "Manchester", List.of(), List.of());
    leeds = join("leeds");
    york = join("york");
  }

  private Govnet join(String node) {
    return Govnet.join(
        network.admit(NodeId.of(node), node, List.of(), List.of()), network.anchor());
  }

  @AfterEach
  void stop() {
    leeds.close();
    york.close();
    network.close();
  }

  private GovnetNode.Builder serving(Object... services) {
    GovnetNode.Builder builder = GovnetNode.builder(manchester, network.anchor());
    for (Object service : services) {
      builder.serve(service);
    }
    return builder;
  }

  private static NeededOperation calls(String operation, String... reads) {
    return new NeededOperation(operation, List.of(reads));
  }

  private static void declare(Govnet consumer, NeededOperation... operations) {
    consumer
        .client(ServiceDirectory.class, MANCHESTER)
        .declareNeeds(PARKS, 1, IdempotencyKey.random(), new ConsumerNeeds(List.of(operations)));
  }

  private static void startsAndEnds(GovnetNode.Builder builder) {
    builder.start().close();
  }

  @Test
  void refusesWhatBreaksThoseWhoSaidSoAndNamesThem() {
    try (GovnetNode node = serving(new Before()).start()) {
      declare(leeds, calls("park", "/keeper", "/name"), new NeededOperation("count", null));
      declare(york, calls("park", "/id"));
      assertThat(node).isNotNull();
    }
    assertThatThrownBy(() -> startsAndEnds(serving(new After())))
        .isInstanceOf(BadContract.class)
        .hasMessage(
            "uk-test/manchester would break consumers that said what they need:\n"
                + "  leeds, of parks v1: GET /parks/v1/count: the operation is gone: callers of it"
                + " are refused\n"
                + "  leeds, of parks v1: GET /parks/v1/parks/{id}: answer member keeper is gone:"
                + " callers that read it do not get it\n"
                + "Serve what they need, or make a new major version beside it; if they agree, say"
                + " why in GovnetNode.builder().breaking(reason).");
    assertThatThrownBy(() -> startsAndEnds(serving()))
        .hasMessageContaining("leeds, of parks v1: it is not served any more")
        .hasMessageContaining("york, of parks v1: it is not served any more");
    startsAndEnds(serving(new After()).breaking("agreed with Leeds on 3 August"));
    startsAndEnds(serving(new Before()));
  }

  @Test
  void whatNobodyNeedsMayGo() {
    try (GovnetNode node = serving(new Before()).start()) {
      declare(leeds, calls("park", "/name"));
      declare(york, new NeededOperation("count", null));
      declare(york); // needs nothing any more
      assertThat(node).isNotNull();
    }
    startsAndEnds(serving(new After()));
  }

  @Test
  void aConsumerSpeaksForItselfAndItsLastWordCounts() {
    try (GovnetNode node = serving(new Before()).start()) {
      declare(leeds, calls("park", "/keeper"));
      declare(york, calls("park", "/name"));
      declare(leeds, calls("park", "/name"));
      assertThat(node).isNotNull();
    }
    startsAndEnds(serving(new After()));
  }

  @Test
  void refusesNeedsThatAreNotOfTheContract() {
    try (GovnetNode node = serving(new Before()).start()) {
      assertThatThrownBy(() -> declare(leeds, calls("park", "/lake")))
          .isInstanceOf(NeedsRefused.class)
          .hasMessageContaining("the answer of park has nothing at \"/lake\"");
      assertThatThrownBy(() -> declare(leeds, calls("mow")))
          .isInstanceOf(NeedsRefused.class)
          .hasMessageContaining("no operation \"mow\"");
      assertThatThrownBy(
              () ->
                  leeds
                      .client(ServiceDirectory.class, MANCHESTER)
                      .declareNeeds(
                          PARKS, 2, IdempotencyKey.random(), new ConsumerNeeds(List.of())))
          .isInstanceOf(ServiceNotOffered.class);
      assertThat(node).isNotNull();
    }
    startsAndEnds(serving());
  }

  @Test
  void isFullAtSomeTimeAndTheLastWordsOfThoseWhoAreThereStillCount() {
    NeedsFolder needs = new NeedsFolder(folder.resolve("full"));
    for (int i = 0; i < NeedsFolder.MAX_FILES; i++) {
      needs.save(declared("n" + i));
    }
    assertThatThrownBy(() -> needs.save(declared("one-more"))).isInstanceOf(NeedsFolder.Full.class);
    needs.save(declared("n0"));
    needs.remove(NodeId.of("n0"), PARKS, 1);
    needs.save(declared("one-more"));
    assertThat(needs.all()).hasSize(NeedsFolder.MAX_FILES);
  }

  private static NeedsFolder.Declared declared(String node) {
    return new NeedsFolder.Declared(
        NodeId.of(node), PARKS, 1, Instant.EPOCH, Map.of("paths", Map.of()));
  }

  @Test
  void doesNotStartUnawaresWithAFileThatCannotBeRead() throws IOException {
    java.nio.file.Path file =
        manchester.state().resolve(NeedsFolder.NAME).resolve("leeds.parks.v1.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> startsAndEnds(serving(new Before())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(file + " is not what a consumer said that it needs: put it back, or delete it");
  }
}
