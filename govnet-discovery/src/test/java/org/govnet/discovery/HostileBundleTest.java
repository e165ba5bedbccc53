package org.govnet.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Jws;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a mirror sends, it is refused in one way only, or it is what was signed. */
class HostileBundleTest {
  private final World world = new World();
  private final List<String> documents =
      List.of(world.manchester(1), world.manchesterDescriptor(1), world.designation(1));
  private final byte[] bundle = world.bundle(3, documents);
  private final Directory good = world.verify(bundle);

  /** Believed as the same as before, or refused; never another exception, never other content. */
  private boolean refused(byte[] bytes) {
    Directory directory;
    try {
      directory = world.verifier.verify(World.read(bytes), Memory.NONE, good);
    } catch (DocumentRefused e) {
      assertThat(e.getMessage()).doesNotContain("org.govnet", "jackson");
      return true;
    }
    // White space, or an unknown member, is nobody's statement.
    assertThat(directory.root()).isEqualTo(good.root());
    assertThat(directory.snapshot().document()).isEqualTo(good.snapshot().document());
    assertThat(directory.documents().digest()).isEqualTo(good.documents().digest());
    assertThat(directory.index().documents().keySet()).isEqualTo(good.index().documents().keySet());
    return false;
  }

  @Test
  void everyFlippedByteIsRefused() {
    int accepted = 0;
    // Every other byte, for time's sake; which bit goes round.
    for (int i = 0; i < bundle.length; i += 2) {
      byte[] flipped = bundle.clone();
      flipped[i] ^= (byte) (1 << (i / 2 % 8));
      accepted += refused(flipped) ? 0 : 1;
    }
    assertThat(accepted).isZero();
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < bundle.length; length += 31) {
      assertThat(refused(Arrays.copyOf(bundle, length))).as("%d bytes", length).isTrue();
    }
  }

  @Test
  void randomSplicesAreRefusedOrTheSame() {
    Random random = new Random(20260809);
    for (int round = 0; round < 200; round++) {
      byte[] spliced = bundle.clone();
      int from = random.nextInt(bundle.length);
      int to = random.nextInt(bundle.length);
      int length = random.nextInt(Math.min(200, bundle.length - Math.max(from, to)));
      System.arraycopy(bundle, from, spliced, to, length);
      boolean unused = refused(spliced);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"timestamp\":\"\",\"roots\":null,\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[null],\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[\"\"],\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[\"..\"],\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[\"\u00e9.\u0141.\"],\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":{},\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":\"\",\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[[]],\"snapshot\":\"\",\"documents\":[]}",
        "{\"timestamp\":\"\",\"roots\":[5],\"snapshot\":5,\"documents\":[5]}",
      })
  void everyOtherShapeIsRefused(String json) {
    assertThat(refused(json.getBytes(UTF_8))).isTrue();
  }

  @Test
  void deepNestingIsRefusedWithoutAStackOverflow() {
    String deep = "{\"x\":" + "[".repeat(1_000_000);
    assertThat(refused(deep.getBytes(UTF_8))).isTrue();
  }

  @Test
  void aPayloadOfAnyShapeIsRefusedEvenFromTheAnchor() {
    String root = new String(WireJson.write(world.root(1)), UTF_8);
    for (String[] change :
        new String[][] {
          {"\"threshold\":2", "\"threshold\":\"2\""},
          {"\"anchorKeys\":[", "\"anchorKeys\":[null,"},
          {"\"authorities\":[", "\"authorities\":[null,"},
          {"\"nodes\":[", "\"nodes\":[null,"},
          {"\"privateAddresses\":true", "\"privateAddresses\":1"},
          {"\"network\":\"uk\"", "\"network\":\"UK\""},
          {"\"version\":1", "\"version\":1e400"},
          {"2026-08-09T12:00:00Z", "+999999999-12-31T23:59:59Z"},
          {"2026-08-09T12:00:00Z", "2026-02-30T12:00:00Z"},
        }) {
      assertThat(root).contains(change[0]);
      byte[] payload = root.replace(change[0], change[1]).getBytes(UTF_8);
      List<String> signed =
          List.of(
              Jws.sign("govnet-root+jws", payload, World.ANCHOR_KEYS.get(0)),
              Jws.sign("govnet-root+jws", payload, World.ANCHOR_KEYS.get(1)));
      assertThat(refused(world.bundle(signed, good.snapshot().document(), documents)))
          .as(change[1])
          .isTrue();
    }
  }

  @Test
  void tenThousandKeysAreNotParsedBeforeTheSignatureIsChecked() {
    SigningKey stranger = SigningKey.generate(Algorithm.ED25519);
    String key = new String(WireJson.write(stranger.key()), UTF_8);
    String payload =
        "{\"node\":\"manchester\",\"version\":2,\"epoch\":1,\"messageKeys\":["
            + (key + ",").repeat(6_000)
            + "{\"kty\":\"none\"}]}";
    String document = Jws.sign("govnet-descriptor+jws", payload.getBytes(UTF_8), stranger);
    // A refusal for the signer, and not for the key of no kind, shows that none was read.
    assertThatThrownBy(
            () ->
                new DocumentOpener(good.root(), false)
                    .open(
                        World.listed(document),
                        DocumentOpener.parse(document),
                        Claim.of(DocumentOpener.parse(document)),
                        good.index().admissions()::get))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageStartingWith("JWS is signed by key ");
  }
}
