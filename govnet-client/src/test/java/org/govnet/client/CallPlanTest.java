package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallPlanTest {
  private static String target(String operation, @Nullable Object... arguments) {
    return Peers.plan(operation).encode(arguments).target();
  }

  @Test
  void saysItsNameAsPeopleWriteIt() {
    assertThat(Peers.plan("parcel").label()).isEqualTo("parcels v2 parcel");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "AZaz09-._~, AZaz09-._~",
        "a b, a%20b",
        "a+b, a%2Bb",
        "100%, 100%25",
        "%2F, %252F",
        "a&b=c?d#e, a%26b%3Dc%3Fd%23e",
        ";:@, %3B%3A%40",
        "café, caf%C3%A9",
        "Ynys Môn, Ynys%20M%C3%B4n",
        "😀, %F0%9F%98%80",
        "a😀b é, a%F0%9F%98%80b%20%C3%A9",
        "..., ...",
        "'\"<>|^`{}[], %27%22%3C%3E%7C%5E%60%7B%7D%5B%5D",
      })
  void encodesAllButUnreservedCharactersInPathAndQuery(String value, String encoded) {
    assertThat(target("parcel", value)).isEqualTo("/parcels/v2/parcels/" + encoded);
    assertThat(target("count", value)).isEqualTo("/parcels/v2/counts?of=" + encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\\b", "a\nb", "\0", "\u007f", "\u0085"})
  void refusesWhatNoPathCarriesSafely(String value) {
    assertThatThrownBy(() -> target("parcel", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("parcels v2 parcel: path parameter id cannot be \"");
  }

  @Test
  void encodesInAQueryWhatAPathRefuses() {
    assertThat(target("count", "/\\\n")).isEqualTo("/parcels/v2/counts?of=%2F%5C%0A");
    assertThat(target("count", "")).isEqualTo("/parcels/v2/counts?of=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ude00", "\ud83dx", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void refusesHalfASurrogatePair(String value) {
    assertThatThrownBy(() -> target("parcel", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half of a surrogate pair");
    assertThatThrownBy(() -> target("count", value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesEveryKindOfQueryParameter() {
    assertThat(target("search", "x y", 5, Colour.DARK_BLUE, Uprn.of("100023336956"), -7L, true))
        .isEqualTo(
            "/parcels/v2/parcels?q=x%20y&size=5&colour=dark-blue&uprn=100023336956&after=-7"
                + "&open=true");
  }

  @Test
  void leavesOutNullsAndLeavesDefaultsToTheNode() {
    assertThat(target("search", null, null, null, null, null, false))
        .isEqualTo("/parcels/v2/parcels?open=false");
  }

  @Test
  void bindsPathVariablesByName() {
    assertThat(target("paint", Colour.RED, "p-1")).isEqualTo("/parcels/v2/parcels/p-1/paint/red");
  }

  @Test
  void refusesANullThatTheContractRequires() {
    assertThatThrownBy(() -> target("parcel", (Object) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parcels v2 parcel: path parameter id must not be null");
    assertThatThrownBy(() -> target("count", (Object) null))
        .hasMessage("parcels v2 count: query parameter of must not be null");
    assertThatThrownBy(() -> target("post", (Object) null))
        .hasMessage("parcels v2 post: the body must not be null");
    assertThatThrownBy(() -> target("deliver", null, new Parcel("a", null)))
        .hasMessage("parcels v2 deliver: the Idempotency-Key must not be null");
  }

  @Test
  void sendsTheCallersKey() {
    Encoded encoded =
        Peers.plan("deliver")
            .encode(new Object[] {IdempotencyKey.of("case-7"), new Parcel("a", "né")});

    assertThat(encoded.key()).isEqualTo("case-7");
    assertThat(encoded.hasBody()).isTrue();
    assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"a\",\"note\":\"né\"}");
  }

  @Test
  void makesAKeyForEachCallWithoutOne() {
    Object[] arguments = {Colour.RED, "p"};
    Encoded first = Peers.plan("paint").encode(arguments);
    Encoded second = Peers.plan("paint").encode(arguments);

    assertThat(first.key()).hasSize(36).isNotEqualTo(second.key());
    assertThat(first.hasBody()).isFalse();
    assertThat(first.body()).isEmpty();
  }

  @Test
  void sendsNoKeyWithWhatIsNotIdempotent() {
    assertThat(Peers.plan("parcel").encode(new Object[] {"p"}).key()).isNull();
    assertThat(Peers.unkeyed("post").encode(new Object[] {new Parcel("a", null)}).key()).isNull();
  }

  @Test
  void refusesABodyThatNoPeerTakes() {
    Parcel huge = new Parcel("x".repeat(1 << 20), null);

    assertThatThrownBy(() -> Peers.plan("post").encode(new Object[] {huge}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "parcels v2 post: the body has 1048587 bytes, and a message takes at most 1048576");
  }

  @Test
  void throwsATypedProblemWhereTheContractNamesIt() {
    Problem problem =
        Problem.of(404, "parcel-not-found", Party.CALLER, "No such parcel", "there is no p");

    assertThat(Peers.plan("parcel").problem(problem)).isInstanceOf(ParcelNotFound.class);
    assertThat(Peers.plan("post").problem(problem)).hasSameClassAs(new ProblemException(problem));
    assertThat(Peers.plan("parcel").problem(problem).problem()).isSameAs(problem);
  }

  @Test
  void readsAnAnswerByItsContract() {
    byte[] body = "{\"name\":\"a\",\"more\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(Peers.plan("parcel").decode(body)).isEqualTo(new Parcel("a", null));
    assertThat(Peers.plan("post").answers()).isFalse();
    assertThat(URI.create("https://a.test" + target("parcel", "p")).getRawPath())
        .isEqualTo("/parcels/v2/parcels/p");
  }
}
