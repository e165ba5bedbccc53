package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host's own Jackson, 2.21 or 3, each with the jackson-annotations that it came with, writes
 * every contract's records as this module's does (2.22), to the byte.
 */
class OtherJacksonsTest {
  private static final List<OtherJackson> OTHERS =
      List.of(OtherJackson.two("jackson-2.21"), OtherJackson.three("jackson-3"));

  static Stream<Arguments> objects() {
    return OTHERS.stream()
        .flatMap(
            other ->
                ApiTypes.objects().stream()
                    .map(type -> Arguments.of(type, other.version(), other)));
  }

  @Test
  void areTheVersionsThatTheyAreMeantToBe() {
    assertThat(OTHERS)
        .extracting(OtherJackson::version)
        .satisfiesExactly(
            two -> assertThat(two).startsWith("2.21."),
            three -> assertThat(three).startsWith("3."));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("objects")
  void writeTheSameBytesAndReadThemBack(Class<?> type, String version, OtherJackson other)
      throws Exception {
    for (String golden : Golden.texts(type)) {
      Object value = other.read(golden, type);
      assertThat(value.getClass()).isNotEqualTo(type).hasToString(type.toString());
      String written = other.write(value);
      assertThat(written).isEqualTo(WireJson.compact(golden));
      assertThat(other.read(written, type)).isEqualTo(value);
      assertThat(value).hasToString(WireJson.read(golden, type).toString());
    }
  }

  @Test
  void writeTheSameValues() throws Exception {
    for (OtherJackson other : OTHERS) {
      for (Class<?> type : ApiTypes.texts()) {
        String example = type.getAnnotation(TextForm.class).example();
        assertSame(other, '"' + example + '"', type);
      }
      assertSame(other, "\"dea-2017-s35 ,uk-gdpr-9-2-h, uk-gdpr-6-1-e\"", LegalBasis.class);
      assertThatThrownBy(() -> other.read("{\"article6\":\"PUBLIC_TASK\"}", LegalBasis.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void writeTheSameEnums() throws Exception {
    assertThat(ApiTypes.enums()).contains(Tier.class, Party.class);
    for (OtherJackson other : OTHERS) {
      for (Class<?> type : ApiTypes.enums()) {
        for (Object constant : type.getEnumConstants()) {
          String code = WireJson.write(constant);
          assertThat(((JsonShape.EnumShape) JsonShape.of(type)).codes())
              .contains(code.substring(1, code.length() - 1));
          assertThat(other.read(code, type)).hasToString(constant.toString());
          assertThat(other.write(other.read(code, type))).isEqualTo(code);
        }
        assertThatThrownBy(() -> other.read("\"no such thing\"", type))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void writeTheSameTimes() throws Exception {
    Map<String, Class<?>> times =
        Map.of(
            "2026-08", YearMonth.class,
            "2026-08-09", LocalDate.class,
            "2026-08-09T13:58:07Z", Instant.class,
            "2026-08-09T13:58:07.500Z", Instant.class,
            "09:30:00", LocalTime.class,
            "PT1H30M", Duration.class);
    for (OtherJackson other : OTHERS) {
      for (Map.Entry<String, Class<?>> time : times.entrySet()) {
        assertSame(other, '"' + time.getKey() + '"', time.getValue());
      }
    }
  }

  private static void assertSame(OtherJackson other, String json, Class<?> type) throws Exception {
    Object ours = WireJson.read(json, type);
    Object theirs = other.read(json, type);
    assertThat(theirs).as(other.version()).hasToString(ours.toString());
    assertThat(other.write(theirs)).as(other.version()).isEqualTo(WireJson.write(ours));
    assertThat(other.read(WireJson.write(ours), type)).isEqualTo(theirs);
  }
}
