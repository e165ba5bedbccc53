package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.govnet.api.ContractId;
import org.govnet.trust.Jws;
import org.junit.jupiter.api.Test;

class QuickDocumentsTest {
  private final World world = new World();
  private final Admission admission =
      (Admission) quick(payload(world.manchester(7)), Admission.class);
  private final Descriptor descriptor =
      new Descriptor(
          World.UK,
          World.MANCHESTER,
          9,
          2,
          world.now(),
          world.inAYear(),
          List.of(World.MANCHESTER_MESSAGES.key(), World.STRANGER.key()),
          World.SWANSEA_KEY.key(),
          List.of(
              World.replica("https://a.example:8443/govnet"),
              new Replica(URI.create("https://b.example"), "p".repeat(43))),
          List.of(World.SERVICE, new ServiceOffer(ContractId.of("tax-enquiry"), 12)));

  private static byte[] payload(String compact) {
    return Jws.parse(compact).unverifiedPayload();
  }

  private static Document quick(byte[] json, Class<?> type) {
    return Objects.requireNonNull(QuickDocuments.read(json, type), "not read");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object document) {
    return new String(WireJson.write(document), StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatWireJsonReads() {
    assertThat(quick(WireJson.write(descriptor), Descriptor.class)).isEqualTo(descriptor);
    assertThat(admission).isEqualTo(WireJson.read(payload(world.manchester(7)), Admission.class));
    Descriptor caller = world.descriptor(World.SWANSEA, 3, 1, World.SWANSEA_MESSAGES.key());
    assertThat(quick(WireJson.write(caller), Descriptor.class)).isEqualTo(caller);
  }

  @Test
  void aClaimIsTheSameByEitherWay() {
    assertThat(QuickDocuments.claim(WireJson.write(descriptor), DocumentKind.DESCRIPTOR))
        .isEqualTo(Claim.of(descriptor));
    assertThat(QuickDocuments.claim(WireJson.write(admission), DocumentKind.ADMISSION))
        .isEqualTo(Claim.of(admission));
  }

  @Test
  void saysNothingOfAnotherSpelling() {
    String json = text(descriptor);
    List<String> others =
        List.of(
            " " + json,
            json + " ",
            json + "}",
            json.substring(0, json.length() - 1),
            json.replace("\"version\":9", "\"version\":09"),
            json.replace("\"version\":9", "\"version\":9.0"),
            json.replace("\"version\":9", "\"version\":-9"),
            json.replace("\"version\":9", "\"version\":9007199254740993"),
            json.replace("\"version\":9", "\"version\":\"9\""),
            json.replace("\"epoch\":2", "\"epoch\":2147483648"),
            json.replace("\"epoch\":2", "\"epoch\":2,\"epoch\":2"),
            json.replace("\"epoch\":2,", ""),
            json.replace("a.example", "a.ex\\u0061mple"),
            json.replace("a.example", "ä.example"),
            json.replace("tax-enquiry", "Tax"),
            json.replace("\"version\":12", "\"version\":1000"),
            json.replace(
                "\"kty\":\"OKP\",\"crv\":\"Ed25519\"", "\"crv\":\"Ed25519\",\"kty\":\"OKP\""),
            json.replace("],\"services\"", ",],\"services\""),
            json.replace("]}", "],\"more\":1}"));
    for (String other : others) {
      assertThat(other).isNotEqualTo(json);
      assertThat(QuickDocuments.read(bytes(other), Descriptor.class)).as(other).isNull();
    }
    IntStream.range(0, json.length())
        .forEach(
            length ->
                assertThat(QuickDocuments.read(bytes(json.substring(0, length)), Descriptor.class))
                    .isNull());
  }

  @Test
  void namesThatAreNotAsciiAreLeftToWireJson() {
    String welsh = text(admission).replace("Manchester City Council", "Cyngor Môn");
    assertThat(QuickDocuments.read(bytes(welsh), Admission.class)).isNull();
    assertThat(Documents.read(bytes(welsh), Admission.class).name()).isEqualTo("Cyngor Môn");
  }

  @Test
  void otherKindsAreLeftToWireJson() {
    assertThat(QuickDocuments.read(payload(world.areas(1)), AreaRegister.class)).isNull();
    assertThat(QuickDocuments.claim(payload(world.areas(1)), DocumentKind.AREAS)).isNull();
  }
}
