package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule by an operation that breaks it, and no other. */
class UkRulesTest {
  @WireObject
  record Good(String text) {}

  record Plain(String text) {}

  record Tags(@JsonValue List<String> value) {}

  @WireObject
  record Names(@JsonProperty("given_name") String givenName, @JsonProperty("Town") String town) {}

  @WireObject
  record Lists(List<String> unbound, @MaxItems(0) List<String> none, @MaxItems(3) String single) {}

  @SuppressWarnings("rawtypes")
  @WireObject
  record Raw(@MaxItems(3) List raw) {}

  @WireObject
  record Wild(@MaxItems(3) List<? extends Number> wild, @MaxItems(3) List<Double> doubles) {}

  @WireObject
  @SuppressWarnings("ArrayRecordComponent")
  record Numbers(double real, @Nullable Float small, Map<String, String> map, String[] array) {}

  @WireObject
  record Others(Set<String> set, Optional<String> maybe, Object any, Number number) {}

  @WireObject
  record Times(
      long dueDate,
      BigDecimal seenAt,
      String endDate,
      LocalDate due,
      Instant seen,
      LocalDate date,
      Instant madeAt) {}

  @WireObject
  record OldTimes(
      LocalDateTime localAt, Date oldAt, Calendar calendarAt, OffsetDateTime offsetAt) {}

  @WireObject
  record Outer(Good good, @MaxItems(2) List<Middle> middles) {}

  @WireObject
  record Middle(Plain plain, @MaxItems(2) List<List<Inner>> inners) {}

  @WireObject
  record Inner(double depth, @Nullable Inner inner) {}

  @WireObject
  record Search(String text, @Nullable Integer limit, @Nullable Cursor cursor) {}

  interface Rules {
    @GET
    @Path("a/{nino}")
    Good personalType(@PathParam("nino") NationalInsuranceNumber nino);

    @GET
    @Path("a")
    Good personalTypeInTheQuery(@QueryParam("mark") RegistrationMark mark);

    @GET
    @Path("a")
    Good personalName(@QueryParam("dateOfBirth") LocalDate birth);

    @GET
    @Path("a/{surname}")
    Good personalNameInThePath(@PathParam("surname") String surname);

    @GET
    @Path("a/{b}/c/{d}/e/{f}/g")
    Good tooDeep(@PathParam("b") String b, @PathParam("d") String d, @PathParam("f") String f);

    @GET
    @Path("a/{b}/c/{d}/e/{f}")
    Good deepEnough(@PathParam("b") String b, @PathParam("d") String d, @PathParam("f") String f);

    @GET
    @Path("a")
    Good parameterNames(@QueryParam("page_size") int size, @QueryParam("Order") Tier order);

    @GET
    @Path("a")
    Good parameterTypes(
        @QueryParam("good") Good good,
        @QueryParam("many") List<String> many,
        @QueryParam("tags") Tags tags,
        @QueryParam("real") double real,
        @QueryParam("any") Object any);

    @GET
    @Path("a")
    Good parameterTimes(
        @QueryParam("since") Instant since,
        @QueryParam("fromDate") int from,
        @QueryParam("untilAt") String until,
        @QueryParam("startDate") LocalDate start);

    @POST
    @Path("a")
    Good write(Good body);

    @PUT
    @Path("a")
    @Idempotent
    Good optionalBody(@HeaderParam("Idempotency-Key") IdempotencyKey key, @Nullable Good body);

    @POST
    @Path("a")
    @Safe
    Good listBody(List<Good> body);

    @POST
    @Path("a")
    @Safe
    Good textBody(String body);

    @GET
    @Path("a")
    Map<String, String> mapAnswer();

    @GET
    @Path("a")
    Tier enumAnswer();

    @GET
    @Path("a")
    Uprn valueAnswer();

    @GET
    @Path("a")
    Plain plain();

    @GET
    @Path("a")
    Names names();

