package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What no contract may say, each told with the interface, the method, the annotation and the fix.
 */
class ContractFaultsTest {
  @WireObject
  record Body(String text) {}

  /** Makes texts of texts. */
  public static class Plain implements ParamConverter<String> {
    @Override
    public String fromString(String value) {
      return value;
    }

    @Override
    public String toString(String value) {
      return value;
    }
  }

  /** Cannot be made by anybody else. */
  public static class Closed extends Plain {
    Closed(int unused) {}
  }

  record Half(@QueryParam("a") String a, String b) {}

  static class Empty {
    String a = "";
  }

  static class Bare {
    @QueryParam("a")
    String a = "";

    Bare(String a) {}
  }

  record Circle(@BeanParam Circle inner) {}

  static class Setters {
    @QueryParam("a")
    void setA(String a) {}

    @QueryParam("b")
    String b() {
      return "";
    }

    @QueryParam("c")
    final String c = "";
  }

  interface Generic<T, U> {
    @GET
    @Path("generic/{id}")
    T open(@PathParam("id") U id);
  }

  @SuppressWarnings({"rawtypes", "NullableOptional", "NullablePrimitive"})
  interface Bad extends Generic {
    @GET
    @Path("a")
    void matrix(@MatrixParam("m") String m);

    @GET
    @Path("{a: ^[a-z]+$}")
    void anchored(@PathParam("a") String a);

    @GET
    @Path("{a: .+}")
    void slashed(@PathParam("a") String a);

    @GET
    @Path("a")
    void unordered(@QueryParam("a") @MaxItems(2) java.util.SortedSet<Body> a);

    @GET
    @Path("a")
    void context(@Context UriInfo info);

    @GET
    @Path("a")
    void suspended(@Suspended AsyncResponse response);

    @GET
    @Path("a")
    void both(@QueryParam("a") @HeaderParam("A") String a);

    @GET
    @Path("a")
    void nameless(@QueryParam("") String a);

    @GET
    @Path("{a: ([0-9]+)}")
    void group(@PathParam("a") String a);

    @GET
    @Path("{a:}")
    void emptyRegex(@PathParam("a") String a);

    @GET
    @Path("a")
    void number(@QueryParam("n") @DefaultValue("many") int n);

    @GET
    @Path("a")
    void large(@QueryParam("n") @DefaultValue("3000000000") int n);

    @GET
    @Path("a")
    void truth(@QueryParam("t") @DefaultValue("yes") boolean t);

    @GET
    @Path("a")
    void code(@QueryParam("c") @DefaultValue("OTHER") Tier c);

    @GET
    @Path("a")
    void value(@QueryParam("u") @DefaultValue("x") Uprn u);

    @GET
    @Path("a/{p}")
    void inPath(@PathParam("p") @DefaultValue("x") String p);

    @GET
    @Path("a")
    void defaultList(@QueryParam("l") @DefaultValue("x") @MaxItems(1) List<String> l);

    @GET
    @Path("a")
    void nullList(@QueryParam("l") @MaxItems(1) @Nullable List<String> l);

    @GET
    @Path("a")
    void rawList(@QueryParam("l") @MaxItems(1) List l);

    @GET
    @Path("a")
    void ints(@QueryParam("l") @MaxItems(1) int[] l);

    @GET
    @Path("a")
    void nullOptional(@QueryParam("o") @Nullable Optional<String> o);

    @GET
    @Path("a")
    void nullInt(@QueryParam("i") @Nullable int i);

    @GET
    @Path("{p}")
    void listInPath(@PathParam("p") @MaxItems(1) List<String> p);

    @GET
    @Path("a")
    void listInHeader(@HeaderParam("Case-Reference") @MaxItems(1) List<String> h);

    @GET
    @Path("a")
    void encodedNumber(@QueryParam("n") @Encoded int n);

    @GET
    @Path("a")
    void encodedHeader(@HeaderParam("Case-Reference") @Encoded String h);

    @GET
    @Path("a")
    void wrongConverter(@QueryParam("n") @ConvertedBy(Plain.class) int n);

