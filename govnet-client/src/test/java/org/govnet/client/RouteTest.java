package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTest {
  private static final NodeId SWANSEA = NodeId.of("swansea");
  private static final List<Replica> REPLICAS =
      List.of(new Replica(URI.create("https://127.0.0.1:4711"), null));

  private static final CallPlan PLAN = Peers.plan("parcel");

  private final TestTime time = new TestTime();
  private final AtomicInteger asked = new AtomicInteger();
  private final Replicas replicas =
      new Replicas(
          new HttpClients(() -> true, okHttp -> okHttp),
          Peers.engine(CallPolicy.DEFAULT, time, bound -> 0),
          time);

  private Route route(TestNetwork network, DirectoryReader reader, ServiceOffer service) {
    return new Route(
        reader,
        directory -> {
          asked.incrementAndGet();
          return directory.lead(TestNetwork.PARCELS, service);
        },
        replicas,
        new Refresher(reader, network.fetch(), time),
        time);
  }

  private Lookup noRoute(Route route) {
    NoRoute thrown = catchThrowableOfType(NoRoute.class, () -> route.target(PLAN, 1_000_000_000L));
    assertThat(thrown).isNotNull();
    // The answer's name in words, and its reason; a record's own text is for debugging.
    String record = thrown.lookup().toString();
    String kind =
        thrown
            .lookup()
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=.)([A-Z])", " $1")
            .toLowerCase(Locale.ROOT);
    String reason =
        record
            .substring(record.indexOf("[reason=") + 8, record.length() - 1)
            .replace(", successors=[]", "");
    assertThat(thrown).hasMessage("parcels v2 parcel has nobody to ask: " + kind + ": " + reason);
    return thrown.lookup();
  }

  private static void lead(TestNetwork network) {
    Identity swansea = network.identity(SWANSEA);
    network.admit(swansea);
    network.describe(swansea, REPLICAS, List.of(TestNetwork.OFFER));
    network.designate(SWANSEA);
  }

  @Test
  void asksTheDirectoryOnceWhileItStaysTheSame(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      lead(network);
      DirectoryReader reader = network.reader();
      reader.refresh();
      Route route = route(network, reader, TestNetwork.OFFER);
      Target first = route.target(PLAN, 1_000_000_000L);

      assertThat(route.target(PLAN, 1_000_000_000L)).isSameAs(first);
      assertThat(asked.get()).isEqualTo(1);
      assertThat(first.peer().node()).isEqualTo(SWANSEA);
    }
  }

  private Endpoint endpoint(Route route) {
    return route
        .target(PLAN, 1_000_000_000L)
        .endpoints(Peers.operation("parcel"), false, time.nanos())
        .all()
        .get(0);
  }

  @Test
  void keepsWhatItKnowsOfAReplicaWhenTheDirectoryChanges(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      lead(network);
      DirectoryReader reader = network.reader();
      reader.refresh();
      Route route = route(network, reader, TestNetwork.OFFER);
      Endpoint before = endpoint(route);
      assertThat(before.tryBegin(false, true, time.nanos())).isNotNull();
      network.admit(network.identity(NodeId.of("york")));
      reader.refresh();

      Endpoint after = endpoint(route);

      assertThat(asked.get()).isEqualTo(2);
      assertThat(after).isSameAs(before);
      assertThat(after.score(time.nanos(), 0)).isEqualTo(1);
    }
  }

  /** The directory need not change for a designation to end. */
  @Test
  void noticesThatADesignationHasEnded(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      lead(network);
      DirectoryReader reader = network.reader();
      reader.refresh();
      Lookup[] answer = {
        new Lookup.Found(reader.current().orElseThrow().peers().iterator().next())
      };
      Route route =
          new Route(
              reader,
              directory -> answer[0],
              replicas,
              new Refresher(reader, network.fetch(), time),
              time);
      assertThat(route.target(PLAN, 1_000_000_000L).peer().node()).isEqualTo(SWANSEA);

      answer[0] = new Lookup.NotRegistered("it ended");
      time.advance(Duration.ofSeconds(1));

      assertThat(noRoute(route)).isEqualTo(answer[0]);
    }
  }

  @Test
  void saysWhyThereIsNobodyToAsk(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      network.down = true;
      DirectoryReader reader = network.reader();
      assertThat(noRoute(route(network, reader, TestNetwork.OFFER)))
          .isInstanceOf(Lookup.Unreachable.class);
      network.down = false;
      reader.refresh();
      assertThat(noRoute(route(network, reader, TestNetwork.OFFER)))
          .isEqualTo(new Lookup.NotRegistered("nobody is designated for capability parcels"));
      lead(network);
      reader.refresh();
      ServiceOffer newer = new ServiceOffer(TestNetwork.OFFER.contract(), 3);
      assertThat(noRoute(route(network, reader, newer))).isInstanceOf(Lookup.Unsupported.class);
      Route good = route(network, reader, TestNetwork.OFFER);
      good.target(PLAN, 1_000_000_000L);
      network.down = true;
      time.advance(Duration.ofDays(4));
      assertThat(noRoute(good)).isInstanceOf(Lookup.Stale.class);
    }
  }

  @Test
  void sendsNobodyPersonalDataByADegradedDirectory(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      lead(network);
      DirectoryReader reader = network.reader();
      reader.refresh();
      Route route = route(network, reader, TestNetwork.OFFER);
      CallPlan personal =
          Peers.personal(new Declared(Purpose.of("fostering"), LegalBasis.publicTask()));
      network.down = true;
      time.advance(Duration.ofHours(23));
      assertThat(route.target(personal, 1_000_000_000L).peer().node()).isEqualTo(SWANSEA);

      time.advance(Duration.ofHours(2));
      assertThat(route.target(PLAN, 1_000_000_000L).peer().node()).isEqualTo(SWANSEA);
      assertThatThrownBy(() -> route.target(personal, 1_000_000_000L))
          .isInstanceOf(NoRoute.class)
          .hasMessage(
              "parcels v2 dossier has nobody to ask: stale: the directory is degraded, too old to"
                  + " hand over personal data by, until a refresh succeeds");

      network.down = false;
      network.publisher().renew();
      time.advance(Duration.ofSeconds(2));
      assertThat(route.target(personal, 1_000_000_000L).peer().node()).isEqualTo(SWANSEA);
    }
  }

  @Test
  void readsTheDirectoryAgainForWhomItDoesNotKnow(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      DirectoryReader reader = network.reader();
      reader.refresh();
      Route route = route(network, reader, TestNetwork.OFFER);
      assertThatThrownBy(() -> route.target(PLAN, 1_000_000_000L)).isInstanceOf(NoRoute.class);
      lead(network);

      assertThat(route.target(PLAN, 1_000_000_000L).peer().node()).isEqualTo(SWANSEA);
    }
  }
}
