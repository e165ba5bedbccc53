package org.govnet.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.govnet.api.FieldError;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies: protocol section 4.2. */
class WireJsonTest {
  /** One of everything; all are nullable, so that a test names only what it is about. */
  record All(
      @Nullable String text,
      @Nullable Integer whole,
      @Nullable Long big,
      @Nullable Boolean flag,
      @Nullable Double real,
      @Nullable BigDecimal money,
      @Nullable Tier tier,
      @Nullable NodeId node,
      @Nullable Instant at,
      @Nullable LocalDate date,
      @Nullable List<Item> items,
      @Nullable Map<String, Integer> counts,
      @Nullable All inner) {}

  record Item(String name, int count, @Nullable String note) {}

  record Odd(@JsonProperty("a/b~c") Item odd) {}

  record Holes(List<@Nullable String> may, List<String> mayNot) {}

  record Throws(String value) {
    Throws {
      if (value.equals("state")) {
        throw new IllegalStateException("org.govnet.Secret");
      }
      throw new IllegalArgumentException("value must be right");
    }
  }

  private static BodyRefused refused(byte[] body, Class<?> type) {
    BodyRefused refused = catchThrowableOfType(BodyRefused.class, () -> WireJson.read(body, type));
    assertThat(refused).as(new String(body, UTF_8)).isNotNull();
    assertThat(refused.problem().status()).isEqualTo(400);
    assertThat(refused.getMessage())
        .doesNotContain("org.govnet", "jackson", "java.", "Stream")
        .hasSizeLessThan(700);
    return refused;
  }

  private static void assertMalformed(byte[] body, String detail) {
    BodyRefused refused = refused(body, All.class);
    assertThat(refused.problem().code()).isEqualTo("body-malformed");
    assertThat(refused.problem().detail()).isEqualTo(detail);
  }

  private static void assertInvalid(String body, Class<?> type, FieldError error) {
    BodyRefused refused = refused(body.getBytes(UTF_8), type);
    assertThat(refused.problem().code()).isEqualTo("invalid-request");
    assertThat(refused.problem().fieldErrors()).containsExactly(error);
    assertThat(refused.problem().detail()).isEqualTo(error.pointer() + " " + error.detail());
  }

  private static All read(String body) {
    return WireJson.read(body.getBytes(UTF_8), All.class);
  }

  @Test
  void readsWhatItWrites() {
    All all =
        new All(
            "\u00e9\ud83d\ude00",
            1,
            1L << 60,
            true,
            1.5,
            new BigDecimal("10.10"),
            Tier.COUNTY,
            NodeId.of("leeds"),
            Instant.parse("2026-08-09T13:58:07.5Z"),
            LocalDate.parse("2026-08-09"),
            List.of(new Item("a", 1, null)),
            Map.of("x", 1),
            null);
    assertThat(WireJson.read(WireJson.write(all), All.class)).isEqualTo(all);
  }

  @Test
  void refusesOtherEncodings() {
    String body = "{\"text\":\"a\"}";
    assertMalformed(
        body.getBytes(UTF_16BE), "the body has a NUL byte at offset 0; it must be UTF-8");
    assertMalformed(
        body.getBytes(UTF_16LE), "the body has a NUL byte at offset 1; it must be UTF-8");
    assertMalformed(
        body.getBytes(Charset.forName("UTF-32BE")),
        "the body has a NUL byte at offset 0; it must be UTF-8");
    assertMalformed(
        body.getBytes(Charset.forName("UTF-32LE")),
        "the body has a NUL byte at offset 1; it must be UTF-8");
    assertMalformed(
        "{\"text\":\"caf\u00e9\"}".getBytes(ISO_8859_1), "the body is not UTF-8 at byte offset 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0af", // overlong
        "e080af",
        "f08080af",
        "eda080", // a surrogate
        "edb080",
        "f4908080", // beyond Unicode
        "ff",
        "80",
        "c3", // cut short by the quote after it
      })
  void refusesBytesThatAreNotUtf8(String hex) {
    byte[] inside = HexFormat.of().parseHex(hex);
    byte[] body = new byte[9 + inside.length + 2];
    System.arraycopy("{\"text\":\"".getBytes(UTF_8), 0, body, 0, 9);
    System.arraycopy(inside, 0, body, 9, inside.length);
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';
    assertMalformed(body, "the body is not UTF-8 at byte offset 9");
  }