    @GET
    @Path("a")
    void closedConverter(@QueryParam("n") @ConvertedBy(Closed.class) String n);

    @GET
    @Path("a")
    void half(@BeanParam Half half);

    @GET
    @Path("a")
    void empty(@BeanParam Empty empty);

    @GET
    @Path("a")
    void bare(@BeanParam Bare bare);

    @GET
    @Path("a")
    void circle(@BeanParam Circle circle);

    @GET
    @Path("a")
    void setters(@BeanParam Setters setters);

    @GET
    @Path("a")
    void noBean(@BeanParam List<String> list);

    @GET
    @Path("a")
    void twice(@QueryParam("a") String a, @BeanParam Half half);

    @POST
    @Path("a")
    @Consumes("application/x-www-form-urlencoded")
    void formAndBody(@FormParam("a") String a, Body body);

    @POST
    @Path("a")
    void formWithoutType(@FormParam("a") String a);

    @DELETE
    @Path("a")
    @Consumes("application/x-www-form-urlencoded")
    void formOfADelete(@FormParam("a") String a);

    @POST
    @Path("a")
    @Consumes("multipart/form-data")
    void multipart(List<EntityPart> parts);

    @POST
    @Path("a")
    @Consumes("text/plain")
    void text(Body body);

    @GET
    @Path("a")
    @Produces("text/csv")
    Body csv();

    @HEAD
    @Path("a")
    Body head();

    @PUT
    @Path("a")
    void usualBody(@DefaultValue("x") Body body);

    @GET
    @Path("a")
    default void helper() {}
  }

