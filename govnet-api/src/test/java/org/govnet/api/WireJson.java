package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** JSON as a node writes and reads it, so that a contract's golden bodies can be asserted. */
public final class WireJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(
              SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
              SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private WireJson() {}

  /** Asserts that the value is written as this text, give or take spacing, and read back equal. */
  public static void assertRoundTrip(Object value, String golden) {
    try {
      assertThat(MAPPER.readTree(write(value))).isEqualTo(MAPPER.readTree(compact(golden)));
      assertThat((Object) read(golden, value.getClass())).isEqualTo(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The same JSON without white space between its tokens; numbers as they are spelled. */
  public static String compact(String json) throws JsonProcessingException {
    return MAPPER
        .reader()
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .readTree(json)
        .toString();
  }

  /** The names of an object's members, in order. */
  static List<String> names(String json) throws JsonProcessingException {
    List<String> names = new ArrayList<>();
    MAPPER.readTree(json).fieldNames().forEachRemaining(names::add);
    return names;
  }

  public static String write(Object value) throws JsonProcessingException {
    return MAPPER.writeValueAsString(value);
  }

  public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }

  /** Reads what has type arguments, such as a page of something. */
  public static Object read(String json, Type type) throws JsonProcessingException {
    return MAPPER.readValue(json, MAPPER.constructType(type));
  }
}