  @Test
  void refusesAByteOrderMark() {
    assertMalformed("\ufeff{}".getBytes(UTF_8), "the body must be a JSON object");
  }

  @Test
  void refusesHalfASurrogatePair() {
    assertThat(read("{\"text\":\"\\ud83d\\ude00\"}").text()).isEqualTo("\ud83d\ude00");
    assertThat(read("{\"text\":\"\\\\ud83d\"}").text()).isEqualTo("\\ud83d");
    assertThat(read("{\"text\":\"\\u0000\"}").text()).isEqualTo("\0");
    for (String half : List.of("\\ud83d", "\\ude00", "\\uD83Dx", "\\ud83d\\u0041", "\\ud83d\\\\")) {
      assertMalformed(
          ("{\"text\":\"" + half + "\"}").getBytes(UTF_8),
          "the body has half a surrogate pair escaped at byte offset 9");
    }
    assertMalformed(
        "{\"text\":\"\\\\\\ud83d\"}".getBytes(UTF_8),
        "the body has half a surrogate pair escaped at byte offset 11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the body is empty",
        "` ` | the body must be a JSON object",
        "[] | the body must be a JSON object",
        "\"x\" | the body must be a JSON object",
        "null | the body must be a JSON object",
        "{\"text\":\"a\",\"text\":\"b\"} | the body is not valid JSON at line 1, column 19: \"Duplicate field 'text'\"",
        "{\"inner\":{\"inner\":{\"x\":1,\"x\":2}}} | the body is not valid JSON at line 1, column 29: \"Duplicate field 'x'\"",
        "{\"unknown\":[{\"x\":1,\"x\":2}]} | the body is not valid JSON at line 1, column 23: \"Duplicate field 'x'\"",
        "{} {} | the body goes on after its JSON object",
        "{}x | the body is not valid JSON",
        "{\"real\":NaN} | the body is not valid JSON",
        "{\"real\":-Infinity} | the body is not valid JSON",
        "{\"whole\":01} | the body is not valid JSON",
        "{\"whole\":+1} | the body is not valid JSON",
        "{'text':1} | the body is not valid JSON",
        "{text:1} | the body is not valid JSON",
        "{\"text\":\"a\",} | the body is not valid JSON",
        "{/**/} | the body is not valid JSON",
        "{\"text\":\"a | the body is not valid JSON",
        "{\"text\":\"a\tb\"} | the body is not valid JSON",
        "{\"text\":\"\\x\"} | the body is not valid JSON",
      })
  void refusesWhatIsNotJson(String body, String detail) {
    BodyRefused refused = refused(body.getBytes(UTF_8), All.class);
    assertThat(refused.problem().code()).isEqualTo("body-malformed");
    assertThat(refused.problem().detail()).startsWith(detail);
  }