  private static String message(String name) {
    for (java.lang.reflect.Method method : Bad.class.getMethods()) {
      if (method.getName().equals(name)) {
        Faults faults = new Faults();
        Object read = null;
        for (java.lang.reflect.Method each : Definitions.methods(Bad.class, faults)) {
          if (each.equals(method)) {
            read = each;
          }
        }
        try {
          if (read != null) {
            OperationReader.read(method);
          } else {
            faults.raise("Bad", List.of());
          }
        } catch (BadContract e) {
          return e.getMessage();
        }
      }
    }
    throw new AssertionError(name + " is not refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "matrix | @MatrixParam is not for contracts: use @PathParam, @QueryParam, @HeaderParam,"
            + " @FormParam, @BeanParam or the body",
        "context | @Context is not for contracts: use @PathParam, @QueryParam, @HeaderParam,"
            + " @FormParam, @BeanParam or the body",
        "suspended | @Suspended is not for contracts: use @PathParam, @QueryParam, @HeaderParam,"
            + " @FormParam, @BeanParam or the body",
        "both | has @QueryParam and @HeaderParam: keep one",
        "anchored | @Path regex ^[a-z]+$ has an anchor, and servers match it in the middle of a path,"
            + " so that no call would arrive: remove the ^, $ or \\A, since it is matched whole as it"
            + " is",
        "slashed | @Path regex .+ matches a slash, so that servers give it paths of several"
            + " segments: leave the slash out, as in [^/]+",
        "unordered | @QueryParam(\"a\") is a SortedSet of Body, which has no order of its own for the"
            + " service's side: make it Comparable, or take a Set",
        "nameless | @QueryParam names nothing: give it a name",
        "group | @Path regex ([0-9]+) has a capturing group: write (?:…)",
        "emptyRegex | @Path has a colon without a regex after it: remove it",
        "number | @QueryParam(\"n\") has @DefaultValue(\"many\"), which is no int (must be a"
            + " number): correct it",
        "truth | @QueryParam(\"t\") has @DefaultValue(\"yes\"), which is no boolean (must be true"
            + " or false): correct it",
        "code | @QueryParam(\"c\") has @DefaultValue(\"OTHER\"), which is no Tier (must be one of"
            + " [county, district, single]): correct it",
        "inPath | @PathParam(\"p\") is always there: remove @DefaultValue",
        "defaultList | @QueryParam(\"l\") has a @DefaultValue, and an empty List is the same as"
            + " none on the wire: remove it",
        "nullList | @QueryParam(\"l\") is @Nullable, and null is the same as an empty List on the"
            + " wire: remove it",
        "rawList | @QueryParam(\"l\") is a List of what: name the type",
        "ints | @QueryParam(\"l\") is an array of primitives: use a List",
        "nullOptional | @QueryParam(\"o\") is @Nullable, and null is the same as an empty Optional"
            + " on the wire: remove it",
        "nullInt | @QueryParam(\"i\") is a primitive, which is never null: remove @Nullable",
        "listInPath | @PathParam(\"p\") is one segment of the path: take one value",
        "listInHeader | @HeaderParam(\"Case-Reference\") is a field that is signed, and so there"
            + " once: take one value, or the query",
        "encodedNumber | @QueryParam(\"n\") is @Encoded, which is for text: make it a String",
        "encodedHeader | @HeaderParam(\"Case-Reference\") is not percent-encoded on the wire:"
            + " remove @Encoded",
        "wrongConverter | @QueryParam(\"n\") is a int, and @ConvertedBy names Plain, which makes a"
            + " java.lang.String: name the one for its type",
        "closedConverter | @QueryParam(\"n\") has @ConvertedBy(Closed), which cannot be made: it"
            + " has to be public, with a public constructor without arguments that does not fail",
        "half | Half.b is no parameter, and a record is made of all its components: annotate it"
            + " with @QueryParam, @PathParam, @HeaderParam, @FormParam or @BeanParam",
        "empty | @BeanParam Empty has no annotated field or setter: annotate one, or take it as"
            + " the body",
        "bare | @BeanParam Bare has no constructor without arguments: add one",
        "circle | @BeanParam Circle is within itself: take it out",
        "noBean | @BeanParam List cannot be made: use a record or a class",
        "formAndBody | it has a @FormParam and a body, and there is one body: choose",
        "formWithoutType | it takes a @FormParam: add"
            + " @Consumes(\"application/x-www-form-urlencoded\")",
        "formOfADelete | a DELETE has no body: annotate the parameter, or make it a POST, with"
            + " @Safe if it changes nothing",
        "text | @Consumes(\"text/plain\") is no body of a contract's: it is application/json, or"
            + " application/x-www-form-urlencoded with @FormParam",
        "csv | @Produces(\"text/csv\") is no JSON, as what it returns is: correct it, or return a"
            + " Response",
        "head | a HEAD has no body to answer with: return void, or a Response",
        "usualBody | the body has @DefaultValue or @Encoded, which are for parameters: remove it,"
            + " or say which parameter it is",
        "helper | it is a default method, which is called and not sent: remove its annotations, or"
            + " its body",
      })
  void namesTheFaultAndTheFix(String name, String what) {
    assertThat(message(name)).isEqualTo("Bad." + name + ": " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "large | @QueryParam(\"n\") has @DefaultValue(\"3000000000\"), which is no int (",
        "value | @QueryParam(\"u\") has @DefaultValue(\"x\"), which is no Uprn (UPRN must be 1",
        "multipart | @Consumes(\"multipart/form-data\") is multipart, which contracts have not",
        "multipart | its body is multipart, which contracts have not: make it a record",
        "setters | Setters.setA has no getter, which a caller's side reads: add one",
        "setters | Setters.b is annotated, and no setter: annotate the field or the setter",
        "setters | Setters.c is a parameter, and final or static: make it neither",
        "twice | two parameters are @QueryParam(\"a\"): rename one",
        "twice | Half.b is no parameter",
      })
  void namesEachOfSeveral(String name, String what) {
    assertThat(message(name)).contains(what);
  }

  @Test
  void namesWhatNothingSaysOfAGenericInterface() {
    Stream.of(Bad.class.getMethods())
        .filter(method -> method.getName().equals("open"))
        .forEach(
            method ->
                assertThatThrownBy(() -> OperationReader.read(method))
                    .hasMessage(
                        "Generic.open is no contract that can be kept:\n"
                            + "  Generic.open: parameter 1 is a U, and nothing says what U is: name"
                            + " the type, or extend the interface with its type argument\n"
                            + "  Generic.open: @Path has variables [id] and the parameters bind"
                            + " []: name each in both, the parameter by @PathParam\n"
                            + "  Generic.open: it returns T, and nothing says what T is: name the"
                            + " type, or extend the interface with its type argument"));
  }