    @GET
    @Path("a")
    Lists lists();

    @GET
    @Path("a")
    Raw raw();

    @GET
    @Path("a")
    Wild wild();

    @GET
    @Path("a")
    Numbers numbers();

    @GET
    @Path("a")
    Others others();

    @GET
    @Path("a")
    Times times();

    @GET
    @Path("a")
    OldTimes oldTimes();

    @GET
    @Path("a")
    Outer nested();

    @GET
    @Path("a")
    Page<Good> page();

    @GET
    @Path("a")
    Page<Good> halfPage(@QueryParam("limit") @DefaultValue("20") int limit);

    @GET
    @Path("a")
    Page<Good> goodPage(
        @QueryParam("limit") @Nullable Integer limit,
        @QueryParam("cursor") @Nullable Cursor cursor);

    @POST
    @Path("a")
    @Safe
    Page<Good> searchedPage(Search search);

    @POST
    @Path("a")
    @Safe
    Page<Double> pageOfNumbers(Search search);

    @POST
    @Path("a")
    @Safe
    Page<String> pageOfTexts(Search search);

    @POST
    @Path("a")
    @Safe
    Page<Plain> pageOfPlain(Search search);

    @SuppressWarnings("rawtypes")
    @POST
    @Path("a")
    @Safe
    Page rawPage(Search search);

    @GET
    @Path("a")
    void nothing();

    @GET
    @Path("a")
    void personalInAHeader(@HeaderParam("Nhs-Number") String number);

    @POST
    @Path("a")
    @Safe
    @Consumes("application/x-www-form-urlencoded")
    void form(
        @FormParam("nino") NationalInsuranceNumber nino,
        @FormParam("page_size") int size,
        @FormParam("startDate") String start);

    @GET
    @Path("a")
    void bounds(
        @QueryParam("one") @MaxItems(2) String one,
        @QueryParam("none") @MaxItems(0) List<String> none);

    @GET
    @Path("a")
    @Produces("application/json")
    Response freeJson();

    @GET
    @Path("a")
    @Produces("text/csv")
    Response freeCsv();
  }