  @Test
  void limitsLevelsAndNumbers() {
    assertThat(read("{\"x\":" + "[".repeat(63) + "]".repeat(63) + "}").text()).isNull();
    String limit = "the body has more than 64 levels, or a name or number that is too long";
    for (String body :
        List.of(
            "{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}",
            "{\"inner\":".repeat(65) + "{}" + "}".repeat(65),
            "{\"money\":" + "1".repeat(1001) + "}",
            "{\"real\":0." + "1".repeat(1001) + "}")) {
      BodyRefused refused = refused(body.getBytes(UTF_8), All.class);
      assertThat(refused.problem().code()).isEqualTo("body-malformed");
      assertThat(refused.problem().detail()).startsWith(limit);
    }
    String thousand = "1".repeat(1000);
    assertThat(read("{\"money\":" + thousand + "}").money()).isEqualTo(new BigDecimal(thousand));
    assertThat(read("{\"real\":1}").real()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\":5} | /text | must be a string",
        "{\"text\":1.5} | /text | must be a string",
        "{\"text\":true} | /text | must be a string",
        "{\"text\":{}} | /text | must be a string",
        "{\"text\":[\"a\"]} | /text | must be a string",
        "{\"whole\":\"1\"} | /whole | must be a whole number",
        "{\"whole\":\"\"} | /whole | must be a whole number",
        "{\"whole\":1.5} | /whole | must be a whole number",
        "{\"whole\":1.0} | /whole | must be a whole number",
        "{\"whole\":true} | /whole | must be a whole number",
        "{\"whole\":99999999999} | /whole | is out of range",
        "{\"big\":9223372036854775808} | /big | is out of range",
        "{\"flag\":\"true\"} | /flag | must be true or false",
        "{\"flag\":1} | /flag | must be true or false",
        "{\"real\":\"1.5\"} | /real | must be a number",
        "{\"real\":\"NaN\"} | /real | must be a number",
        "{\"money\":\"1.5\"} | /money | must be a number",
        "{\"tier\":\"parish\"} | /tier | must be one of [county, district, single]: \"parish\"",
        "{\"tier\":\"\"} | /tier | must be one of [county, district, single]",
        "{\"tier\":\"COUNTY\"} | /tier | must be one of [county, district, single]: \"COUNTY\"",
        "{\"tier\":0} | /tier | must be one of [county, district, single]",
        "{\"node\":5} | /node | must be a string",
        "{\"node\":{\"value\":\"leeds\"}} | /node | must be a string",
        "{\"at\":1e1000000000} | /at | must be a time in UTC such as 2017-08-09T13:58:07Z",
        "{\"at\":5} | /at | must be a time in UTC such as 2017-08-09T13:58:07Z",
        "{\"at\":\"\"} | /at | must be a time in UTC such as 2017-08-09T13:58:07Z: \"\"",
        "{\"at\":\"2026-08-09T13:58:07+01:00\"} | /at | must be a time in UTC such as 2017-08-09T13:58:07Z: \"2026-08-09T13:58:07+01:00\"",
        "{\"at\":\"2026-02-30T13:58:07Z\"} | /at | must be a time in UTC such as 2017-08-09T13:58:07Z: \"2026-02-30T13:58:07Z\"",
        "{\"date\":20000} | /date | must be a date such as 2017-08-09",
        "{\"date\":[2026,8,9]} | /date | must be a date such as 2017-08-09",
        "{\"date\":\"2026-08-09T00:00:00Z\"} | /date | must be a date such as 2017-08-09",
        "{\"date\":\"2026-02-30\"} | /date | must be a date such as 2017-08-09",
        "{\"date\":\"\"} | /date | must be a date such as 2017-08-09",
        "{\"items\":{}} | /items | must be an array",
        "{\"items\":\"\"} | /items | must be an array",
        "{\"items\":[5]} | /items/0 | must be an object",
        "{\"items\":[\"\"]} | /items/0 | must be an object",
        "{\"counts\":[]} | /counts | must be an object",
        "{\"counts\":{\"a/b~c\":\"x\"}} | /counts/a~1b~0c | must be a whole number",
      })
  void namesThePlaceAndWhatBelongsThere(String body, String pointer, String detail) {
    BodyRefused refused = refused(body.getBytes(UTF_8), All.class);
    assertThat(refused.problem().code()).isEqualTo("invalid-request");
    FieldError error = refused.problem().fieldErrors().get(0);
    assertThat(error.pointer()).isEqualTo(pointer);
    assertThat(error.code()).isEqualTo("invalid");
    assertThat(error.detail()).startsWith(detail);
  }

  /** It may be somebody's birth date, and details of problems are logged. */
  @Test
  void doesNotRepeatAWordThatStandsThereWithoutQuotes() {
    assertThat(refused("{\"text\": Smith}".getBytes(UTF_8), All.class).getMessage())
        .contains("Unrecognized token")
        .doesNotContain("Smith");
  }