  @Test
  void anAnchorIsNoneWhereItIsQuotedOrInAClass() {
    assertThat(Stream.of("[^/]+", "[$^]", "\\^", "\\Q^$\\Ea", "a[b[^c]]"))
        .noneMatch(PathRegex::hasAnchor);
    assertThat(Stream.of("^a", "a$", "\\Aa", "a\\z", "(?:^a|b)", "[a]$"))
        .allMatch(PathRegex::hasAnchor);
  }

  interface Shelf<K> {
    @GET
    @Path("shelves/{key}")
    void find(@PathParam("key") K key, @QueryParam("other") java.util.Optional<K> other);
  }

  @Contract(id = "shelves", version = 1)
  @Path("/shelves/v1")
  interface Shelves extends Shelf<Long> {}

  @Test
  void anOperationThatEveryServerAnswersWith404IsRefused() {
    assertThatThrownBy(() -> ContractModel.of(Shelves.class))
        .hasMessage(
            "Shelves.find: no server finds its @Path, since a type variable is within its parameter"
                + " of type java.util.Optional<K>: declare it in the contract, with its annotations and"
                + " types written out");
  }

  @Contract(id = "old", version = 1)
  @Path("/old/v1")
  @jakarta.ws.rs.Consumes("text/xml")
  interface OfXml {
    @POST
    @org.govnet.api.Safe
    @Path("a")
    void a(Body body);
  }

  @Test
  void anInterfaceWhoseBodiesEveryServerAnswersWith415IsRefused() {
    assertThatThrownBy(() -> ContractModel.of(OfXml.class))
        .hasMessage(
            "OfXml.a: @Consumes(\"text/xml\") is no body of a contract's: it is application/json, or"
                + " application/x-www-form-urlencoded with @FormParam");
  }

  interface One {
    @GET
    @Path("a")
    void a();
  }

  interface Other {
    @GET
    @Path("b")
    void a();
  }

  @Contract(id = "many", version = 1)
  @Path("/many/v2")
  interface Many extends One, Other {
    @GET
    @Path("{x}/b")
    Body first(@PathParam("x") String x);

    @GET
    @Path("a/{y}")
    Body second(@PathParam("y") String y);

    @DELETE
    @Path("{z}/b")
    @Idempotent
    void third(@PathParam("z") String z);

    @POST
    @Path("c")
    void fourth(@QueryParam("surname") String surname);
  }

  @Test
  void saysAllAtOnce() {
    assertThatThrownBy(() -> ContractModel.of(Many.class))
        .isInstanceOf(BadContract.class)
        .hasMessageStartingWith(Many.class.getName() + " is no contract that can be kept:\n  ")
        .hasMessageContaining("Many: it needs @Path(\"/many/v1\"), from its @Contract")
        .hasMessageContaining(
            "Many.a: both One and Other declare it: declare it in Many, with its annotations")
        .hasMessageContaining(" fit the same paths: change a word of one")
        .hasMessageContaining("differ in a variable's name or regex alone: write them the same")
        .hasMessageContaining("\n" + Many.class.getName() + " breaks the UK's rules:\n  UK-13 Many")
        .hasMessageContaining(
            "UK-5 Many.fourth: parameter surname (@QueryParam) puts personal data into");
  }

  @ParameterizedTest
  @CsvSource({
    "Case-Reference, true",
    "X-Case, true",
    "Urgency, true",
    "Govnet-Case, false",
    "accept-language, false",
    "Content-Type, false",
    "If-None-Match, false",
    "Cookie, false",
    "X-Forwarded-For, false",
    "traceparent, false",
    "Signature, false",
    "Case_Reference, false",
    "Case-, false",
    "7-case, false",
  })
  void aContractsFieldsAreNobodyElses(String name, boolean free) {
    assertThat(HeaderNames.fault(name) == null).isEqualTo(free);
  }
}
