package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.api.Uprn;
import org.govnet.client.CallFailed;
import org.govnet.client.Govnet;
import org.govnet.client.NoRoute;
import org.govnet.discovery.Admission;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.govnet.discovery.MessageKeyRing;
import org.govnet.trust.VerificationKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a node comes into a network, changes its keys and goes, over real sockets. */
class JoiningTest {
  private static final NodeId LEEDS = NodeId.of("leeds");
  private static final NodeId YORK = NodeId.of("york");
  private static final AuthorityId AUTHORITY = AuthorityId.of("local-authority");

  @TempDir private Path folder;
  private final HandClock clock = HandClock.atPresent();
  private final List<AutoCloseable> open = new ArrayList<>();
  private LocalNetwork network;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder.resolve("network"), clock);
    open.add(network);
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  private Govnet caller(NodeId node) {
    Identity identity = network.admit(node, node.value(), List.of(), List.of());
    return opened(Govnet.builder(identity, network.anchor()).clock(clock).join());
  }

  private Identity identity(NodeId node) {
    return Identity.create(network.anchor().network(), node, folder.resolve(node.value()));
  }

  private GovnetNode served(Identity identity) {
    return opened(
        GovnetNode.builder(identity, network.anchor())
            .clock(clock)
            .serve(new ProbeService())
            .start());
  }

  private String request(Identity identity) {
    return identity.request(
        AUTHORITY, "City of York Council", List.of(), List.of(), List.of("127.0.0.1"), clock);
  }

  private void publish(String document) {
    network.publisher().accept(List.of(document));
  }

  private Directory directory() {
    return network.publisher().current();
  }

  /** Waits for what has to come by itself, within real time. */
  private static void await(String what, long seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean answers(Govnet from, NodeId to) {
    try {
      return from.client(Probe.class, to).item(Uprn.of("1"), "x").text().equals("1");
    } catch (NoRoute e) {
      return false;
    }
  }

  /** Whether it answers; that it does not may show in a call under way. */
  private static boolean isThere(Govnet from, NodeId to) {
    try {
      return answers(from, to);
    } catch (CallFailed e) {
      return false;
    }
  }

  @Test
  void aNewlyAdmittedNodeIsCallableWithinFiveSeconds() {
    Govnet leeds = caller(LEEDS);
    Identity york = identity(YORK);
    served(york);
    assertThat(answers(leeds, YORK)).isFalse();

    String request = request(york);
    publish(network.authority().admit(request, york.documents().key().thumbprint(), directory()));

    await("york is callable", 5, () -> answers(leeds, YORK));
  }

  @Test
  void aRevokedNodeIsRefusedByItsPeersAndFoundByNobody() {
    Govnet leeds = caller(LEEDS);
    Identity york = network.admit(YORK, "York", List.of(), List.of());
    GovnetNode serving = served(york);
    Govnet derby = caller(NodeId.of("derby"));
    GovnetNode hull = served(network.admit(NodeId.of("hull"), "Hull", List.of(), List.of()));
    await("york is callable", 5, () -> answers(leeds, YORK));
    await("hull knows york", 5, () -> answers(serving.govnet(), hull.govnet().identity().node()));

    publish(network.authority().revoke(YORK, "its key was found in a public place", directory()));

    await("york is found by nobody", 20, () -> !isThere(leeds, YORK));
    assertThatThrownBy(() -> leeds.client(Probe.class, YORK).item(Uprn.of("1"), "x"))
        .isInstanceOf(NoRoute.class)
        .hasMessageContaining(
            "node york was revoked by authority local-authority at "
                + clock.instant()
                + ": its key was found in a public place");
    await("hull refuses york", 20, () -> isRefused(serving.govnet(), "hull"));
    assertThat(answers(derby, NodeId.of("hull"))).as("nobody else is touched").isTrue();
  }

  private static boolean isRefused(Govnet from, String node) {
    try {
      return !answers(from, NodeId.of(node));
    } catch (ProblemException e) {
      return e.problem().code().equals("key-unknown");
    }
  }

  @Test
  void aMessageKeyIsReplacedWithoutAFailedCall() {
    Govnet leeds = caller(LEEDS);
    Identity york = network.admit(YORK, "York", List.of(), List.of());
    GovnetNode serving = served(york);
    GovnetNode hull = served(network.admit(NodeId.of("hull"), "Hull", List.of(), List.of()));
    NodeId other = hull.govnet().identity().node();
    await("all are callable", 5, () -> answers(leeds, YORK) && answers(serving.govnet(), other));
    String before = york.messages().key().thumbprint();

    VerificationKey next = york.prepareMessageKey();
    renewed();
    await("both are announced", 15, () -> announced().equals(Set.of(before, next.thumbprint())));
    assertBothWays(leeds, serving, other);
    assertThat(serving.govnet().messageKeys().get().key().thumbprint()).isEqualTo(before);

    clock.pass(MessageKeyRing.SETTLING);
    renewed();
    await(
        "york signs with the next",
        15,
        () -> serving.govnet().messageKeys().get().key().equals(next));
    assertBothWays(leeds, serving, other);
    assertThat(announced()).isEqualTo(Set.of(before, next.thumbprint()));

    clock.pass(MessageKeyRing.SETTLING);
    renewed();
    await("the old one is gone", 15, () -> announced().equals(Set.of(next.thumbprint())));
    assertBothWays(leeds, serving, other);
    Identity kept = Identity.load(network.anchor().network(), YORK, york.state());
    assertThat(kept.messages().key()).as("a restart goes on with it").isEqualTo(next);
  }

  private void renewed() {
    clock.pass(Duration.ofSeconds(1));
    network.publisher().renew();
  }

  private Set<String> announced() {
    return directory().messageKeys(YORK).stream()
        .map(VerificationKey::thumbprint)
        .collect(Collectors.toSet());
  }

  private static void assertBothWays(Govnet leeds, GovnetNode york, NodeId other) {
    for (int i = 0; i < 5; i++) {
      assertThat(answers(leeds, YORK)).isTrue();
      assertThat(answers(york.govnet(), other)).isTrue();
    }
  }

  @Test
  void aDocumentKeyIsReplacedByWayOfTheDescriptorAndTwoRenewals() {
    Govnet leeds = caller(LEEDS);
    Identity york = network.admit(YORK, "York", List.of(), List.of());
    served(york);
    await("york is callable", 5, () -> answers(leeds, YORK));

    VerificationKey next = york.prepareDocumentKey();
    renewed();
    await(
        "the descriptor names it",
        15,
        () -> network.authority().renew(YORK, directory()).length() > 0 && nextIsNamed(next));
    clock.pass(Duration.ofSeconds(1)); // descriptors rise by it
    publish(network.authority().renew(YORK, directory()));
    assertThat(admission().nextKey()).isEqualTo(next);
    assertThat(answers(leeds, YORK)).isTrue();

    await("york signs with it", 15, () -> isSignedBy(next));
    clock.pass(Duration.ofSeconds(1));
    publish(network.authority().renew(YORK, directory()));
    assertThat(admission().key()).isEqualTo(next);
    assertThat(admission().nextKey()).isNull();
    await("york is callable still", 5, () -> answers(leeds, YORK));
  }

  private Admission admission() {
    return directory().admission(YORK).orElseThrow();
  }

  private boolean nextIsNamed(VerificationKey next) {
    return directory()
        .descriptor(YORK)
        .map(descriptor -> next.equals(descriptor.nextKey()))
        .orElse(false);
  }

  private boolean isSignedBy(VerificationKey key) {
    return directory().signerOfDescriptor(YORK).filter(key.thumbprint()::equals).isPresent();
  }

  @Test
  void aLostKeyIsOvercomeByAHigherEpoch() {
    Govnet leeds = caller(LEEDS);
    Identity lost = network.admit(YORK, "York", List.of(), List.of());
    GovnetNode before = served(lost);
    await("york is callable", 5, () -> answers(leeds, YORK));
    before.close();

    Identity found =
        Identity.create(network.anchor().network(), YORK, folder.resolve("york-again"));
    String request = request(found);
    String thumbprint = found.documents().key().thumbprint();
    clock.pass(Duration.ofSeconds(1));
    assertThatThrownBy(() -> network.authority().admit(request, thumbprint, directory()))
        .hasMessageContaining("raise its epoch if that is lost");
    publish(network.authority().readmit(request, thumbprint, directory()));
    served(found);
    await("york is callable again", 10, () -> isThere(leeds, YORK));
    assertThat(admission().epoch()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                publish(lost.describe(1, clock.millis() + 1_000_000, List.of(), List.of(), clock)))
        .hasMessage("its epoch is 1 and its admission's 2");
  }

  @Test
  void whoLeavesIsFoundByNobodyAndComesBackWithAHigherEpoch() {
    Govnet leeds = caller(LEEDS);
    Identity york = network.admit(YORK, "York", List.of(), List.of());
    served(york);
    await("york is callable", 5, () -> answers(leeds, YORK));

    publish(york.leave(admission(), clock));
    await("york is found by nobody", 10, () -> !isThere(leeds, YORK));
    assertThatThrownBy(() -> leeds.client(Probe.class, YORK).item(Uprn.of("1"), "x"))
        .isInstanceOf(NoRoute.class)
        .hasMessageContaining("node york left at " + clock.instant());

    String request = request(york);
    String thumbprint = york.documents().key().thumbprint();
    clock.pass(Duration.ofSeconds(1));
    assertThatThrownBy(() -> network.authority().admit(request, thumbprint, directory()))
        .hasMessageContaining("raise its epoch to let it come back");
    publish(network.authority().readmit(request, thumbprint, directory()));
    await("york is back", 10, () -> isThere(leeds, YORK));
  }

  @Test
  void aRequestIsForOneAuthorityOneKeyAndThirtyDays() {
    Identity york = identity(YORK);
    String thumbprint = york.documents().key().thumbprint();
    String other =
        york.request(AuthorityId.of("elsewhere"), "York", List.of(), List.of(), List.of(), clock);
    assertThatThrownBy(() -> network.authority().admit(other, thumbprint, directory()))
        .hasMessage("the request of node york is for authority elsewhere, not local-authority");
    String good = request(york);
    assertThatThrownBy(() -> network.authority().admit(good, "another", directory()))
        .hasMessage(
            "the request of node york is signed by key "
                + thumbprint
                + ", and the institution said \"another\": ask it again, by a way that you trust");
    clock.pass(Duration.ofDays(30));
    assertThatThrownBy(() -> network.authority().admit(good, thumbprint, directory()))
        .hasMessageContaining("request/york expired at ");
  }

  @Test
  void anAdmissionIsNotAnIdentityOfAnotherNetwork() {
    Identity york = identity(YORK);
    Identity live =
        new Identity(
            NetworkId.of("uk"), YORK, york.documents(), york.messages(), folder.resolve("live"));
    assertThatThrownBy(() -> Govnet.join(live, network.anchor()))
        .hasMessage("identity uk/york is not of the anchor's network, uk-test");
    String request = live.request(AUTHORITY, "York", List.of(), List.of(), List.of(), clock);
    assertThatThrownBy(
            () ->
                network
                    .authority()
                    .admit(request, york.documents().key().thumbprint(), directory()))
        .hasMessage("request/york is for network uk, not uk-test");
  }
}
