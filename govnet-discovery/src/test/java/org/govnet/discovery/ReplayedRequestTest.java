package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.CENTRE;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.UK;
import static org.govnet.discovery.World.WALES;
import static org.govnet.discovery.World.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.NetworkId;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

/** Requests for admission that were good once, elsewhere, or never. */
class ReplayedRequestTest {
  private final World world = new World();
  private final Directory before = world.verify(world.bundle(1, world.documents()));

  private String request(AuthorityId authority, SigningKey key) {
    return request(UK, authority, key);
  }

  private String request(NetworkId network, AuthorityId authority, SigningKey key) {
    return new Identity(network, MANCHESTER, key, MANCHESTER_MESSAGES, Path.of("unused"))
        .request(
            authority,
            "Manchester City Council",
            List.of(),
            List.of(),
            List.of("manchester.example"),
            world.clock);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(DocumentRefused.class).hasMessageContaining(message);
  }

  private Directory with(String... more) {
    List<String> all = World.plus(world.documents(), more);
    return world.verify(
        world.bundle(world.signed(before.root()), world.snapshot(2, all), all), before);
  }

  @Test
  void anOldRequestAfterARevocationAdmitsNobody() {
    String old = request(CENTRE, MANCHESTER_KEY);
    String thumbprint = MANCHESTER_KEY.key().thumbprint();
    Directory held = with(world.centre().revoke(MANCHESTER, "stolen", before));
    assertRefused(
        () -> world.centre().admit(old, thumbprint, held), "raise its epoch to let it come back");
  }

  @Test
  void anOldRequestAfterADepartureAdmitsNobody() {
    String old = request(CENTRE, MANCHESTER_KEY);
    Directory held =
        with(
            sign(
                new Departure(
                    UK, MANCHESTER, 1, 1, world.now(), world.now().plus(Duration.ofDays(7))),
                MANCHESTER_KEY));
    assertRefused(
        () -> world.centre().admit(old, MANCHESTER_KEY.key().thumbprint(), held),
        "raise its epoch to let it come back");
  }

  @Test
  void aRequestForAnotherAuthorityNetworkOrKeyOrAnExpiredOneAdmitsNobody() {
    String good = request(CENTRE, MANCHESTER_KEY);
    String thumbprint = MANCHESTER_KEY.key().thumbprint();
    assertThat(world.centre().admit(good, thumbprint, before)).isNotEmpty();
    assertRefused(
        () -> world.wales().admit(good, thumbprint, before),
        "is for authority centre, not welsh-government");
    assertRefused(
        () -> world.centre().admit(request(WALES, MANCHESTER_KEY), thumbprint, before),
        "is for authority welsh-government, not centre");
    assertRefused(
        () ->
            world
                .centre()
                .admit(
                    request(NetworkId.of("uk-test"), CENTRE, MANCHESTER_KEY), thumbprint, before),
        "is for network uk-test, not uk");
    assertRefused(
        () -> world.centre().admit(request(CENTRE, STRANGER), STRANGER.key().thumbprint(), before),
        "is admitted with key " + thumbprint + " already");
    assertRefused(
        () -> world.centre().admit(request(CENTRE, STRANGER), thumbprint, before),
        "ask it again, by a way that you trust");
    world.clock.advance(Duration.ofDays(30));
    assertRefused(
        () -> world.centre().admit(good, thumbprint, before),
        "request/manchester expired at 2026-09-08T12:00:00Z");
  }

  @Test
  void everyFlippedCharacterOfARequestIsRefused() {
    String good = request(CENTRE, MANCHESTER_KEY);
    for (int i = 0; i < good.length(); i++) {
      String flipped =
          good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1);
      assertThatThrownBy(() -> AdmissionRequests.open(flipped, UK, world.now()))
          .as("character %d", i)
          .isInstanceOf(DocumentRefused.class);
    }
  }

  /**
   * Every kind of document, each character changed, listed by somebody with the directory's keys.
   */
  @Test
  void everyFlippedCharacterOfADocumentIsRefusedOrLeftOut() {
    List<String> all =
        World.plus(
            world.documents(),
            world.wales().revoke(World.SWANSEA, "closed", before),
            sign(
                new Departure(
                    UK, MANCHESTER, 1, 1, world.now(), world.now().plus(Duration.ofDays(7))),
                MANCHESTER_KEY));
    List<List<String>> roots = List.of(world.signed(world.root(1)));
    for (int which = 0; which < all.size(); which++) {
      String good = all.get(which);
      Listed listed = World.listed(good);
      List<Listed> others = new java.util.ArrayList<>(World.listed(all));
      others.remove(which);
      for (int i = which % 5; i < good.length(); i += 5) {
        String flipped =
            good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1);
        List<Listed> documents = new java.util.ArrayList<>(others);
        documents.add(new Listed(listed.name(), listed.version(), flipped));
        Bundle bundle =
            world.parts(roots, sign(world.snapshotOf(1, 1, documents), World.DIRECTORY), documents);
        try {
          assertThat(world.verify(bundle).index().believed(listed.name()))
              .as("character %d of %s", i, listed)
              .isNull();
        } catch (DocumentRefused e) {
          assertThat(e).hasMessageNotContaining("org.govnet");
        }
      }
    }
  }

  @Test
  void everyFlippedByteOfChangesIsRefusedOrTheSame() {
    byte[] next = world.bundle(2, World.plus(world.documents().subList(0, 5)));
    Changes changes = Siege.changes(World.read(next), before);
    Directory good = world.verifier.apply(changes, before);
    byte[] bytes = WireJson.write(changes);
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      try {
        Directory taken = world.verifier.apply(WireJson.read(flipped, Changes.class), before);
        assertThat(taken.tag()).as("byte %d", i).isEqualTo(good.tag());
        assertThat(taken.documents().digest()).isEqualTo(good.documents().digest());
      } catch (DocumentRefused | BodyRefused e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
