package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a type is on the wire: the JSON that a contract's record, value or parameter becomes. Read
 * by reflection from the same annotations that Jackson reads; the rules, the OpenAPI document and
 * the tests all look at this, and not at classes.
 */
public sealed interface JsonShape {
  /**
   * A string.
   *
   * @param type the Java type
   * @param format JSON Schema's name for its format, such as {@code date}; null if it has none
   * @param form the value type's own description; null if it has none
   */
  record TextShape(Class<?> type, @Nullable String format, @Nullable TextForm form)
      implements JsonShape {}

  /**
   * A number.
   *
   * @param type the Java type
   * @param whole whether it has no fraction
   */
  record NumberShape(Class<?> type, boolean whole) implements JsonShape {}

  /** True or false. */
  record BooleanShape() implements JsonShape {}

  /**
   * One of a fixed set of strings.
   *
   * @param type the enum
   * @param codes its constants as they travel, in their order
   */
  record EnumShape(Class<?> type, List<String> codes) implements JsonShape {
    /** Copies the codes. */
    public EnumShape {
      codes = List.copyOf(codes);
    }
  }

  /**
   * An array.
   *
   * @param items what it holds
   */
  record ListShape(JsonShape items) implements JsonShape {}

  /**
   * An object.
   *
   * @param type the record
   * @param arguments its type arguments, in order; empty for most
   */
  record ObjectShape(Class<?> type, List<Type> arguments) implements JsonShape {
    /** Copies the arguments. */
    public ObjectShape {
      arguments = List.copyOf(arguments);
    }

    /** Its name in documents: the record's, after those of its arguments. */
    public String name() {
      StringBuilder out = new StringBuilder();
      arguments.forEach(each -> out.append(each instanceof Class<?> c ? c.getSimpleName() : "Any"));
      return out.append(type.getSimpleName()).toString();
    }

    /** Its members, in the order of the record's components. */
    public List<Member> members() {
      return Stream.of(type.getRecordComponents()).map(this::member).toList();
    }

    private Member member(RecordComponent component) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name =
          renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
      Type declared = component.getGenericType();
      MaxItems most = component.getAnnotation(MaxItems.class);
      return new Member(
          name,
          JsonShape.of(resolved(declared)),
          !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          most == null ? null : most.value());
    }

