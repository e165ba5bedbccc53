package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.govnet.api.Parameter.Kind;
import org.jspecify.annotations.Nullable;

/** Writes the parameters of one operation. */
final class ParameterWriter {
  /** Each with a text that it matches, in {@link ContractArguments}. */
  static final List<String> PATTERNS =
      List.of(
          "[a-z]{1,3}",
          "[a-z](?:[a-z0-9]|%20){0,7}",
          "[^/]+",
          "[^x/]+",
          "(?i)[a-f0-9]+",
          "a|bb|c-c",
          "\\\\d{4}",
          "(?:x|y)*z",
          "[\\\\w.~-]+",
          "[a-z&&[^b]]+");

  private final SplittableRandom random;
  private final @Nullable WrittenType key;
  private final boolean within;
  private int next;

  /**
   * A writer.
   *
   * @param key what a generic interface leaves open; null if the operation is in none
   */
  ParameterWriter(SplittableRandom random, @Nullable WrittenType key) {
    this.random = random;
    this.key = key;
    this.within = random.nextInt(3) == 0;
  }

  /** Whether variables are within types, and not types themselves: not both in one method. */
  boolean within() {
    return within;
  }

  @Nullable WrittenType key() {
    return key;
  }

  /** Adds a parameter of the path; gives the segment for it. */
  String variable(List<WrittenParameter> parameters) {
    WrittenType type = type();
    String name = "v" + next++ + type.suffix();
    WrittenParameter written =
        new WrittenParameter(Kind.PATH, "@PathParam(\"" + name + "\")", open(type));
    parameters.add(textual(written, type, written.type()));
    if (!type.name().equals("String") || random.nextBoolean()) {
      return "{" + name + "}";
    }
    String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
    return random.nextBoolean()
        ? "{" + name + ": " + pattern + "}"
        : "{ " + name + " :" + pattern + " }";
  }

  WrittenParameter write(Kind kind) {
    WrittenType type = type();
    String name =
        kind == Kind.HEADER
            ? "Case-N" + next++ + (type.suffix().isEmpty() ? "" : "-" + type.suffix())
            : "p" + next++ + type.suffix();
    String annotation =
        switch (kind) {
          case HEADER -> "@HeaderParam";
          case FORM -> "@FormParam";
          default -> "@QueryParam";
        };
    WrittenParameter written =
        new WrittenParameter(kind, annotation + "(\"" + name + "\")", open(type));
    int form = random.nextInt(20);
    if (form < 11 || (form >= 14 && kind == Kind.HEADER)) {
      return textual(one(written, type), type, written.type());
    }
    String element = within && type.equals(key) ? "K" : type.boxed();
    return textual(
        form < 14 ? written.of("Optional<" + element + ">") : many(written, element),
        type,
        element);
  }

  private WrittenType type() {
    return key != null && random.nextBoolean() ? key : WrittenType.any(random);
  }

  private String open(WrittenType type) {
    return !within && type.equals(key) && random.nextInt(3) > 0 ? "K" : type.name();
  }

  private WrittenParameter one(WrittenParameter written, WrittenType type) {
    WrittenParameter usual =
        random.nextInt(4) == 0
            ? written.with("@DefaultValue(\"" + type.usual(random) + "\")")
            : written;
    return !type.isPrimitive() && random.nextInt(3) == 0
        ? new WrittenParameter(usual.kind(), usual.annotations() + " @Nullable", usual.type())
        : usual;
  }

  private WrittenParameter many(WrittenParameter written, String element) {
    WrittenParameter bounded = written.with("@MaxItems(" + (1 + random.nextInt(5)) + ")");
    List<String> forms = new ArrayList<>(List.of("List<%>", "Set<%>"));
    if (!element.equals("K")) {
      forms.add("%[]");
    }
    forms.add("SortedSet<%>");
    return bounded.of(forms.get(random.nextInt(forms.size())).replace("%", element));
  }

  /** Texts may be encoded already, or have a converter of their own. */
  private WrittenParameter textual(WrittenParameter written, WrittenType type, String element) {
    if (!type.name().equals("String") || element.equals("K")) {
      return written;
    }
    boolean defaulted = written.annotations().contains("@DefaultValue");
    int chance = random.nextInt(8);
    return chance == 0 && written.kind() != Kind.HEADER && !defaulted
        ? written.with("@Encoded")
        : chance == 1 ? written.with("@ConvertedBy(Backwards.class)") : written;
  }
}
