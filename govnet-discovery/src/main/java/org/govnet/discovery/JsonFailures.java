package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.Executable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.govnet.api.FieldError;
import org.govnet.api.GovnetException;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body in words that name the place and leak no class of ours. */
final class JsonFailures {
  private static final String TOKEN = "Unrecognized token";

  private JsonFailures() {}

  static BodyRefused explain(JacksonException failure) {
    JacksonException text = syntax(failure);
    if (text instanceof StreamConstraintsException) {
      return BodyRefused.malformed(
          "the body has more than 64 levels, or a name or number that is too long" + place(text));
    }
    if (!(failure instanceof JsonMappingException mapping)) {
      return BodyRefused.malformed(
          "the body is not valid JSON" + place(failure) + ": " + Quote.of(words(failure)));
    }
    if (text == null && mapping.getOriginalMessage().startsWith("Trailing token")) {
      return BodyRefused.malformed("the body goes on after its JSON object" + place(mapping));
    }
    String pointer = pointer(mapping.getPath());
    if (text instanceof InputCoercionException) {
      return invalid(pointer, "is out of range");
    }
    if (text != null) {
      return BodyRefused.malformed(
          "the body is not valid JSON" + place(text) + ": " + Quote.of(words(text)));
    }
    return mapping instanceof InvalidNullException || isMissing(mapping)
        ? BodyRefused.invalid(new FieldError(pointer, "missing", "is required"))
        : invalid(pointer, detail(mapping));
  }

  /** What is wrong with a parameter's text. */
  static String parameter(JacksonException failure, Class<?> type, String text) {
    return failure instanceof JsonMappingException mapping
            && mapping instanceof ValueInstantiationException
        ? detail(mapping)
        : mustBe(type) + ": " + Quote.of(text);
  }

  /** What is wrong with a value that has no JSON; its place, but nothing that it holds. */
  static IllegalArgumentException unwritten(Object value, JsonProcessingException failure) {
    boolean within =
        failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty();
    return new IllegalArgumentException(
        "cannot write a "
            + value.getClass().getName()
            + " as JSON: "
            + failure.getOriginalMessage()
            + (within ? " (at " + pointer(((JsonMappingException) failure).getPath()) + ")" : ""),
        failure);
  }

  private static BodyRefused invalid(String pointer, String detail) {
    return BodyRefused.invalid(new FieldError(pointer, "invalid", detail));
  }

  /** The failure, or its cause, if it is about JSON itself and not about what it means. */
  private static @Nullable JacksonException syntax(JacksonException failure) {
    if (!(failure instanceof JsonMappingException)) {
      return failure;
    }
    return failure.getCause() instanceof JacksonException cause
            && !(cause instanceof JsonMappingException)
        ? cause
        : null;
  }

  private static boolean isMissing(JsonMappingException mapping) {
    return mapping instanceof MismatchedInputException
        && mapping.getOriginalMessage().startsWith("Missing required creator property");
  }

  private static String detail(JsonMappingException mapping) {
    if (mapping instanceof BoundedLists.TooMany) {
      return mapping.getOriginalMessage();
    }
    Throwable cause = mapping.getCause();
    if (cause instanceof IllegalArgumentException || cause instanceof GovnetException) {
      return "is not valid: " + cause.getMessage();
    }
    if (mapping instanceof InvalidFormatException format) {
      // A date in a body is a birth date as often as not, and a problem's detail is logged.
      if (format.getTargetType() == LocalDate.class) {
        return mustBe(LocalDate.class);
      }
      return mustBe(format.getTargetType()) + ": " + Quote.of(String.valueOf(format.getValue()));
    }
    return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? mustBe(mismatch.getTargetType())
        : "is not valid";
  }

  /** What belongs there, in JSON's words. */
  static String mustBe(Class<?> type) {
    if (type.isEnum()) {
      return "must be one of " + Stream.of(type.getEnumConstants()).map(WireJson::toText).toList();
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)
        .contains(type)) {
      return "must be a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number"
          + (type == int.class || type == Integer.class ? " of 32 bits" : "");
    }
    if (type == Instant.class) {
      return "must be a time in UTC such as 2017-08-09T13:58:07Z";
    }
    if (type == LocalDate.class) {
      return "must be a date such as 2017-08-09";
    }
    if (type == YearMonth.class) {
      return "must be a month such as 2017-08";
    }
    if (type == String.class || type == URI.class || isText(type)) {
      return "must be a string" + (type == URI.class ? " that is a URI" : "");
    }
    return Collection.class.isAssignableFrom(type) || type.isArray()
        ? "must be an array"
        : "must be an object";
  }

  /** Whether a value type is made of a string. */
  private static boolean isText(Class<?> type) {
    return Stream.<Executable[]>of(type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(made -> made.isAnnotationPresent(JsonCreator.class))
        .anyMatch(made -> List.of(made.getParameterTypes()).equals(List.of(String.class)));
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder out = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      out.append('/');
      if (step.getFieldName() == null) {
        out.append(step.getIndex());
      } else {
        // A map's keys are the sender's: shown as any other untrusted text, without the quotes.
        String name = Quote.of(step.getFieldName());
        out.append(name.substring(1, name.length() - 1).replace("~", "~0").replace("/", "~1"));
      }
    }
    return out.toString();
  }

  /** Jackson's reason without the advice to its own users that follows some. */
  private static String words(JacksonException failure) {
    String message = String.valueOf(failure.getOriginalMessage());
    String first = message.lines().findFirst().orElse("");
    // What stands there without quotes may be somebody's name.
    return first.startsWith(TOKEN) ? TOKEN : first;
  }

  private static String place(JacksonException failure) {
    return failure.getLocation() == null
        ? ""
        : " at line "
            + failure.getLocation().getLineNr()
            + ", column "
            + failure.getLocation().getColumnNr();
  }
}
