package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a default's text is a value of its parameter's type: a node finds out only at a call. */
final class DefaultText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,999})([.][0-9]{1,999})?");

  private static final Map<Class<?>, Function<String, Object>> NUMBERS =
      Map.of(
          int.class, Integer::valueOf,
          Integer.class, Integer::valueOf,
          long.class, Long::valueOf,
          Long.class, Long::valueOf,
          BigInteger.class, BigInteger::new,
          BigDecimal.class, BigDecimal::new);

  private static final Map<Class<?>, Function<String, Object>> TEXTS =
      Map.of(
          String.class, text -> text,
          LocalDate.class, LocalDate::parse,
          Instant.class, Instant::parse,
          Duration.class, Duration::parse,
          LocalTime.class, LocalTime::parse,
          YearMonth.class, YearMonth::parse,
          URI.class, URI::create);

  private DefaultText() {}

  /** What is wrong with a default, as a message goes on after it; null if nothing is. */
  static @Nullable String fault(Parameter parameter, String text) {
    try {
      if (parameter.converter() != null) {
        return parameter.converter().fromString(text) == null
            ? "its converter makes null of: correct it"
            : null;
      }
      read(Types.raw(parameter.element()), text);
      return null;
    } catch (IllegalArgumentException | DateTimeException e) {
      return "is no "
          + Types.raw(parameter.element()).getSimpleName()
          + " ("
          + e.getMessage()
          + "): correct it";
    }
  }

  /** Types that have no text are the UK's rules' to refuse. */
  private static @Nullable Object read(Class<?> type, String text) {
    if (type == boolean.class || type == Boolean.class) {
      return one(text.equals("true") || text.equals("false"), text, "must be true or false");
    }
    if (NUMBERS.containsKey(type)) {
      Object unused = one(NUMBER.matcher(text).matches(), text, "must be a number");
      return NUMBERS.get(type).apply(text);
    }
    if (TEXTS.containsKey(type)) {
      return TEXTS.get(type).apply(text);
    }
    JsonShape shape = JsonShape.of(type);
    if (shape instanceof JsonShape.EnumShape codes) {
      return one(codes.codes().contains(text), text, "must be one of " + codes.codes());
    }
    Executable maker = maker(type);
    return maker == null ? null : make(maker, text);
  }

  private static Object one(boolean valid, String text, String what) {
    if (!valid) {
      throw new IllegalArgumentException(what);
    }
    return text;
  }

  /** What Jackson makes a value type by. */
  private static @Nullable Executable maker(Class<?> type) {
    return Stream.<Executable>concat(
            Stream.of(type.getConstructors()), Stream.of(type.getMethods()))
        .filter(each -> each.getParameterCount() == 1 && isMaker(type, each))
        .findFirst()
        .orElse(null);
  }

  private static boolean isMaker(Class<?> type, Executable executable) {
    return executable.isAnnotationPresent(JsonCreator.class)
        || (executable instanceof Constructor<?>
            && type.isRecord()
            && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static @Nullable Object make(Executable maker, String text) {
    try {
      Object inner = read(maker.getParameterTypes()[0], text);
      if (maker instanceof Method method) {
        return method.invoke(null, inner);
      }
      return maker instanceof Constructor<?> constructor ? constructor.newInstance(inner) : null;
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(String.valueOf(e.getTargetException().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      return null; // not ours to call; the node's reader has more rights
    }
  }
}