  private static void assertBreaches(String name, String... breaches) {
    Method method =
        Stream.of(Rules.class.getMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(UkRules.breaches(Rules.class, List.of(OperationReader.read(method))))
        .as(name)
        .containsExactly(
            Stream.of(breaches)
                .map(each -> each.replaceFirst(" ", " Rules." + name + ": "))
                .toArray(String[]::new));
  }

  @Test
  void nothingPersonalIsInAUrl() {
    String fix =
        " puts personal data into the URL, which is logged: take it in the body of a @Safe POST";
    assertBreaches("personalType", "UK-5 parameter nino (@PathParam)" + fix);
    assertBreaches("personalTypeInTheQuery", "UK-5 parameter mark (@QueryParam)" + fix);
    assertBreaches(
        "personalName",
        "UK-5 parameter dateOfBirth (@QueryParam)" + fix,
        "UK-3 parameter dateOfBirth is a date: end its name in Date");
    assertBreaches("personalNameInThePath", "UK-5 parameter surname (@PathParam)" + fix);
  }

  @Test
  void nothingPersonalIsInAHeaderField() {
    assertBreaches(
        "personalInAHeader",
        "UK-5 parameter Nhs-Number (@HeaderParam) puts personal data into a header field, which"
            + " proxies log like the URL: take it in the body of a @Safe POST");
  }

  @Test
  void aFormIsABodyWithNames() {
    assertBreaches(
        "form",
        "UK-2 parameter page_size must be camelCase: rename it",
        "UK-3 parameter startDate is any text: use LocalDate or Instant");
  }

  @Test
  void boundsAreForLists() {
    assertBreaches(
        "bounds",
        "UK-12 parameter one has @MaxItems(2), which is for lists, and at least 1: correct it",
        "UK-12 parameter none has @MaxItems(0), which is for lists, and at least 1: correct it");
  }

  @Test
  void jsonIsAnsweredByARecord() {
    assertBreaches(
        "freeJson",
        "UK-2 it answers JSON of which the contract says nothing: return the record, not a"
            + " Response");
    assertBreaches("freeCsv");
  }

  @Test
  void pathsAreThreeResourcesDeep() {
    assertBreaches(
        "tooDeep",
        "UK-5 its path is 4 resources deep, and at most 3 are allowed: identify by the innermost id"
            + " alone");
    assertBreaches("deepEnough");
  }

  @Test
  void parametersAreNamedScalars() {
    assertBreaches(
        "parameterNames",
        "UK-2 parameter page_size must be camelCase: rename it",
        "UK-2 parameter Order must be camelCase: rename it");
    String fix =
        " is not one string, number or boolean: take it in the body, or name its converter with"
            + " @ConvertedBy";
    assertBreaches(
        "parameterTypes",
        "UK-5 parameter good" + fix,
        "UK-12 parameter many is a list without bound: add @MaxItems",
        "UK-5 parameter tags" + fix,
        "UK-5 parameter real" + fix,
        "UK-5 parameter any" + fix);
    assertBreaches(
        "parameterTimes",
        "UK-3 parameter since is a time: end its name in At",
        "UK-3 parameter fromDate is a number: use LocalDate or Instant",
        "UK-3 parameter untilAt is any text: use LocalDate or Instant");
  }

  @Test
  void aWriteIsIdempotentAndHasItsBody() {
    assertBreaches(
        "write",
        "UK-13 it writes, and sent twice it would write twice: add @Idempotent, or @Safe if it"
            + " changes nothing");
    assertBreaches(
        "optionalBody",
        "UK-2 its body may be missing, and a body is always an object: remove @Nullable");
  }

  @Test
  void aBodyIsAnObjectAtTheTop() {
    String fix = " must be a JSON object at the top level: make it a record";
    assertBreaches("listBody", "UK-2 its body" + fix);
    assertBreaches("textBody", "UK-2 its body" + fix);
    assertBreaches("mapAnswer", "UK-2 its answer" + fix);
    assertBreaches("enumAnswer", "UK-2 its answer" + fix);
    assertBreaches("valueAnswer", "UK-2 its answer" + fix);
    assertBreaches("nothing");
  }

  @Test
  void recordsTravelTheSameWhateverTheMapper() {
    assertBreaches(
        "plain", "UK-2 Plain would travel as its reader's Jackson likes: add @WireObject");
    assertBreaches(
        "names",
        "UK-2 Names.given_name must be camelCase: rename it",
        "UK-2 Names.Town must be camelCase: rename it");
  }

  @Test
  void listsAreBoundedAndSayWhatTheyHold() {
    assertBreaches(
        "lists",
        "UK-12 Lists.unbound is a list without bound: add @MaxItems, or answer with a Page",
        "UK-12 Lists.none has @MaxItems(0), which is for lists, and at least 1: correct it",
        "UK-12 Lists.single has @MaxItems(3), which is for lists, and at least 1: correct it");
    assertBreaches(
        "raw",
        "UK-12 Raw.raw has @MaxItems(3), which is for lists, and at least 1: correct it",
        "UK-2 Raw.raw (java.util.List) does not say what it holds: name the type");
    assertBreaches(
        "wild",
        "UK-2 Wild.wild (? extends java.lang.Number) is no class: name the type",
        "UK-2 Wild.doubles (java.lang.Double) is written differently by different software: use"
            + " BigDecimal");
  }

  @Test
  void membersAreWhatJsonHas() {
    String differs = " is written differently by different software: use BigDecimal";
    assertBreaches(
        "numbers",
        "UK-2 Numbers.real (double)" + differs,
        "UK-2 Numbers.small (java.lang.Float)" + differs,
        "UK-2 Numbers.map (java.util.Map) has keys that are data: use a list of records",
        "UK-2 Numbers.array (java.lang.String[]) is not a List: use one");
    String none = " is no record, enum or value: use one";
    assertBreaches(
        "others",
        "UK-2 Others.set (java.util.Set) is not a List: use one",
        "UK-2 Others.maybe (java.util.Optional) is absent in two ways: use the type itself, and"
            + " @Nullable",
        "UK-2 Others.any (java.lang.Object)" + none,
        "UK-2 Others.number (java.lang.Number)" + none);
  }

  @Test
  void datesAndTimesAreNamedAndTyped() {
    assertBreaches(
        "times",
        "UK-3 Times.dueDate is a number: use LocalDate or Instant",
        "UK-3 Times.seenAt is a number: use LocalDate or Instant",
        "UK-3 Times.endDate is any text: use LocalDate or Instant",
        "UK-3 Times.due is a date: end its name in Date",
        "UK-3 Times.seen is a time: end its name in At");
    String fix = " is no date or time in UTC: use LocalDate, Instant, YearMonth or DayOfWeek";
    assertBreaches(
        "oldTimes",
        "UK-3 OldTimes.localAt (java.time.LocalDateTime)" + fix,
        "UK-3 OldTimes.oldAt (java.util.Date)" + fix,
        "UK-3 OldTimes.calendarAt (java.util.Calendar)" + fix,
        "UK-3 OldTimes.offsetAt (java.time.OffsetDateTime)" + fix);
  }

  @Test
  void recordsInRecordsAndListsAreLookedInto() {
    assertBreaches(
        "nested",
        "UK-2 Plain would travel as its reader's Jackson likes: add @WireObject",
        "UK-2 Inner.depth (double) is written differently by different software: use BigDecimal");
  }

  @Test
  void pagesAreAskedFor() {
    String fix =
        "UK-12 it answers with a page, and takes no limit and cursor: add both to the query, or to"
            + " the body of a search";
    assertBreaches("page", fix);
    assertBreaches("halfPage", fix);
    assertBreaches("goodPage");
    assertBreaches("searchedPage");
    assertBreaches("pageOfTexts");
    assertBreaches(
        "pageOfPlain", "UK-2 Plain would travel as its reader's Jackson likes: add @WireObject");
    assertBreaches(
        "pageOfNumbers",
        "UK-2 Page.items (java.lang.Double) is written differently by different software: use"
            + " BigDecimal");
    assertBreaches(
        "rawPage", "UK-2 Page.items (java.lang.Object) is no record, enum or value: use one");
  }

  @Contract(id = "several", version = 1)
  @Path("/several/v1")
  interface Several {
    @POST
    @Path("as/{email}")
    Plain one(@PathParam("email") String email, Lists body);

    @GET
    @Path("bs")
    Plain two();
  }

  @Test
  void allBreachesAreReportedTogether() {
    assertThatThrownBy(() -> ContractModel.of(Several.class))
        .isInstanceOf(BadContract.class)
        .hasMessage(
            """
            org.govnet.api.UkRulesTest$Several breaks the UK's rules:
              UK-13 Several.one: it writes, and sent twice it would write twice: add @Idempotent, or \
            @Safe if it changes nothing
              UK-5 Several.one: parameter email (@PathParam) puts personal data into the URL, which is logged: take \
            it in the body of a @Safe POST
              UK-12 Several.one: Lists.unbound is a list without bound: add @MaxItems, or answer with \
            a Page
              UK-12 Several.one: Lists.none has @MaxItems(0), which is for lists, and at least 1: \
            correct it
              UK-12 Several.one: Lists.single has @MaxItems(3), which is for lists, and at least 1: \
            correct it
              UK-2 Several.one: Plain would travel as its reader's Jackson likes: add @WireObject
              UK-2 Several.two: Plain would travel as its reader's Jackson likes: add @WireObject""");
  }
}
