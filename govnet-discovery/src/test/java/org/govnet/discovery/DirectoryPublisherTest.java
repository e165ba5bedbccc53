package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.SERVICE;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.SWANSEA;
import static org.govnet.discovery.World.SWANSEA_KEY;
import static org.govnet.discovery.World.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.AreaCode;
import org.govnet.store.FileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryPublisherTest {
  private static final Duration DESCRIPTOR_VALIDITY = Duration.ofDays(7);

  @TempDir private Path folder;
  private final World world = new World();
  private final List<String> root = world.signed(world.root(1));

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private DirectoryPublisher publisher() {
    return publisher(root);
  }

  /** As after a restart: the one before lets go of the store. */
  private DirectoryPublisher publisher(List<String> under) {
    return publisher(under, World.DIRECTORY_KEYS);
  }

  private DirectoryPublisher publisher(List<String> under, DirectoryKeys keys) {
    try {
      close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    open.clear();
    FileStore store = new FileStore(folder);
    open.add(store);
    DirectoryPublisher publisher =
        new DirectoryPublisher(world.anchor, under, keys, store, world.clock);
    open.add(0, publisher);
    return publisher;
  }

  private DirectoryPublisher published() {
    DirectoryPublisher publisher = publisher();
    publisher.accept(world.documents());
    return publisher;
  }

  /** Asserts that the call is refused so, and that nothing is published by it. */
  private static void assertRefused(
      DirectoryPublisher publisher, ThrowingCallable call, String message) {
    Directory before = publisher.current();
    assertThatThrownBy(call).isInstanceOf(DocumentRefused.class).hasMessage(message);
    assertThat(publisher.current()).isSameAs(before);
  }

  @Test
  void publishesWhatVerifies() {
    DirectoryPublisher publisher = published();
    assertThat(publisher.current().leftOut()).isEmpty();
    assertThat(publisher.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Found.class);
    assertThat(world.verify(publisher.current().bundle()).peers()).hasSize(2);
  }

  @Test
  void whatIsPublishedAlreadyMakesNoNewSnapshot() {
    DirectoryPublisher publisher = published();
    long revision = publisher.current().revision();
    publisher.accept(world.documents());
    assertThat(publisher.current().revision()).isEqualTo(revision);
  }

  @Test
  void publishesAllOfABatchOrNothing() {
    DirectoryPublisher publisher = publisher();
    String forged = sign(world.descriptor(SWANSEA, 1, 1, STRANGER.key()), STRANGER);
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(world.manchester(1), world.swansea(1), forged)),
        "JWS is signed by key \"%s\", not by %s"
            .formatted(STRANGER.key().thumbprint(), SWANSEA_KEY.key().thumbprint()));
    assertThat(publisher.current().admission(MANCHESTER)).isEmpty();
  }

  @Test
  void refusesWhatAReaderWouldLeaveOut() {
    DirectoryPublisher publisher = published();
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(world.wales().register(1, English.AREAS))),
        "areas/welsh-government: authority welsh-government has no scope over area E08000003,"
            + " only [W*]");
    assertRefused(
        publisher,
        () -> publisher.accept(List.of("nonsense")),
        "JWS must have three parts with dots between: \"nonsense\"");
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(sign(world.root(2), World.ANCHOR_KEYS.get(0)))),
        "a root does not belong in a snapshot");
    assertRefused(
        publisher,
        () ->
            publisher.accept(
                List.of(
                    sign(world.descriptor(SWANSEA, 2, 1, MANCHESTER_MESSAGES.key()), SWANSEA_KEY))),
        "descriptor/swansea: key "
            + MANCHESTER_MESSAGES.key().thumbprint()
            + " is held by node manchester for messages already");
  }

  @Test
  void refusesARollbackAndAChangeWithinAVersion() {
    DirectoryPublisher publisher = published();
    String older = world.manchesterDescriptor(2);
    publisher.accept(List.of(world.manchesterDescriptor(3)));
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(older)),
        "the version of descriptor/manchester fell from 3 to 2");
    world.clock.advance(Duration.ofSeconds(1));
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(world.manchesterDescriptor(3))),
        "descriptor/manchester changed within version 3");
  }

  @Test
  void aRestartRestoresWhatWasPublished() {
    long revision = published().current().revision();
    DirectoryPublisher again = publisher();
    assertThat(again.current().revision()).isEqualTo(revision);
    assertThat(again.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void startsAgainAfterMoreDaysThanASnapshotHolds() {
    assertThat(published().current().peers()).hasSize(2);
    world.clock.advance(Duration.ofDays(5));
    assertThat(publisher().current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void startsAgainUnderANewRoot() {
    long revision = published().current().revision();
    DirectoryPublisher again = publisher(world.signed(world.root(2)));
    assertThat(again.current().revision()).isEqualTo(revision + 1);
    assertThat(again.current().peers()).hasSize(2);
    assertThat(publisher().current().root().version()).as("an older root is not news").isEqualTo(2);
  }

  @Test
  void anExpiredDocumentStopsNeitherRenewingNorOthers() {
    DirectoryPublisher publisher = published();
    world.clock.advance(DESCRIPTOR_VALIDITY.plusDays(1));
    publisher.accept(List.of(world.swanseaDescriptor(2)));
    publisher.renew();
    publisher.renew();
    assertThat(publisher.current().leftOut())
        .containsExactly(
            "descriptor/manchester: descriptor/manchester expired at 2026-08-16T12:00:00Z");
    publisher.accept(List.of(world.manchesterDescriptor(2)));
    assertThat(publisher.current().leftOut()).isEmpty();
  }

  @Test
  void anExpiredDocumentsVersionIsNotForgotten() {
    DirectoryPublisher publisher = published();
    Descriptor shorter = world.descriptor(MANCHESTER, 3, 1, MANCHESTER_MESSAGES.key());
    String expiresSooner =
        sign(
            new Descriptor(
                World.UK,
                MANCHESTER,
                3,
                1,
                shorter.issuedAt(),
                shorter.issuedAt().plusSeconds(60),
                shorter.messageKeys(),
                null,
                shorter.replicas(),
                shorter.services()),
            MANCHESTER_KEY);
    String older = world.manchesterDescriptor(2);
    publisher.accept(List.of(expiresSooner));
    world.clock.advance(Duration.ofSeconds(60));
    publisher.renew();
    publisher.renew();
    String message = "the version of descriptor/manchester fell from 3 to 2";
    assertRefused(publisher, () -> publisher.accept(List.of(older)), message);
    DirectoryPublisher again = publisher();
    assertRefused(again, () -> again.accept(List.of(older)), message);
  }

  @Test
  void aDesignationOutlivesTheExpiryOfItsLeadsAdmission() {
    DirectoryPublisher publisher = published();
    world.clock.advance(Duration.ofDays(200));
    Authority centre = world.centre();
    publisher.accept(List.of(centre.designate(2, PLANNING, MANCHESTER, List.of())));
    world.clock.advance(Duration.ofDays(164));
    publisher.renew();
    assertThat(publisher.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Unsupported.class);
    // The fixture's root expires with the admission, so a new root comes as it would in life.
    DirectoryPublisher next = publisher(world.signed(world.root(2)));
    world.clock.advance(Duration.ofDays(2));
    next.renew();
    next.renew();
    assertThat(next.current().admission(MANCHESTER)).isEmpty();
    assertThat(next.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.NotRegistered.class);
    next.accept(List.of(world.manchester(2), world.manchesterDescriptor(2)));
    assertThat(next.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void anAreaRegisterIsSupersededAndExpiresLikeAnyDocument() {
    DirectoryPublisher publisher = published();
    publisher.accept(List.of(world.centre().register(2, English.AREAS.subList(0, 1))));
    assertThat(publisher.current().areas()).hasSize(1);
    Area swansea = new Area(AreaCode.of("W06000011"), "Swansea", org.govnet.api.Tier.SINGLE, null);
    publisher.accept(List.of(world.wales().register(1, List.of(swansea))));
    assertThat(publisher.current().areas()).hasSize(2);
  }

  @Test
  void aWithdrawnCapabilityTakesTheDesignationOutOfForce() {
    DirectoryPublisher publisher = published();
    publisher.accept(
        List.of(
            world
                .centre()
                .admit(
                    2,
                    MANCHESTER,
                    "Manchester City Council",
                    MANCHESTER_KEY.key(),
                    List.of(),
                    List.of(),
                    List.of("manchester.example"))));
    assertThat(publisher.current().leftOut())
        .containsExactly(
            "designation/planning: node manchester is not admitted with capability planning");
    assertThat(publisher.current().lead(PLANNING, SERVICE))
        .isInstanceOf(Lookup.NotRegistered.class);
  }

  @Test
  void aStolenNodeKeyIsReplacedThroughTheEpoch() {
    DirectoryPublisher publisher = published();
    publisher.accept(List.of(world.manchesterDescriptor((1L << 53) - 1)));
    publisher.accept(
        List.of(
            world
                .centre()
                .admit(
                    2,
                    2,
                    MANCHESTER,
                    "Manchester City Council",
                    STRANGER.key(),
                    List.of(),
                    List.of(PLANNING),
                    List.of("manchester.example"))));
    assertThat(publisher.current().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint()))
        .isEmpty();
    assertRefused(
        publisher,
        () -> publisher.accept(List.of(world.manchesterDescriptor(7))),
        "its epoch is 1 and its admission's 2");
    publisher.accept(
        List.of(sign(world.descriptor(MANCHESTER, 1, 2, World.key().key()), STRANGER)));
    assertThat(publisher.current().leftOut()).isEmpty();
    assertThat(publisher.current().lead(PLANNING, SERVICE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void refusesASignerThatTheRootDoesNotName() {
    assertThatThrownBy(() -> publisher(root, new DirectoryKeys(STRANGER, World.TIMESTAMPS)))
        .isInstanceOf(DocumentRefused.class)
        .hasMessage(
            "key \"" + STRANGER.key().thumbprint() + "\" is not one of those of the directory");
    assertThatThrownBy(() -> publisher(List.of()))
        .isInstanceOf(DocumentRefused.class)
        .hasMessage("the root has no signature");
  }
}