  @Test
  void doesNotRepeatAMistypedDateOfABody() {
    BodyRefused refused = refused("{\"date\":\"1962-13-04\"}".getBytes(UTF_8), All.class);
    assertThat(refused.problem().fieldErrors().get(0).detail())
        .isEqualTo("must be a date such as 2017-08-09");
    assertThat(refused.getMessage()).doesNotContain("1962");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"items\":[{\"name\":\"a\",\"count\":1},{\"count\":1}]} | /items/1/name",
        "{\"items\":[{\"name\":null,\"count\":1}]} | /items/0/name",
        "{\"items\":[{\"name\":\"a\"}]} | /items/0/count",
        "{\"items\":[{\"name\":\"a\",\"count\":null}]} | /items/0/count",
        "{\"inner\":{\"inner\":{\"items\":[{\"count\":1}]}}} | /inner/inner/items/0/name",
      })
  void aMissingOrNullMemberIsNamed(String body, String pointer) {
    assertInvalid(body, All.class, new FieldError(pointer, "missing", "is required"));
  }

  @Test
  void aPointerEscapesTildeAndSlash() {
    assertInvalid("{}", Odd.class, new FieldError("/a~1b~0c", "missing", "is required"));
    assertInvalid(
        "{\"a/b~c\":{\"count\":1}}",
        Odd.class,
        new FieldError("/a~1b~0c/name", "missing", "is required"));
  }

  record Nested(@Nullable Nested nested, String next) {}

  record Chain(Chain next) {}

  @Test
  void aMemberMissingInItsNamesakeIsNamed() {
    assertInvalid(
        "{\"next\":{}}", Chain.class, new FieldError("/next/next", "missing", "is required"));
    assertInvalid(
        "{\"next\":\"a\",\"nested\":{}}",
        Nested.class,
        new FieldError("/nested/next", "missing", "is required"));
  }

  @Test
  void nullableMembersMayBeAbsentOrNullAndUnknownOnesAreIgnored() {
    Item item = new Item("a", 1, null);
    for (String body :
        List.of(
            "{\"name\":\"a\",\"count\":1}",
            "{\"name\":\"a\",\"count\":1,\"note\":null}",
            "{\"name\":\"a\",\"count\":1,\"later\":{\"x\":[1]}}")) {
      assertThat(WireJson.read(body.getBytes(UTF_8), Item.class)).isEqualTo(item);
    }
  }

  @Test
  void elementsOfAListAreRequiredUnlessTheyAreNullable() {
    assertThat(WireJson.read("{\"may\":[null],\"mayNot\":[]}".getBytes(UTF_8), Holes.class).may())
        .isEqualTo(new ArrayList<>(Collections.singletonList(null)));
    assertInvalid(
        "{\"may\":[],\"mayNot\":[\"a\",null]}",
        Holes.class,
        new FieldError("/mayNot/1", "missing", "is required"));
  }

  @Test
  void aGenericRecordHasTheRulesOfItsDeclaration() {
    Type type = new PageOfItems().type();
    WireJson.Reader reader = WireJson.reader(type);
    assertThat(reader.read("{\"items\":[{\"name\":\"a\",\"count\":1}]}".getBytes(UTF_8)))
        .isEqualTo(new Page<>(List.of(new Item("a", 1, null)), null));
    assertPageRefused(reader, "{}", "/items");
    assertPageRefused(reader, "{\"items\":null}", "/items");
    assertPageRefused(reader, "{\"items\":[null]}", "/items/0");
    assertPageRefused(reader, "{\"items\":[{\"count\":1}]}", "/items/0/name");
  }

  private static void assertPageRefused(WireJson.Reader reader, String body, String pointer) {
    assertThatThrownBy(() -> reader.read(body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            BodyRefused.class,
            refused ->
                assertThat(refused.problem().fieldErrors())
                    .containsExactly(new FieldError(pointer, "missing", "is required")));
  }

  private static final class PageOfItems
      extends com.fasterxml.jackson.core.type.TypeReference<Page<Item>> {
    Type type() {
      return getType();
    }
  }

  @Test
  void aValuesOwnReasonIsShownAndNoOtherExceptions() {
    assertInvalid(
        "{\"value\":\"x\"}",
        Throws.class,
        new FieldError("", "invalid", "is not valid: value must be right"));
    assertInvalid(
        "{\"value\":\"state\"}", Throws.class, new FieldError("", "invalid", "is not valid"));
    assertInvalid(
        "{\"node\":\"Leeds\\n\"}",
        All.class,
        new FieldError(
            "/node",
            "invalid",
            "is not valid: node id must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a"
                + " letter: \"Leeds\\u000a\""));
  }

  @Test
  void untrustedTextIsQuotedAndCutShort() {
    String long1 = "x".repeat(10_000) + "\\n";
    BodyRefused refused = refused(("{\"tier\":\"" + long1 + "\"}").getBytes(UTF_8), All.class);
    assertThat(refused.problem().detail())
        .isEqualTo("/tier must be one of [county, district, single]: \"" + "x".repeat(80) + "…\"");
    refused = refused(("{\"a\":1,\"a\\n\":" + "x".repeat(9_000)).getBytes(UTF_8), All.class);
    assertThat(refused.problem().detail()).doesNotContain("\n");
    refused = refused(("{\"counts\":{\"" + long1 + "\":\"x\"}}").getBytes(UTF_8), All.class);
    assertThat(refused.problem().detail()).doesNotContain("\n");
  }

  // Parameters.

  enum Status {
    GRANTED("granted by committee"),
    REFUSED("refused");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @JsonValue
    String wire() {
      return wire;
    }
  }

  record Reference(@JsonValue String value) {
    @JsonCreator
    Reference {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("a reference is not empty");
      }
    }
  }

  private static void assertText(Object value, Type type, String text) {
    assertThat(WireJson.toText(value)).isEqualTo(text);
    assertThat(WireJson.fromText(text, type)).isEqualTo(value);
  }

  @Test
  void aParameterIsTheTextOfItsValue() {
    assertText("", String.class, "");
    assertText("null", String.class, "null");
    assertText("a\"b\\\u00e9", String.class, "a\"b\\\u00e9");
    assertText(-7, int.class, "-7");
    assertText(7, Integer.class, "7");
    assertText(Long.MIN_VALUE, long.class, "-9223372036854775808");
    assertText(true, boolean.class, "true");
    assertText(false, Boolean.class, "false");
    assertText(1.5, double.class, "1.5");
    assertText(new BigDecimal("10.10"), BigDecimal.class, "10.10");
    assertText(Tier.COUNTY, Tier.class, "county");
    assertText(Status.GRANTED, Status.class, "granted by committee");
    assertText(new Reference("24/0001/FUL"), Reference.class, "24/0001/FUL");
    assertText(NodeId.of("leeds"), NodeId.class, "leeds");
    assertText(LocalDate.parse("2026-08-09"), LocalDate.class, "2026-08-09");
    assertText(Instant.parse("2026-08-09T13:58:07Z"), Instant.class, "2026-08-09T13:58:07Z");
  }

  static List<Object[]> badTexts() {
    return List.of(
        new Object[] {"", int.class, "must be a whole number of 32 bits: \"\""},
        new Object[] {"+5", int.class, "must be a whole number of 32 bits: \"+5\""},
        new Object[] {" 5", int.class, "must be a whole number of 32 bits: \" 5\""},
        new Object[] {"\u0665", int.class, "must be a whole number of 32 bits: \"\\u0665\""},
        new Object[] {"1.5", int.class, "must be a whole number of 32 bits: \"1.5\""},
        new Object[] {"true", int.class, "must be a whole number of 32 bits: \"true\""},
        new Object[] {"2147483648", int.class, "must be a whole number of 32 bits: \"2147483648\""},
        new Object[] {"x\n", long.class, "must be a whole number: \"x\\u000a\""},
        new Object[] {"1", boolean.class, "must be true or false: \"1\""},
        new Object[] {"TRUE", Boolean.class, "must be true or false: \"TRUE\""},
        new Object[] {"1e9", double.class, "must be a number: \"1e9\""},
        new Object[] {
          "parish", Tier.class, "must be one of [county, district, single]: \"parish\""
        },
        new Object[] {
          "granted", Status.class, "must be one of [granted by committee, refused]: \"granted\""
        },
        new Object[] {"", Reference.class, "is not valid: a reference is not empty"},
        new Object[] {"today", LocalDate.class, "must be a date such as 2017-08-09: \"today\""});
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("badTexts")
  void aBadParametersMessageSaysWhatItMustBe(String text, Type type, String message) {
    assertThatThrownBy(() -> WireJson.fromText(text, type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aPlaceInABodyHasItsText() {
    byte[] body =
        "{\"a\":{\"b/c\":\"x\"},\"n\":7,\"t\":true,\"none\":null,\"all\":[\"y\"]}".getBytes(UTF_8);
    assertThat(WireJson.textAt(body, "/a/b~1c")).hasValue("x");
    assertThat(WireJson.textAt(body, "/n")).hasValue("7");
    assertThat(WireJson.textAt(body, "/t")).hasValue("true");
    for (String nothing : List.of("", "/a", "/all", "/none", "/a/b", "/n/x")) {
      assertThat(WireJson.textAt(body, nothing)).as(nothing).isEmpty();
    }
    assertThat(WireJson.textAt("{\"n\":".getBytes(UTF_8), "/n")).isEmpty();
    assertThat(WireJson.textAt(new byte[0], "/n")).isEmpty();
    assertThatThrownBy(() -> WireJson.textAt(body, "n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyAScalarIsAParameter() {
    assertThatThrownBy(() -> WireJson.toText(new Item("a", 1, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a parameter must be a string, a number or a boolean: " + Item.class.getName());
  }

  /** A value that is a number. */
  record Numbered(@com.fasterxml.jackson.annotation.JsonValue long value) {}

  @Test
  void aValueThatIsANumberIsReadFromTheTextItIsWrittenAs() {
    String text = WireJson.toText(new Numbered(-7));
    assertThat(text).isEqualTo("-7");
    assertThat(WireJson.fromText(text, Numbered.class)).isEqualTo(new Numbered(-7));
  }

  @Test
  void aValueThatNoReaderTakesHasNoText() {
    java.util.stream.Stream.of(
            java.time.LocalDate.of(10_000, 1, 1),
            java.time.LocalDate.of(-1, 12, 31),
            java.time.YearMonth.of(10_000, 1),
            java.time.Instant.MAX,
            java.time.Instant.MIN,
            new java.math.BigDecimal("1E+999999999"),
            new java.math.BigDecimal("1E-1001"),
            java.math.BigInteger.TEN.pow(1_000),
            java.net.URI.create(""))
        .forEach(
            value ->
                assertThatThrownBy(() -> WireJson.toText(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("it"));
    for (Object value :
        java.util.List.of(
            java.time.LocalDate.of(9_999, 12, 31),
            java.time.LocalDate.of(0, 1, 1),
            java.time.Instant.parse("9999-12-31T23:59:59.999999999Z"),
            new java.math.BigDecimal("1E+999"),
            new java.math.BigDecimal("1E-1000"),
            java.math.BigInteger.TEN.pow(999))) {
      Object read = WireJson.fromText(WireJson.toText(value), value.getClass());
      assertThat(read instanceof java.math.BigDecimal number ? number.stripTrailingZeros() : read)
          .isEqualTo(value);
    }
  }

  /** Dates in a body. */
  record Dated(
      @Nullable LocalDate date,
      java.time.@Nullable YearMonth month,
      @Nullable Instant time,
      List<Dated> more) {}

  @Test
  void aDateThatNoReaderTakesIsNotWrittenAndItsPlaceIsTold() {
    LocalDate late = LocalDate.of(10_000, 1, 1);
    Dated dated = new Dated(late, null, null, List.of());
    assertThatThrownBy(() -> WireJson.write(new Dated(null, null, null, List.of(dated))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot write a "
                + Dated.class.getName()
                + " as JSON: its year is not 0 to 9999, which RFC 3339 has (at /more/0/date)");
    for (Dated each :
        List.of(
            new Dated(null, java.time.YearMonth.of(-1, 1), null, List.of()),
            new Dated(null, null, Instant.MAX, List.of()))) {
      assertThatThrownBy(() -> WireJson.writer(Dated.class).write(each))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("its year is not 0 to 9999");
    }
    Dated last =
        new Dated(
            LocalDate.of(9_999, 12, 31),
            java.time.YearMonth.of(0, 1),
            Instant.parse("9999-12-31T23:59:59.5Z"),
            List.of());
    assertThat(WireJson.read(WireJson.write(last), Dated.class)).isEqualTo(last);
  }
}
