package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.govnet.api.JsonShape.BooleanShape;
import org.govnet.api.JsonShape.EnumShape;
import org.govnet.api.JsonShape.ListShape;
import org.govnet.api.JsonShape.Member;
import org.govnet.api.JsonShape.NumberShape;
import org.govnet.api.JsonShape.ObjectShape;
import org.govnet.api.JsonShape.TextShape;
import org.govnet.api.JsonShape.Unsupported;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonShapeTest {
  enum Plain {
    ONE,
    TWO
  }

  enum Named {
    @JsonProperty("first of all")
    ONE,
    TWO
  }

  enum Valued {
    ONE("1"),
    TWO("2");

    private final String wire;

    Valued(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  record Count(@JsonValue int value) {}

  record Share(@JsonValue BigDecimal value) {}

  record Several(@JsonValue List<Uprn> value) {}

  record Person(NhsNumber nhsNumber, @Nullable Person parent) {}

  record Box<T>(T one, @MaxItems(5) List<T> many, @MaxItems(5) List<List<T>> grid) {}

  @WireObject
  record Everything(
      @JsonProperty("renamed") String named,
      @Nullable Integer count,
      @MaxItems(7) List<Person> people,
      @JsonProperty String same) {}

  interface Types {
    Page<Person> page();

    Box<Uprn> box();
  }

  private static Type type(String method) throws NoSuchMethodException {
    return Types.class.getDeclaredMethod(method).getGenericReturnType();
  }

  @Test
  void textsHaveTheirFormatOrForm() {
    assertThat(JsonShape.of(String.class)).isEqualTo(new TextShape(String.class, null, null));
    assertThat(JsonShape.of(LocalDate.class))
        .isEqualTo(new TextShape(LocalDate.class, "date", null));
    assertThat(JsonShape.of(Instant.class))
        .isEqualTo(new TextShape(Instant.class, "date-time", null));
    assertThat(JsonShape.of(Duration.class))
        .isEqualTo(new TextShape(Duration.class, "duration", null));
    assertThat(JsonShape.of(LocalTime.class))
        .isEqualTo(new TextShape(LocalTime.class, "time", null));
    assertThat(JsonShape.of(URI.class)).isEqualTo(new TextShape(URI.class, "uri", null));
    assertThat(JsonShape.of(YearMonth.class)).isEqualTo(new TextShape(YearMonth.class, null, null));
    assertThat(JsonShape.of(Uprn.class))
        .isEqualTo(new TextShape(Uprn.class, null, Uprn.class.getAnnotation(TextForm.class)));
    assertThat(JsonShape.of(LegalBasis.class))
        .isEqualTo(new TextShape(LegalBasis.class, null, null));
  }

  @Test
  void numbersAreWholeOrNot() {
    for (Class<?> type :
        List.of(int.class, Integer.class, long.class, Long.class, BigInteger.class, Count.class)) {
      assertThat(JsonShape.of(type)).isEqualTo(new NumberShape(type, true));
    }
    assertThat(JsonShape.of(BigDecimal.class)).isEqualTo(new NumberShape(BigDecimal.class, false));
    assertThat(JsonShape.of(Share.class)).isEqualTo(new NumberShape(Share.class, false));
    assertThat(JsonShape.of(boolean.class)).isEqualTo(new BooleanShape());
    assertThat(JsonShape.of(Boolean.class)).isEqualTo(new BooleanShape());
  }

  @Test
  void enumsHaveTheirCodesAsTheyTravel() {
    assertThat(JsonShape.of(Plain.class))
        .isEqualTo(new EnumShape(Plain.class, List.of("ONE", "TWO")));
    assertThat(JsonShape.of(Named.class))
        .isEqualTo(new EnumShape(Named.class, List.of("first of all", "TWO")));
    assertThat(JsonShape.of(Valued.class))
        .isEqualTo(new EnumShape(Valued.class, List.of("1", "2")));
    assertThat(JsonShape.of(Tier.class))
        .isEqualTo(new EnumShape(Tier.class, List.of("county", "district", "single")));
    assertThat(((EnumShape) JsonShape.of(DayOfWeek.class)).codes()).startsWith("MONDAY").hasSize(7);
  }

  @Test
  void aValueMadeOfAListIsThatList() {
    assertThat(JsonShape.of(Several.class)).isEqualTo(new ListShape(JsonShape.of(Uprn.class)));
  }

  @Test
  void anObjectHasItsMembersInOrder() {
    ObjectShape shape = (ObjectShape) JsonShape.of(Everything.class);
    assertThat(shape.name()).isEqualTo("Everything");
    assertThat(shape.members())
        .containsExactly(
            new Member("renamed", JsonShape.of(String.class), true, null),
            new Member("count", JsonShape.of(Integer.class), false, null),
            new Member("people", new ListShape(JsonShape.of(Person.class)), true, 7),
            new Member("same", JsonShape.of(String.class), true, null));
  }

  @Test
  void aRecordMayHoldItself() {
    ObjectShape shape = (ObjectShape) JsonShape.of(Person.class);
    assertThat(shape.members().get(1)).isEqualTo(new Member("parent", shape, false, null));
  }

  @Test
  void aGenericRecordHoldsItsArguments() throws NoSuchMethodException {
    ObjectShape page = (ObjectShape) JsonShape.of(type("page"));
    assertThat(page.name()).isEqualTo("PersonPage");
    assertThat(page.members())
        .containsExactly(
            new Member("items", new ListShape(JsonShape.of(Person.class)), true, 100),
            new Member("next", JsonShape.of(Cursor.class), false, null));
    ObjectShape box = (ObjectShape) JsonShape.of(type("box"));
    JsonShape uprn = JsonShape.of(Uprn.class);
    assertThat(box.members())
        .extracting(Member::shape)
        .containsExactly(uprn, new ListShape(uprn), new ListShape(new ListShape(uprn)));
  }

  @Test
  void aGenericRecordWithoutArgumentsHoldsNothingKnown() {
    ObjectShape raw = (ObjectShape) JsonShape.of(Page.class);
    assertThat(raw.members().get(0).shape())
        .isEqualTo(
            new ListShape(new Unsupported(Object.class, "is no record, enum or value: use one")));
  }

  @Test
  void followsAPointer() throws NoSuchMethodException {
    JsonShape nhs = JsonShape.of(NhsNumber.class);
    assertThat(JsonShape.at(Person.class, "/nhsNumber")).contains(nhs);
    assertThat(JsonShape.at(Person.class, "/parent/parent/nhsNumber")).contains(nhs);
    assertThat(JsonShape.at(Everything.class, "/renamed")).isPresent();
    assertThat(JsonShape.at(type("page"), "/next")).contains(JsonShape.of(Cursor.class));
    assertThat(JsonShape.at(Person.class, "")).contains(JsonShape.of(Person.class));
    for (String nowhere : List.of("/", "/nhsnumber", "/nhsNumber/", "/nhsNumber/value", "//a")) {
      assertThat(JsonShape.at(Person.class, nowhere)).as(nowhere).isEmpty();
    }
    assertThat(JsonShape.at(Everything.class, "/named")).isEmpty();
    assertThat(JsonShape.at(Everything.class, "/people/0/nhsNumber")).isEmpty();
    assertThatThrownBy(() -> JsonShape.at(Person.class, "nhsNumber"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a JSON pointer begins with a slash, as in /nhsNumber: \"nhsNumber\"");
  }
}
