package org.govnet.openapi;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.api.BadContract;
import org.govnet.api.Cursor;
import org.govnet.api.JsonShape;
import org.govnet.api.Money;
import org.govnet.api.MultiPolygon;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (draft 2020-12) of shapes. Members that a schema does not name are allowed, because
 * readers ignore them; a member that may be missing is left out of {@code required}, and is never
 * null.
 */
final class Schemas {
  private static final String HOUR_AND_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

  /** Texts of no value type that have a form all the same. */
  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          YearMonth.class,
          new Form("[0-9]{4}-(?:0[1-9]|1[0-2])", "2024-03"),
          LocalTime.class,
          new Form(HOUR_AND_MINUTE + "(?::[0-5][0-9](?:[.][0-9]{1,9})?)?", "09:30"),
          Instant.class,
          new Form(
              "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?Z",
              "2024-03-01T09:30:00Z"));

  private record Form(String pattern, String example) {}

  private final Map<JsonShape, String> names;
  private final String prefix;

  /**
   * Schemas that refer to one another.
   *
   * @param roots what the document is about
   * @param prefix what a reference begins with, such as {@code #/components/schemas/}
   */
  Schemas(List<JsonShape> roots, String prefix) {
    this.names = SchemaNames.of(roots);
    this.prefix = prefix;
  }

  /** The schemas that have names, by name. */
  Map<String, Object> named() {
    Map<String, Object> named = new TreeMap<>();
    names.forEach((shape, name) -> named.put(name, define(shape)));
    return new LinkedHashMap<>(named);
  }

  /** The schema of a shape: a reference, if it has a name. */
  Map<String, Object> of(JsonShape shape) {
    String name = names.get(shape);
    return name == null ? define(shape) : Tree.of("$ref", prefix + name);
  }

  /** A reference to the record's schema. */
  Map<String, Object> reference(Class<?> record) {
    return of(JsonShape.of(record));
  }

  private Map<String, Object> define(JsonShape shape) {
    if (shape instanceof JsonShape.ObjectShape object) {
      return object(object);
    }
    if (shape instanceof JsonShape.ListShape list) {
      return Tree.of("type", "array", "items", of(list.items()));
    }
    if (shape instanceof JsonShape.EnumShape codes) {
      return Tree.of("type", "string", "enum", codes.codes());
    }
    if (shape instanceof JsonShape.NumberShape number) {
      return number(number);
    }
    if (shape instanceof JsonShape.BooleanShape) {
      return Tree.of("type", "boolean");
    }
    if (shape instanceof JsonShape.TextShape text) {
      return text(text);
    }
    JsonShape.Unsupported unsupported = (JsonShape.Unsupported) shape;
    throw new BadContract(unsupported.type().getTypeName() + " " + unsupported.why());
  }

  private static Map<String, Object> text(JsonShape.TextShape text) {
    Map<String, Object> schema = Tree.of("type", "string");
    // JSON Schema's time has an offset, and a LocalTime has none.
    if (text.format() != null && text.type() != LocalTime.class) {
      schema.put("format", text.format());
    }
    Form form =
        text.form() == null
            ? FORMS.get(text.type())
            : new Form(text.form().pattern(), text.form().example());
    if (form != null) {
      schema.put("pattern", "^(?:" + form.pattern + ")$");
      schema.put("examples", List.of(form.example));
    }
    return schema;
  }

  private static Map<String, Object> number(JsonShape.NumberShape number) {
    Class<?> type = number.type();
    if (!number.whole()) {
      return Tree.of("type", "number");
    }
    if (type == int.class || type == Integer.class) {
      return Tree.of("type", "integer", "format", "int32");
    }
    return type == BigInteger.class
        ? Tree.of("type", "integer")
        : Tree.of("type", "integer", "format", "int64");
  }

  private Map<String, Object> object(JsonShape.ObjectShape object) {
    List<JsonShape.Member> members = object.members();
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    boolean pages = members.stream().anyMatch(Schemas::isCursor);
    for (JsonShape.Member member : members) {
      properties.put(member.name(), member(object.type(), member, pages));
      if (member.required()) {
        required.add(member.name());
      }
    }
    Map<String, Object> schema = Tree.of("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static boolean isCursor(JsonShape.Member member) {
    return member.shape() instanceof JsonShape.TextShape text && text.type() == Cursor.class;
  }

  private Map<String, Object> member(Class<?> type, JsonShape.Member member, boolean pages) {
    Map<String, Object> schema = of(member.shape());
    if (member.maxItems() != null) {
      schema.put("maxItems", member.maxItems());
    }
    if (pages && member.name().equals("limit")) {
      schema.putAll(limits());
    }
    Map<String, Object> more = refinement(type, member.name());
    if (more != null) {
      schema.putAll(more);
    }
    return schema;
  }

  /** What every {@code limit} keeps to. */
  static Map<String, Object> limits() {
    return Tree.of("minimum", 1, "maximum", Page.MAX_LIMIT);
  }

  /** What the constructors of the shared records check, and no annotation says. */
  private static @Nullable Map<String, Object> refinement(Class<?> type, String member) {
    if (type == Money.class && member.equals("currency")) {
      return Tree.of("pattern", "^(?:[A-Z]{3})$", "examples", List.of("GBP"));
    }
    if ((type == Point.class || type == MultiPolygon.class) && member.equals("type")) {
      return Tree.of("const", type.getSimpleName());
    }
    return type == Point.class && member.equals("coordinates") ? Tree.of("minItems", 2) : null;
  }
}
