package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.ANCHOR_KEYS;
import static org.govnet.discovery.World.CENTRE_KEY;
import static org.govnet.discovery.World.DIRECTORY;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_KEY;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.sign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.NetworkId;
import org.junit.jupiter.api.Test;

/** The bundle as a whole: protocol section 3.1, rules 1 to 3. */
class DirectoryVerifierTest {
  private final World world = new World();
  private long revision = 1;

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(DocumentRefused.class).hasMessage(message);
  }

  private byte[] under(List<String> root) {
    return world.bundle(root, world.snapshot(1, List.of()), List.of());
  }

  private void assertRootRefused(List<String> root, String message) {
    assertRefused(() -> world.verify(under(root)), message);
  }

  @Test
  void believesAGoodBundleWhole() {
    Directory directory = world.verify(world.bundle(7, world.documents()));
    assertThat(directory.leftOut()).isEmpty();
    assertThat(directory.revision()).isEqualTo(7);
    assertThat(directory.peers()).hasSize(2);
    assertThat(directory.find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint()))
        .contains(MANCHESTER_MESSAGES.key());
    assertThat(directory.find(MANCHESTER, MANCHESTER_KEY.key().thumbprint())).isEmpty();
  }

  @Test
  void refusesARootSignedByTooFew() {
    String once = sign(world.root(1), ANCHOR_KEYS.get(0));
    String message = "the root is signed by 1 of the keys of the anchor, and needs 2";
    assertRootRefused(List.of(once), message);
    assertRootRefused(List.of(once, once), message);
    assertRootRefused(List.of(), "a root has 1 to 64 signatures, not 0");
    assertRootRefused(Collections.nCopies(65, once), "a root has 1 to 64 signatures, not 65");
  }

  @Test
  void takesAnyTwoOfThreeAnchorKeys() {
    Root root = world.root(1);
    byte[] bundle = under(List.of(sign(root, ANCHOR_KEYS.get(2)), sign(root, ANCHOR_KEYS.get(0))));
    assertThat(world.verify(bundle).network()).isEqualTo(World.UK);
  }

  @Test
  void refusesRootSignaturesOverDifferentContents() {
    assertRootRefused(
        List.of(sign(world.root(1), ANCHOR_KEYS.get(0)), sign(world.root(2), ANCHOR_KEYS.get(1))),
        "the root's signatures are over different contents");
  }

  @Test
  void refusesARootSignedByAStranger() {
    assertRootRefused(
        List.of(sign(world.root(1), ANCHOR_KEYS.get(0)), sign(world.root(1), STRANGER)),
        "the root is signed by 1 of the keys of the anchor, and needs 2");
  }

  @Test
  void refusesARootThatGivesTwoHoldersOneKey() {
    assertRootRefused(
        world.signed(world.root(1, CENTRE_KEY.key())),
        "key \"" + DIRECTORY.key().thumbprint() + "\" is not one of those of the directory");
    Bundle bundle =
        world.parts(
            List.of(world.signed(world.root(1, CENTRE_KEY.key()))),
            sign(world.snapshot(1, List.of()), CENTRE_KEY),
            List.of());
    assertRefused(
        () -> world.verify(bundle),
        "key " + CENTRE_KEY.key().thumbprint() + " is held by the directory already");
  }

  @Test
  void refusesAnotherNetworksBundle() {
    Anchor test = new Anchor(NetworkId.of("uk-test"), 2, world.anchor.keys(), List.of());
    DirectoryVerifier verifier = new DirectoryVerifier(test, world.clock);
    byte[] bundle = world.bundle(1, world.documents());
    assertRefused(
        () -> verifier.verify(World.read(bundle), Memory.NONE, null),
        "root is for network uk, not uk-test");
  }

  @Test
  void leavesOutADocumentReplayedFromAnotherNetwork() {
    Authority other = new Authority(NetworkId.of("uk-test"), World.CENTRE, CENTRE_KEY, world.clock);
    String replayed = other.register(1, English.AREAS);
    assertThat(world.verify(world.bundle(1, List.of(replayed))).leftOut())
        .containsExactly("areas/centre: areas/centre is for network uk-test, not uk");
  }

  @Test
  void refusesAnExpiredRootSnapshotOrTimestamp() {
    byte[] bundle = world.bundle(1, List.of());
    String snapshot = World.read(bundle).snapshot();
    List<List<String>> roots = World.read(bundle).roots();
    world.clock.advance(Duration.ofDays(3).minusSeconds(1));
    assertThat(world.verify(bundle).revision()).isEqualTo(1);
    world.clock.advance(Duration.ofSeconds(1));
    assertRefused(() -> world.verify(bundle), "timestamp expired at 2026-08-12T12:00:00Z");
    world.clock.advance(Duration.ofDays(27));
    assertRefused(
        () -> world.verify(world.parts(roots, snapshot, List.of())),
        "snapshot expired at 2026-09-08T12:00:00Z");
    world.clock.advance(Duration.ofDays(362));
    assertRefused(() -> world.verify(bundle), "root expired at 2027-08-09T12:00:00Z");
  }

  @Test
  void refusesWhatIsFromTheFuture() {
    World ahead = new World();
    ahead.clock.advance(Duration.ofMinutes(5));
    assertThat(world.verify(ahead.bundle(1, List.of())).revision()).isEqualTo(1);
    ahead.clock.advance(Duration.ofSeconds(1));
    byte[] bundle = ahead.bundle(1, List.of());
    assertRefused(
        () -> world.verify(bundle), "snapshot is issued in the future, at 2026-08-09T12:05:01Z");
  }

  @Test
  void refusesAVersionOutOfRangeAndAnExpiryBeforeTheIssue() {
    assertRefused(
        () -> world.verify(world.bundle(0, List.of())), "snapshot has version 0, not 1 to 2^53-1");
    assertRefused(
        () -> world.verify(world.bundle(1L << 53, List.of())),
        "snapshot has version 9007199254740992, not 1 to 2^53-1");
    Snapshot backwards =
        new Snapshot(World.UK, 1, world.now(), world.now(), 1, 0, DocumentSet.EMPTY.digest());
    assertRefused(
        () -> world.verify(world.bundle(world.signed(world.root(1)), backwards, List.of())),
        "snapshot expires at 2026-08-09T12:00:00Z, not after its issue at 2026-08-09T12:00:00Z");
  }

  @Test
  void refusesARootRolledBackOrChangedWithinItsVersion() {
    List<String> first = world.signed(world.root(1));
    List<String> second = world.signed(world.root(2));
    Directory held = world.verify(under(first, second));
    assertRefused(
        () -> world.verify(chain(List.of(first)), held), "the version of root fell from 2 to 1");
    world.clock.advance(Duration.ofSeconds(1));
    List<String> other = world.signed(world.root(2));
    assertRefused(() -> world.verify(under(first, other), held), "root changed within version 2");
    List<String> third = world.signed(world.root(3));
    assertThat(world.verify(chain(List.of(first, second, third)), held).root().version())
        .isEqualTo(3);
    assertRefused(
        () -> world.verify(chain(List.of(third)), held),
        "the roots begin after root 2, which was seen here before");
    assertRefused(
        () -> world.verify(under(first, third), held),
        "root 3 does not follow root 1: roots rise by one");
  }

  private Bundle under(List<String> first, List<String> second) {
    return chain(List.of(first, second));
  }

  private Bundle chain(List<List<String>> roots) {
    long last = RootChain.claimedVersion(roots.get(roots.size() - 1));
    return world.parts(
        roots, sign(world.snapshotOf(revision++, last, List.of()), DIRECTORY), List.of());
  }

  @Test
  void refusesASnapshotRolledBackOrChangedWithinItsVersion() {
    Directory held = world.verify(world.bundle(5, List.of()));
    assertRefused(
        () -> world.verify(world.bundle(4, List.of()), held),
        "the version of snapshot fell from 5 to 4");
    world.clock.advance(Duration.ofSeconds(1));
    byte[] other = world.bundle(world.signed(held.root()), world.snapshot(5, List.of()), List.of());
    assertRefused(() -> world.verify(other, held), "snapshot changed within version 5");
  }

  @Test
  void aNewRootOvercomesADirectoryKeyThatSignedTheHighestVersion() {
    List<String> first = world.signed(world.root(1));
    Directory held = world.verify(world.bundle((1L << 53) - 1, List.of()));
    List<String> same = world.signed(world.root(2));
    assertRefused(
        () -> world.verify(under(first, same), held),
        "the version of snapshot fell from 9007199254740991 to 1");
    List<String> withdrawn = world.signed(world.root(2, STRANGER.key()));
    Bundle recovered =
        world.parts(
            List.of(first, withdrawn),
            sign(world.snapshotOf(1, 2, List.of()), STRANGER),
            List.of());
    assertThat(world.verify(recovered, held).revision()).isEqualTo(1);
  }

  @Test
  void refusesASnapshotOfAnotherRootOrByAnotherKey() {
    byte[] mixed =
        world.bundle(world.signed(world.root(2)), world.snapshot(1, List.of()), List.of());
    assertRefused(() -> world.verify(mixed), "the snapshot belongs to root 1, not 2");
    Bundle forged =
        world.parts(
            List.of(world.signed(world.root(1))),
            sign(world.snapshot(1, List.of()), CENTRE_KEY),
            List.of());
    assertRefused(
        () -> world.verify(forged),
        "key \"" + CENTRE_KEY.key().thumbprint() + "\" is not one of those of the directory");
  }

  @Test
  void refusesATimestampOfAnotherSnapshotOrByAnotherKey() {
    List<List<String>> roots = List.of(world.signed(world.root(1)));
    String snapshot = sign(world.snapshot(1, List.of()), DIRECTORY);
    String other = sign(world.snapshot(2, List.of()), DIRECTORY);
    assertRefused(
        () ->
            world.verify(
                new Bundle(roots, snapshot, world.stamp(other, World.TIMESTAMPS), List.of())),
        "the timestamp is for another snapshot than this one of revision 1");
    assertRefused(
        () ->
            world.verify(new Bundle(roots, snapshot, world.stamp(snapshot, DIRECTORY), List.of())),
        "key \""
            + DIRECTORY.key().thumbprint()
            + "\" is not one of those of the directory's timestamps");
    assertRefused(
        () ->
            world.verify(
                world.parts(
                    roots, sign(world.snapshot(1, List.of()), World.TIMESTAMPS), List.of())),
        "key \"" + World.TIMESTAMPS.key().thumbprint() + "\" is not one of those of the directory");
  }

  @Test
  void anOlderTimestampOfTheSameSnapshotIsRefused() {
    List<List<String>> roots = List.of(world.signed(world.root(1)));
    String snapshot = sign(world.snapshot(1, List.of()), DIRECTORY);
    Bundle older = world.parts(roots, snapshot, List.of());
    world.clock.advance(Duration.ofMinutes(4));
    Directory held = world.verify(world.parts(roots, snapshot, List.of()));
    assertRefused(
        () -> world.verify(older, held),
        "the timestamp is older than one seen before: it is from 2026-08-09T12:00:00Z");
  }

  @Test
  void refusesADocumentRolledBackOrChangedWithinItsVersion() {
    Directory held = world.verify(world.bundle(1, List.of(world.areas(2))));
    Root root = held.root();
    assertRefused(
        () -> world.verify(next(root, 2, world.areas(1)), held),
        "the version of areas/centre fell from 2 to 1");
    String other = world.centre().register(2, List.of());
    assertRefused(
        () -> world.verify(next(root, 2, other), held), "areas/centre changed within version 2");
  }

  private byte[] next(Root root, long version, String... documents) {
    List<String> all = List.of(documents);
    return world.bundle(world.signed(root), world.snapshot(version, all), all);
  }

  @Test
  void refusesARollbackInTwoSteps() {
    Directory held = world.verify(world.bundle(1, List.of(world.manchester(2))));
    Root root = held.root();
    Directory dropped = world.verify(next(root, 2), held);
    assertThat(dropped.admission(MANCHESTER)).isEmpty();
    assertRefused(
        () -> world.verify(next(root, 3, world.manchester(1)), dropped),
        "the version of admission/manchester fell from 2 to 1");
  }

  @Test
  void aDocumentThatWasNeverBelievedDoesNotKeepTheGoodOneOut() {
    String forged =
        new Authority(World.UK, World.CENTRE, STRANGER, world.clock)
            .register((1L << 53) - 1, List.of());
    Directory held = world.verify(world.bundle(1, List.of(forged)));
    assertThat(held.leftOut()).hasSize(1);
    Directory next = world.verify(next(held.root(), 2, world.areas(1)), held);
    assertThat(next.leftOut()).isEmpty();
    assertThat(next.areas()).hasSize(4);
  }

  @Test
  void refusesMixAndMatch() {
    Snapshot snapshot = world.snapshot(1, List.of(world.areas(1)));
    byte[] mixed = world.bundle(world.signed(world.root(1)), snapshot, List.of(world.areas(2)));
    assertThatThrownBy(() -> world.verify(mixed))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageStartingWith("the documents are not those of the snapshot: 1 with digest ");
  }

  @Test
  void refusesAMissingExtraOrDoubledDocument() {
    List<String> documents = world.documents();
    Snapshot snapshot = world.snapshot(1, documents);
    List<String> root = world.signed(world.root(1));
    assertThatThrownBy(() -> world.verify(world.bundle(root, snapshot, documents.subList(1, 6))))
        .hasMessageStartingWith("the documents are not those of the snapshot: 5 with digest ")
        .hasMessageEndingWith("and it says 6 with digest " + snapshot.digest());
    assertRefused(
        () -> world.verify(world.bundle(root, snapshot, World.plus(documents, documents.get(0)))),
        "the directory lists \"admission/manchester\" twice");
    List<String> reversed = new ArrayList<>(documents);
    Collections.reverse(reversed);
    assertThat(world.verify(world.bundle(root, snapshot, reversed)).leftOut())
        .as("the order of documents says nothing")
        .isEmpty();
  }

  @Test
  void refusesADocumentUnderAnotherNameOrVersion() {
    String areas = world.areas(1);
    assertListedRefused(
        new Listed("areas/wales", 1, areas),
        "the directory lists version 1 of areas/wales, and it is version 1 of areas/centre");
    assertListedRefused(
        new Listed("areas/centre", 2, areas),
        "the directory lists version 2 of areas/centre, and it is version 1 of areas/centre");
    assertThatThrownBy(() -> new Listed("areas/\n" + "x".repeat(1000), 1, areas))
        .hasMessage("\"areas/\\u000a" + "x".repeat(73) + "…\" is no document's name");
  }

  private void assertListedRefused(Listed listed, String message) {
    String snapshot = sign(world.snapshotOf(1, 1, List.of(listed)), DIRECTORY);
    assertRefused(
        () ->
            world.verify(
                world.parts(List.of(world.signed(world.root(1))), snapshot, List.of(listed))),
        message);
  }

  @Test
  void anEpochOvercomesANodeKeyThatSignedTheHighestVersion() {
    String stolen = world.manchesterDescriptor((1L << 53) - 1);
    Directory held = world.verify(world.bundle(1, List.of(world.manchester(1), stolen)));
    assertThat(held.leftOut()).isEmpty();
    String readmitted = readmit(2, 2);
    Directory voided = world.verify(next(held.root(), 2, readmitted, stolen), held);
    assertThat(voided.leftOut())
        .containsExactly("descriptor/manchester: its epoch is 1 and its admission's 2");
    String fresh = sign(world.descriptor(MANCHESTER, 1, 2, MANCHESTER_MESSAGES.key()), STRANGER);
    Directory recovered = world.verify(next(held.root(), 3, readmitted, fresh), voided);
    assertThat(recovered.leftOut()).isEmpty();
    assertThat(recovered.peers()).hasSize(1);
    assertThat(world.verify(next(held.root(), 4, readmit(3, 1), fresh), recovered).leftOut())
        .containsExactlyInAnyOrder(
            "admission/manchester: the epoch of node manchester fell from 2 to 1",
            "descriptor/manchester: node manchester is not admitted");
  }

  private String readmit(long version, int epoch) {
    return world
        .centre()
        .admit(
            version,
            epoch,
            MANCHESTER,
            "Manchester City Council",
            STRANGER.key(),
            List.of(),
            List.of(),
            List.of("manchester.example"));
  }
}
