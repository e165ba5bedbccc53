package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

class VouchersTest {
  private final World world = new World();
  private final VouchedKeys keys = new VouchedKeys(world.anchor);
  private final String manchesters = World.MANCHESTER_MESSAGES.key().thumbprint();

  private boolean vouchesAt(Instant at) {
    return keys.view().find(World.MANCHESTER, manchesters, at).isPresent();
  }

  private void add(Vouchers vouchers) {
    vouchers.roots().forEach(keys::addRoot);
    keys.addAdmission(vouchers.admission());
    keys.addDescriptor(vouchers.descriptor());
  }

  private Vouchers manchester() {
    Directory directory = world.verify(world.bundle(1, world.documents()));
    return Vouchers.of(directory, World.MANCHESTER).orElseThrow();
  }

  @Test
  void whatADirectoryHasVouchesForAKeyByTheAnchorAlone() {
    Vouchers vouchers = manchester();
    assertThat(vouchers.keys()).containsExactly(manchesters);
    assertThat(vouchers.until()).isEqualTo(world.now().plus(Duration.ofDays(7)));
    add(vouchers);
    add(vouchers);
    assertThat(vouchesAt(world.now())).isTrue();
    assertThat(vouchesAt(world.now().minusSeconds(299))).isTrue();
    assertThat(vouchesAt(world.now().minusSeconds(301))).isFalse();
    assertThat(vouchesAt(vouchers.until().plusSeconds(299))).isTrue();
    assertThat(vouchesAt(vouchers.until().plusSeconds(301))).isFalse();
    assertThat(keys.view().find(World.SWANSEA, manchesters, world.now())).isEmpty();
  }

  @Test
  void nobodyVouchesForWhomTheDirectoryDoesNotBelieve() {
    Directory directory =
        world.verify(world.bundle(1, List.of(world.manchester(1), world.areas(1))));
    assertThat(Vouchers.of(directory, World.MANCHESTER)).isEmpty();
    assertThat(Vouchers.of(directory, World.SWANSEA)).isEmpty();
  }

  @Test
  void aStrangersDocumentsVouchForNobody() {
    Vouchers good = manchester();
    good.roots().forEach(keys::addRoot);
    String strange =
        new Authority(World.UK, World.CENTRE, World.STRANGER, world.clock)
            .admit(
                1,
                World.MANCHESTER,
                "Manchester",
                World.STRANGER.key(),
                List.of(),
                List.of(),
                List.of());
    assertThatThrownBy(() -> keys.addAdmission(strange))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageContaining("which no root names");
    assertThatThrownBy(() -> keys.addDescriptor(good.descriptor()))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageContaining("which nobody admitted");
  }

  @Test
  void anAuthorityVouchesWithinItsScopeAlone() {
    world.signed(world.root(1));
    keys.addRoot(world.signed(world.root(1)));
    SigningKey document = World.MANCHESTER_KEY;
    keys.addAdmission(
        world
            .wales()
            .admit(
                1,
                World.MANCHESTER,
                "Manchester",
                document.key(),
                List.of(World.MANCHESTER_AREA),
                List.of(),
                List.of("manchester.example")));
    keys.addDescriptor(world.manchesterDescriptor(1));
    assertThat(vouchesAt(world.now())).isFalse();
  }

  @Test
  void withoutARootThatLeadsFromTheAnchorNobodyVouches() {
    Vouchers good = manchester();
    assertThatThrownBy(() -> keys.addAdmission(good.admission()))
        .isInstanceOf(DocumentRefused.class)
        .hasMessage("there is no root before it");
    keys.addRoot(List.of(Documents.sign(world.root(1), World.STRANGER)));
    assertThatThrownBy(() -> keys.addAdmission(good.admission()))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageStartingWith("no root before it leads from the anchor: ");
  }

  /** A view is of its moment, so that what verifies does not hang on which thread is first. */
  @Test
  void aViewDoesNotChange() {
    var before = keys.view();
    add(manchester());
    assertThat(before.find(World.MANCHESTER, manchesters, world.now())).isEmpty();
    assertThat(vouchesAt(world.now())).isTrue();
  }
}