    private Type resolved(Type declared) {
      if (declared instanceof TypeVariable<?> variable) {
        return argument(variable);
      }
      if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
        return new ListOf(resolved(list.getActualTypeArguments()[0]));
      }
      return declared;
    }

    private Type argument(TypeVariable<?> variable) {
      int at = Arrays.asList(type.getTypeParameters()).indexOf(variable);
      return at < arguments.size() ? arguments.get(at) : Object.class;
    }
  }

  /**
   * Something that has no place in a contract.
   *
   * @param type the Java type
   * @param why what is wrong with it, and what to use instead
   */
  record Unsupported(Type type, String why) implements JsonShape {}

  /**
   * A member of an object.
   *
   * @param name as it travels
   * @param shape what it is
   * @param required whether it has to be there, and not null
   * @param maxItems the most elements, for a list; null if it does not say
   */
  record Member(String name, JsonShape shape, boolean required, @Nullable Integer maxItems) {}

  /** A list whose element type was a type variable. */
  record ListOf(Type element) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {element};
    }

    @Override
    public Type getRawType() {
      return List.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  /** The shape of a type. */
  static JsonShape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == List.class) {
        return new ListShape(of(generic.getActualTypeArguments()[0]));
      }
      return raw.isRecord()
          ? new ObjectShape(raw, List.of(generic.getActualTypeArguments()))
          : unsupported(raw);
    }
    return type instanceof Class<?> raw
        ? ofClass(raw)
        : new Unsupported(type, "is no class: name the type");
  }

  private static JsonShape ofClass(Class<?> raw) {
    Map<Class<?>, String> formats =
        Map.of(
            LocalDate.class, "date",
            Instant.class, "date-time",
            Duration.class, "duration",
            LocalTime.class, "time",
            URI.class, "uri");
    if (raw == String.class || raw == YearMonth.class || formats.containsKey(raw)) {
      return new TextShape(raw, formats.get(raw), null);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return new BooleanShape();
    }
    if (List.of(int.class, Integer.class, long.class, Long.class, BigInteger.class).contains(raw)) {
      return new NumberShape(raw, true);
    }
    if (raw == BigDecimal.class) {
      return new NumberShape(raw, false);
    }
    if (raw.isEnum()) {
      return new EnumShape(
          raw, Stream.of(raw.getEnumConstants()).map(each -> code((Enum<?>) each)).toList());
    }
    Optional<Type> value = valueType(raw);
    if (value.isPresent()) {
      JsonShape inner = of(value.get());
      return inner instanceof TextShape
          ? new TextShape(raw, null, raw.getAnnotation(TextForm.class))
          : inner instanceof NumberShape number ? new NumberShape(raw, number.whole()) : inner;
    }
    return raw.isRecord() ? new ObjectShape(raw, List.of()) : unsupported(raw);
  }

  private static JsonShape unsupported(Class<?> raw) {
    if (raw == List.class) {
      return new Unsupported(raw, "does not say what it holds: name the type");
    }
    if (raw == Optional.class) {
      return new Unsupported(raw, "is absent in two ways: use the type itself, and @Nullable");
    }
    if (Map.class.isAssignableFrom(raw)) {
      return new Unsupported(raw, "has keys that are data: use a list of records");
    }
    if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
      return new Unsupported(raw, "is not a List: use one");
    }
    if (raw == double.class || raw == Double.class || raw == float.class || raw == Float.class) {
      return new Unsupported(raw, "is written differently by different software: use BigDecimal");
    }
    if (raw == java.util.Date.class
        || raw == java.util.Calendar.class
        || raw.getName().startsWith("java.time")) {
      return new Unsupported(
          raw, "is no date or time in UTC: use LocalDate, Instant, YearMonth or DayOfWeek");
    }
    return new Unsupported(raw, "is no record, enum or value: use one");
  }

  /** What {@code @JsonValue} says the type travels as. */
  private static Optional<Type> valueType(Class<?> raw) {
    if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        if (component.getAccessor().isAnnotationPresent(JsonValue.class)) {
          return Optional.of(component.getGenericType());
        }
      }
    }
    return Stream.of(raw.getMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .map(Method::getGenericReturnType)
        .findFirst();
  }

  private static String code(Enum<?> constant) {
    try {
      JsonProperty named =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      if (named != null) {
        return named.value();
      }
      for (Method method : constant.getDeclaringClass().getMethods()) {
        if (method.isAnnotationPresent(JsonValue.class)) {
          return String.valueOf(method.invoke(constant));
        }
      }
      return constant.name();
    } catch (NoSuchFieldException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an enum constant is a public field: " + constant, e);
    }
  }

  /**
   * Follows a JSON pointer (RFC 6901) into a type.
   *
   * @param pointer such as {@code /person/nhsNumber}; members of objects alone, and the whole for
   *     the empty one
   * @return the member's shape; empty if there is none
   * @throws IllegalArgumentException if {@code pointer} is neither empty nor begins with a slash
   */
  static Optional<JsonShape> at(Type type, String pointer) {
    JsonShape shape = of(type);
    if (pointer.isEmpty()) {
      return Optional.of(shape);
    }
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer begins with a slash, as in /nhsNumber: " + Quote.of(pointer));
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (!(shape instanceof ObjectShape object)) {
        return Optional.empty();
      }
      Optional<Member> member =
          object.members().stream().filter(each -> each.name().equals(name)).findFirst();
      if (member.isEmpty()) {
        return Optional.empty();
      }
      shape = member.get().shape();
    }
    return Optional.of(shape);
  }
}
