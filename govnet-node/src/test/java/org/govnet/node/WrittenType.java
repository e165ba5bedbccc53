package org.govnet.node;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A type of one value, for generated contracts.
 *
 * @param name as source
 * @param suffix what the rules have the name of such a parameter end in
 * @param usual texts for {@code @DefaultValue}
 * @param json whether a record's member may be one
 */
record WrittenType(String name, String suffix, List<String> usual, boolean json) {
  private static final List<WrittenType> ALL =
      List.of(
          text("String", "a b&c", "", " x ", "%2F+", "é"),
          text("String", "usual"),
          text("String", "null"),
          text("int", "3", "-7"),
          text("Integer", "0", "-2147483648"),
          text("long", "9007199254740993"),
          text("Long", "-1"),
          text("boolean", "true"),
          text("Boolean", "false"),
          text("BigInteger", "123456789012345678901234567890"),
          text("BigDecimal", "1.50", "-0.001"),
          new WrittenType("LocalDate", "Date", List.of("2024-02-29"), true),
          new WrittenType("Instant", "At", List.of("2024-02-29T12:00:00.5Z"), true),
          text("Duration", "PT1H"),
          text("LocalTime", "10:15:00", "23:59:59.000000001"),
          text("YearMonth", "2024-02"),
          text("URI", "https://a.example/b?c=d%20e"),
          text("DayOfWeek", "MONDAY"),
          text("Tier", "county"),
          text("Colour", "light-blue", "RED"),
          text("Uprn", "100071417680"),
          text("Postcode", "SW1A 1AA"),
          text("NodeId", "leeds"),
          text("Named", "a/b c"),
          text("Numbered", "7"),
          new WrittenType("Hex", "", List.of("ff"), false));

  /** What these of its own every contract has. */
  static final String OWN =
      """
        enum Colour {
          RED,
          @JsonProperty("light-blue") BLUE,
          @JsonProperty("sea green") GREEN
        }
        record Named(@JsonValue String value) implements Comparable<Named> {
          @JsonCreator public Named {}
          public int compareTo(Named other) { return value.compareTo(other.value); }
        }
        record Numbered(@JsonValue long value) implements Comparable<Numbered> {
          @JsonCreator public Numbered {}
          public int compareTo(Numbered other) { return Long.compare(value, other.value); }
        }
      """;

  private static WrittenType text(String name, String... usual) {
    return new WrittenType(name, "", List.of(usual), true);
  }

  static WrittenType any(SplittableRandom random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** One that may be a type argument, and has no more to say. */
  static WrittenType key(SplittableRandom random) {
    List<String> keys =
        List.of("String", "Long", "Integer", "BigDecimal", "Colour", "Hex", "Named");
    String chosen = keys.get(random.nextInt(keys.size()));
    return ALL.stream().filter(each -> each.name.equals(chosen)).findFirst().orElseThrow();
  }

  boolean isPrimitive() {
    return Character.isLowerCase(name.charAt(0));
  }

  String boxed() {
    return switch (name) {
      case "int" -> "Integer";
      case "long" -> "Long";
      case "boolean" -> "Boolean";
      default -> name;
    };
  }

  String usual(SplittableRandom random) {
    return usual.get(random.nextInt(usual.size()));
  }
}
