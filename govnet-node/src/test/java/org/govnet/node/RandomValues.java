package org.govnet.node;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Parameter;
import org.govnet.api.Postcode;
import org.govnet.api.Uprn;

/** Values of one type, plain ones or those that go wrong. */
final class RandomValues {
  private static final Map<String, List<String>> MATCHING =
      Map.ofEntries(
          Map.entry("[a-z]{1,3}", List.of("a", "xyz")),
          Map.entry("[a-z](?:[a-z0-9]|%20){0,7}", List.of("a", "b2c")),
          Map.entry("[^/]+", List.of("a", "b.c")),
          Map.entry("[^x/]+", List.of("a", "ycz")),
          Map.entry("(?i)[a-f0-9]+", List.of("aF", "0")),
          Map.entry("a|bb|c-c", List.of("a", "bb", "c-c")),
          Map.entry("\\d{4}", List.of("1234")),
          Map.entry("(?:x|y)*z", List.of("z", "xyz")),
          Map.entry("[\\w.~-]+", List.of("a_b.c~d-e")),
          Map.entry("[a-z&&[^b]]+", List.of("ac")));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          " a",
          "a ",
          "a  b",
          ".",
          "..",
          "/",
          "a/b",
          "\\",
          "%",
          "%41",
          "%2F",
          "%2f",
          "%zz",
          "%20",
          "%C3%A9",
          "%FF",
          "%00",
          "+",
          "a+b",
          "&",
          "a=b&c",
          "?",
          "#",
          ";a=b",
          ":",
          "@",
          ",",
          "*",
          "'",
          "\"",
          "<>",
          "{v0}",
          "[]",
          "^`|",
          "~",
          "é",
          "e\u0301",
          "😀",
          "\ud83d",
          "\ude00a",
          "\u0000",
          "\t",
          "\r\n",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u202e",
          "\ufeff",
          "\uffff",
          "null",
          "true",
          "0",
          "all",
          "n1",
          "x".repeat(3000),
          "é".repeat(2100),
          "x".repeat(13_000));

  private static final List<String> URIS =
      List.of("", "a", "https://a.example/b?c=d%20e#f", "urn:x:y", "//h/é", "?a=b&c", "a%2Fb");

  private final SplittableRandom random;
  private final boolean plain;
  private final boolean readable;

  /**
   * A source of values.
   *
   * @param readable whether all dates are such as a reader takes; plain ones are
   */
  RandomValues(SplittableRandom random, boolean plain, boolean readable) {
    this.random = random;
    this.plain = plain;
    this.readable = plain || readable;
  }

  /** A value for a parameter, or for one of its values. */
  Object parameter(Class<?> type, Parameter parameter) {
    if (type != String.class) {
      return value(type, false);
    }
    boolean easy = plain || random.nextInt(3) == 0;
    String text = easy ? word() : text();
    String pattern = parameter.pattern();
    if (pattern != null && (plain || random.nextInt(3) > 0)) {
      text = any(MATCHING.getOrDefault(pattern, List.of("a")));
    }
    if (parameter.encoded()
        && random.nextInt(4) > 0
        && !Character.isSurrogate((text + "a").charAt(0))) {
      text =
          URLEncoder.encode(text, StandardCharsets.UTF_8)
              .replace("+", "%20")
              .replace("*", "%2A")
              .replace("%7E", "~");
    }
    ParamConverter<Object> converter = parameter.converter();
    return converter == null ? text : converter.fromString(text);
  }

  /** A value in a record's JSON, which has its own rules for half a character. */
  Object json(Class<?> type) {
    return value(type, true);
  }

  private Object value(Class<?> type, boolean json) {
    return switch (type.getSimpleName()) {
      case "String" -> json ? whole() : text();
      case "int", "Integer" ->
          plain
              ? random.nextInt(100)
              : any(List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt()));
      case "long", "Long", "Numbered" -> number(type);
      case "boolean", "Boolean" -> random.nextBoolean();
      case "BigInteger" ->
          BigInteger.valueOf(random.nextLong()).pow(plain || json ? 1 : random.nextInt(60));
      case "BigDecimal" ->
          new BigDecimal(
              BigInteger.valueOf(random.nextLong()), plain ? 2 : random.nextInt(-40, 40));
      case "LocalDate" ->
          LocalDate.ofEpochDay(
              readable || random.nextInt(20) > 0
                  ? random.nextLong(-719_000, 2_932_000)
                  : random.nextLong(-800_000_000, 800_000_000));
      case "Instant" ->
          Instant.ofEpochSecond(
              readable || random.nextInt(20) > 0
                  ? random.nextLong(-60_000_000_000L, 250_000_000_000L)
                  : random.nextLong(-9_000_000_000_000L, 9_000_000_000_000L),
              any(List.of(0, 500_000_000, random.nextInt(1_000_000_000))));
      case "YearMonth" ->
          YearMonth.of(
              readable || random.nextInt(20) > 0
                  ? random.nextInt(1, 10_000)
                  : random.nextInt(-99_999, 99_999),
              random.nextInt(1, 13));
      case "Duration" ->
          Duration.ofSeconds(
              plain ? random.nextInt(99_999) : random.nextLong(),
              plain ? 0 : random.nextInt(1_000_000_000));
      case "LocalTime" ->
          LocalTime.ofNanoOfDay(
              random.nextLong(86_400) * 1_000_000_000L
                  + any(List.of(0, 500_000_000, random.nextInt(1_000_000_000))));
      case "URI" -> URI.create(plain || json ? "a" : any(URIS));
      case "Uprn" -> Uprn.of("" + random.nextLong(1, 1_000_000_000_000L));
      case "Postcode" -> Postcode.of(any(List.of("SW1A 1AA", "M1 1AE", "LS1 4AP")));
      case "NodeId" -> NodeId.of("n" + random.nextInt(1000));
      case "IdempotencyKey" -> IdempotencyKey.random();
      case "Hex" -> new Everything.Hex(random.nextInt());
      case "Named" -> made(type, json ? whole() : text());
      default -> any(List.of(type.getEnumConstants()));
    };
  }

  private Object number(Class<?> type) {
    long number =
        plain
            ? random.nextInt(100)
            : any(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()));
    return type.isRecord() ? made(type, number) : (Object) number;
  }

  private static Object made(Class<?> type, Object value) {
    try {
      Class<?> inner = value instanceof Long ? long.class : String.class;
      return type.getConstructor(inner).newInstance(value);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated values are public: " + JsonValue.class, e);
    }
  }

  private String word() {
    StringBuilder out = new StringBuilder("w");
    for (int i = random.nextInt(8); i > 0; i--) {
      out.append((char) ('a' + random.nextInt(26)));
    }
    return out.toString();
  }

  private String text() {
    if (plain) {
      return word();
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> any(TEXTS);
      case 2 -> printable();
      default -> word();
    };
  }

  private String printable() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      out.appendCodePoint(
          random.nextInt(8) == 0 ? random.nextInt(0xa0, 0x2000) : random.nextInt(' ', 0x7f));
    }
    return out.toString();
  }

  private String whole() {
    String text = text();
    return text.chars().anyMatch(each -> Character.isSurrogate((char) each)) ? "😀" : text;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
