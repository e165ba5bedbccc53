package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govnet.api.JsonShape;
import org.govnet.api.Quote;

/**
 * JSON as docs/protocol.md section 4.2 has it, the same on both sides of a call and in documents. A
 * record component is required unless it is {@code @Nullable}; a list has no more elements than its
 * {@code @MaxItems} allows; unknown members are ignored; everything else that is out of order is
 * refused with its place.
 */
public final class WireJson {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 1000;
  private static final int MAX_STRING_LENGTH = 64 << 20;

  private static final Pattern SCALAR =
      Pattern.compile("true|false|-?[0-9]{1,1000}([.][0-9]{1,1000})?");

  private static final JsonMapper MAPPER = mapper();

  private WireJson() {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(
                new SimpleModule("govnet") {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public void setupModule(SetupContext context) {
                    super.setupModule(context);
                    context.insertAnnotationIntrospector(new RequiredUnlessNullable());
                    context.addBeanDeserializerModifier(new BoundedLists());
                  }
                }.addSerializer(Instant.class, new QuickInstant())
                    .addSerializer(LocalDate.class, new StrictDate<>(LocalDate.class))
                    .addSerializer(YearMonth.class, new StrictDate<>(YearMonth.class))
                    .addDeserializer(
                        Instant.class, new StrictText<>(Instant.class, StrictText::time))
                    .addDeserializer(
                        LocalDate.class, new StrictText<>(LocalDate.class, StrictText::date))
                    .addDeserializer(
                        YearMonth.class, new StrictText<>(YearMonth.class, StrictText::month))
                    .addDeserializer(Double.class, new StrictDouble())
                    .addDeserializer(double.class, new StrictDouble()))
            .defaultLeniency(false)
            .withCoercionConfigDefaults(WireJson::refuseScalars)
            .withCoercionConfig(LogicalType.Textual, WireJson::refuseScalars)
            // 1 is a number wherever 1.5 is.
            .withCoercionConfig(
                LogicalType.Float,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    JsonMapper mapper = builder.build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(MAX_STRING_LENGTH)
                .build());
    return mapper;
  }

  /** {@code 5} is no string, {@code true} no number, and an empty string no null. */
  private static void refuseScalars(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
  }

  /**
   * Reads a body.
   *
   * @throws BodyRefused if it is not UTF-8, not JSON, not an object, or not a {@code type}
   */
  public static <T> T read(byte[] body, Class<T> type) {
    return type.cast(reader(type).read(body));
  }

  /**
   * Writes a body.
   *
   * @throws IllegalArgumentException if {@code value} cannot be written, or a reader would refuse a
   *     date or time in it, whose year is before 0 or after 9999; the message says where it is
   */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw JsonFailures.unwritten(value, e);
    }
  }

  /** A reader of one type, to make once and keep. */
  public static Reader reader(Type type) {
    return new Reader(MAPPER.readerFor(MAPPER.constructType(type)));
  }

  /** A writer of one type, to make once and keep. */
  public static Writer writer(Type type) {
    return new Writer(MAPPER.writerFor(MAPPER.constructType(type)));
  }

  /**
   * The text that a body has at a place: of a string, a number or a boolean.
   *
   * @param pointer the place, as a JSON pointer (RFC 6901)
   * @return empty if there is none of these, or the body is no JSON
   * @throws IllegalArgumentException if {@code pointer} is neither empty nor begins with a slash
   */
  public static Optional<String> textAt(byte[] body, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    try {
      JsonNode node = MAPPER.readTree(body).at(place);
      return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A path or query parameter's text, as its JSON value would be.
   *
   * @throws IllegalArgumentException if {@code value} is not a scalar, or a reader would not take
   *     its text: a number of over 1,000 digits before or after the point, a year before 0 or after
   *     9999, an empty URI
   */
  public static String toText(Object value) {
    String fault = WireTexts.fault(value);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    JsonNode node = MAPPER.valueToTree(value);
    if (!node.isValueNode() || node.isNull()) {
      throw new IllegalArgumentException(
          "a parameter must be a string, a number or a boolean: " + value.getClass().getName());
    }
    return node.asText();
  }

  /** Types that JSON has as numbers or booleans, values of them included. */
  private static final ClassValue<Boolean> UNQUOTED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          JsonShape shape = JsonShape.of(type);
          return type.isPrimitive()
              || Number.class.isAssignableFrom(type)
              || shape instanceof JsonShape.NumberShape
              || shape instanceof JsonShape.BooleanShape;
        }
      };

  /**
   * A path or query parameter from its text.
   *
   * @throws IllegalArgumentException if the text is not a {@code type}; the message says what it
   *     must be
   */
  public static Object fromText(String text, Type type) {
    JavaType target = MAPPER.constructType(type);
    Class<?> raw = target.getRawClass();
    if (raw == String.class) {
      return text;
    }
    boolean scalar = UNQUOTED.get(raw);
    try {
      // As JSON; white space is not part of a number's text.
      if (scalar && !SCALAR.matcher(text).matches()) {
        throw new IllegalArgumentException(JsonFailures.mustBe(raw) + ": " + Quote.of(text));
      }
      return MAPPER.readValue(scalar ? text : MAPPER.writeValueAsString(text), target);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(JsonFailures.parameter(e, raw, text), e);
    }
  }

  /** Reads one type. */
  public static final class Reader {
    private final ObjectReader reader;

    private Reader(ObjectReader reader) {
      this.reader = reader;
    }

    /**
     * Reads a body.
     *
     * @throws BodyRefused if it is not UTF-8, not JSON, not an object, or not of the type
     */
    public Object read(byte[] body) {
      Utf8.check(body);
      requireObject(body);
      try {
        return reader.readValue(body);
      } catch (JsonProcessingException e) {
        throw JsonFailures.explain(e);
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory failed", e);
      }
    }

    private static void requireObject(byte[] body) {
      for (byte b : body) {
        if (b == '{') {
          return;
        }
        if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
          break;
        }
      }
      throw BodyRefused.malformed(
          body.length == 0 ? "the body is empty" : "the body must be a JSON object");
    }
  }

  /** Writes one type. */
  public static final class Writer {
    private final ObjectWriter writer;

    private Writer(ObjectWriter writer) {
      this.writer = writer;
    }

    /**
     * Writes a body.
     *
     * @throws IllegalArgumentException if {@code value} cannot be written
     */
    public byte[] write(Object value) {
      try {
        return writer.writeValueAsBytes(value);
      } catch (JsonProcessingException e) {
        throw JsonFailures.unwritten(value, e);
      }
    }
  }
}
