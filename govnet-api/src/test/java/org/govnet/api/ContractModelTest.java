package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractModelTest {
  private static void assertBad(Class<?> type, String message) {
    assertThatThrownBy(() -> ContractModel.of(type))
        .isInstanceOf(BadContract.class)
        .hasMessage(message);
  }

  private static Operation operation(ContractModel model, String name) {
    return model.operations().stream()
        .filter(each -> each.method().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Parameter query(
      String name, Class<?> type, @Nullable String defaultValue, int argument) {
    return new Parameter(
        Parameter.Kind.QUERY,
        name,
        type,
        false,
        defaultValue,
        Parameter.Arity.ONE,
        type,
        null,
        null,
        false,
        null,
        argument,
        List.of());
  }

  private static class Service implements Empty {}

  /** As frameworks make them. */
  private static final class Proxied extends Service {}

  @Test
  void readsPlanningApplications() {
    ContractModel model = ContractModel.of(PlanningApplications.class);
    assertThat(model).hasToString("planning-applications v1");
    assertThat(model.path()).isEqualTo("/planning-applications/v1");
    assertThat(model.tier()).isEqualTo(Tier.DISTRICT);
    assertThat(model.capability()).contains(CapabilityId.of("planning"));
    assertThat(model.operations())
        .extracting(each -> each.method().getName())
        .contains("applications", "application", "submit", "advance", "decide")
        .hasSize(15);
    Operation list = operation(model, "applications");
    assertThat(list.httpMethod()).isEqualTo("GET");
    assertThat(list.safe()).isTrue();
    assertThat(list.idempotent()).isFalse();
    assertThat(list.parameters().get(4)).isEqualTo(query("limit", Integer.class, "20", 4));
    assertThat(list.parameters().get(1)).isEqualTo(query("uprn", Uprn.class, null, 1));
    Operation advance = operation(model, "advance");
    assertThat(advance.path()).isEqualTo("applications/{id}/steps");
    assertThat(advance.idempotent()).isTrue();
    assertThat(advance.safe()).isFalse();
    assertThat(advance.parameters())
        .extracting(Parameter::kind)
        .containsExactly(Parameter.Kind.PATH, Parameter.Kind.HEADER, Parameter.Kind.BODY);
    assertThat(advance.problems())
        .containsEntry("application-not-found", ApplicationNotFound.class)
        .hasSize(2);
  }

  @Test
  void readsVehicleEnquiry() {
    ContractModel model = ContractModel.of(VehicleEnquiry.class);
    assertThat(model.tier()).isEqualTo(Tier.SINGLE);
    assertThat(model.operations()).hasSize(1);
    Operation vehicle = model.operations().get(0);
    assertThat(vehicle.httpMethod()).isEqualTo("POST");
    assertThat(vehicle.safe()).isTrue();
    assertThat(vehicle.problems()).hasSize(3);
  }

  // The contract itself.

  @Path("/a/v1")
  interface NoContract {}

  @Contract(id = "a", version = 1)
  @Path("/a/v1")
  abstract static class NoInterface {}

  interface Working {
    @GET
    @Path("things")
    void thing();
  }

  @Contract(id = "a", version = 1000)
  @Path("/a/v1000")
  interface TooHigh extends Working {}

  @Contract(id = "govnet", version = 1)
  @Path("/govnet/v1")
  interface Reserved extends Working {}

  @Contract(id = "a", version = 2)
  @Path("/a/v1")
  interface OtherPath extends Working {}

  @Contract(id = "a", version = 2)
  interface NoPath extends Working {}

  @Contract(id = "a", version = 1)
  @Path("/a/v1")
  interface Empty {
    default void helper() {}

    static void other() {}
  }

  @Contract(id = "A", version = 1)
  @Path("/A/v1")
  interface BadId {}

  @Test
  void refusesWhatIsNoContract() {
    String at = "org.govnet.api.ContractModelTest$";
    String not = " must be an interface annotated with @Contract";
    assertBad(NoContract.class, at + "NoContract" + not);
    assertBad(NoInterface.class, at + "NoInterface" + not);
    assertBad(TooHigh.class, at + "TooHigh: @Contract version must be 1 to 999: 1000");
    assertBad(
        Reserved.class, at + "Reserved: the contract id govnet is the network's own: take another");
    String path = ": it needs @Path(\"/a/v2\"), from its @Contract";
    assertBad(OtherPath.class, at + "OtherPath" + path);
    assertBad(NoPath.class, at + "NoPath" + path);
    assertBad(
        Empty.class, at + "Empty: it has no operation: declare a method with @GET or another");
    assertThatThrownBy(() -> ContractModel.of(BadId.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("contract id must be 1 to 63 of");
  }

  @Test
  void findsTheOneContractThatAServiceImplements() {
    assertThat(ContractModel.contractOf(new Empty() {})).isEqualTo(Empty.class);
    assertThat(ContractModel.contractOf(new Proxied())).isEqualTo(Empty.class);
    assertThatThrownBy(() -> ContractModel.contractOf(Proxied.class))
        .hasMessage("serve an instance of " + Proxied.class.getName() + ", not the class");
    assertThatThrownBy(() -> ContractModel.contractOf("text"))
        .isInstanceOf(BadContract.class)
        .hasMessage(
            "java.lang.String must implement exactly one interface annotated with @Contract, and"
                + " implements 0");
  }

  // Operations, each bad in one way. Read one by one, so they need no contract around them.

  @WireObject
  record Body(String text) {}

  static class Unmarked extends ProblemException {
    private static final long serialVersionUID = 1L;

    Unmarked(Problem problem) {
      super(problem);
    }
  }

  @ProblemCode(value = "gone", status = 410, title = "Gone")
  public static class Gone extends ProblemException {
    private static final long serialVersionUID = 1L;

    public Gone(Problem problem) {
      super(problem);
    }
  }

  @ProblemCode(value = "gone", status = 410, title = "Gone")
  public static class GoneToo extends ProblemException {
    private static final long serialVersionUID = 1L;

    public GoneToo(Problem problem) {
      super(problem);
    }
  }

  @ProblemCode(value = "hidden", status = 410, title = "Hidden")
  public static class Hidden extends ProblemException {
    private static final long serialVersionUID = 1L;

    Hidden(Problem problem) {
      super(problem);
    }
  }

  interface Bad {
    @Path("a")
    Body noMethod();

    @GET
    @POST
    @Path("a")
    Body twoMethods();

    @OPTIONS
    @Path("a")
    Body options();

    @GET
    Body noPath();

    @GET
    @Path("Apples")
    Body upperCase();

    @GET
    @Path("a//b")
    Body emptySegment();

    @GET
    @Path("{id: [0-9}")
    Body regex(@PathParam("id") String id);

    @GET
    @Path("a")
    @Idempotent
    Body safeWithKey();

    @PUT
    @Path("a")
    @Safe
    Body safePut(Body body);

    @POST
    @Path("a")
    Body keyWithoutIdempotent(@HeaderParam("Idempotency-Key") IdempotencyKey key);

    @POST
    @Path("a")
    @Idempotent
    Body textKey(@HeaderParam("idempotency-key") String key);

    @GET
    @Path("a")
    Body getWithBody(Body body);

    @DELETE
    @Path("a")
    void deleteWithBody(Body body);

    @POST
    @Path("a")
    Body twoBodies(Body one, Body two);

    @GET
    @Path("a")
    Body cookie(@CookieParam("c") String cookie);

    @GET
    @Path("a")
    Body header(@HeaderParam("Accept-Language") String language);

    @GET
    @Path("{a}/{a}")
    Body twice(@PathParam("a") String a);

    @GET
    @Path("{a}")
    Body boundTwice(@PathParam("a") String a, @PathParam("a") String again);

    @GET
    @Path("{a}")
    Body unbound();

    @GET
    @Path("a")
    Body unknownVariable(@PathParam("b") String b);

    @GET
    @Path("a")
    int number();

    @GET
    @Path("a")
    Body[] array();

    @GET
    @Path("a")
    List<Body> list();

    @GET
    @Path("a")
    Response response();

    @GET
    @Path("a")
    @SuppressWarnings("rawtypes")
    CompletionStage stage();

    @GET
    @Path("a")
    java.util.concurrent.CompletableFuture<Body> future();

    @GET
    @Path("a")
    Body checked() throws IOException;

    @GET
    @Path("a")
    Body unmarked() throws Unmarked;

    @GET
    @Path("a")
    Body hidden() throws Hidden;

    @GET
    @Path("a")
    Body sameCode() throws Gone, GoneToo;

    @PersonalData(
        subject = "ident",
        purposes = {"care"})
    @GET
    @Path("{id}")
    Body unknownSubject(@PathParam("id") String id);

    @PersonalData(
        subject = "/name",
        purposes = {"care"})
    @Safe
    @POST
    @Path("a")
    Body subjectNotInTheBody(Body body);

    @PersonalData(
        subject = "/text",
        purposes = {"care"})
    @GET
    @Path("a")
    Body subjectWithoutBody();

    @PersonalData(
        subject = "q",
        purposes = {"care"})
    @GET
    @Path("a")
    Body subjectInTheQuery(@QueryParam("q") String q);

    @PersonalData(purposes = {})
    @GET
    @Path("a")
    Body noPurpose();

    @PersonalData(purposes = {"care", "Blue Badge"})
    @GET
    @Path("a")
    Body badPurpose();

    @Deadline(seconds = 0)
    @GET
    @Path("a")
    Body noTime();

    @Deadline(seconds = 301)
    @GET
    @Path("a")
    Body tooMuchTime();

    @OpenTo
    @GET
    @Path("a")
    Body openToNobody();

    @OpenTo(capabilities = {"tax", "Planning"})
    @GET
    @Path("a")
    Body openToABadCapability();
  }

  private static void assertRefused(String name, String message) {
    for (java.lang.reflect.Method method : Bad.class.getMethods()) {
      if (method.getName().equals(name)) {
        assertThatThrownBy(() -> OperationReader.read(method))
            .isInstanceOf(BadContract.class)
            .hasMessage("Bad." + name + ": " + message);
        return;
      }
    }
    throw new AssertionError("no method " + name);
  }

  @Test
  void refusesABadMethodOrPath() {
    String methods =
        "it needs exactly one of @GET, @HEAD, @POST, @PUT, @PATCH and @DELETE, and has ";
    assertRefused(
        "noMethod",
        "it has @Path alone, which is a sub-resource locator, and contracts have none: add one of"
            + " @GET, @HEAD, @POST, @PUT, @PATCH and @DELETE");
    assertRefused("twoMethods", methods + "[GET, POST]");
    assertRefused("options", methods + "[OPTIONS]");
    assertRefused(
        "noPath", "it needs a @Path: the resource's noun, such as @Path(\"applications\")");
    String segment = " must be lower-case words joined by hyphens, {name} or {name: regex}";
    assertRefused("upperCase", "@Path segment \"Apples\"" + segment);
    assertRefused("emptySegment", "@Path segment \"\"" + segment);
    assertRefused("regex", "@Path regex [0-9 does not compile: Unclosed character class");
  }

  @Test
  void refusesBadSafetyAndKeys() {
    assertRefused("safeWithKey", "a safe operation needs no key: remove @Idempotent");
    assertRefused("safePut", "@Safe is for a POST that changes nothing: remove it");
    assertRefused("keyWithoutIdempotent", "it takes an Idempotency-Key: add @Idempotent");
    assertRefused("textKey", "the Idempotency-Key parameter must be an IdempotencyKey");
  }

  @Test
  void refusesBadParameters() {
    String fix =
        " has no body: annotate the parameter, or make it a POST, with @Safe if it changes nothing";
    assertRefused("getWithBody", "a GET" + fix);
    assertRefused("deleteWithBody", "a DELETE" + fix);
    assertRefused(
        "twoBodies",
        "it has two parameters without annotation, and there is one body: annotate one, with"
            + " @QueryParam or another");
    assertRefused(
        "cookie",
        "@CookieParam is not for contracts: use @PathParam, @QueryParam, @HeaderParam, @FormParam,"
            + " @BeanParam or the body");
    assertRefused(
        "header",
        "@HeaderParam(\"Accept-Language\") is HTTP's, a proxy's or govnet's own: take another name, or"
            + " the query or body");
    assertRefused("twice", "@Path names {a} twice");
    assertRefused("boundTwice", "two parameters are @PathParam(\"a\"): rename one");
    assertRefused(
        "unbound",
        "@Path has variables [a] and the parameters bind []: name each in both, the parameter by"
            + " @PathParam");
    assertRefused(
        "unknownVariable",
        "@Path has variables [] and the parameters bind [b]: name each in both, the parameter by"
            + " @PathParam");
  }

  @Test
  void refusesABadReturnTypeOrProblem() {
    String fix =
        ": a body is a JSON object, so return a record or void, or a CompletionStage of one";
    assertRefused("number", "it returns int" + fix);
    assertRefused("array", "it returns Body[]" + fix);
    assertRefused("list", "it returns List" + fix);
    assertRefused(
        "response",
        "it returns a Response: say in one @Produces what its body is, such as"
            + " @Produces(\"text/csv\")");
    assertRefused("stage", "it returns a CompletionStage of what: name the type");
    assertRefused("future", "it returns CompletableFuture" + fix);
    String not = ", which is not a ProblemException with @ProblemCode";
    assertRefused("checked", "it throws IOException" + not);
    assertRefused("unmarked", "it throws Unmarked" + not);
    assertRefused("hidden", "Hidden needs a public constructor that takes a Problem");
    assertRefused("sameCode", "it throws two problems with the code gone");
  }

  @Test
  void refusesPersonalDataWithoutSubjectOrPurpose() {
    String subject =
        " must be the name of a path or form parameter, or a JSON pointer into the body";
    assertRefused("unknownSubject", "@PersonalData subject \"ident\"" + subject);
    assertRefused("subjectNotInTheBody", "@PersonalData subject \"/name\"" + subject);
    assertRefused("subjectWithoutBody", "@PersonalData subject \"/text\"" + subject);
    assertRefused("subjectInTheQuery", "@PersonalData subject \"q\"" + subject);
    assertRefused("noPurpose", "@PersonalData needs at least one purpose");
    assertRefused(
        "badPurpose",
        "@PersonalData: purpose must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a"
            + " letter: \"Blue Badge\"");
  }

  @Test
  void refusesBadDeadlinesAndGroups() {
    assertRefused("noTime", "@Deadline seconds must be 1 to 300: 0");
    assertRefused("tooMuchTime", "@Deadline seconds must be 1 to 300: 301");
    assertRefused(
        "openToNobody", "@OpenTo names neither a group nor a capability: remove it, or name one");
    assertRefused(
        "openToABadCapability",
        "@OpenTo: capability id must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a"
            + " letter: \"Planning\"");
  }

  interface Care {
    @PersonalData(
        subject = "id",
        purposes = {"care", "fraud"},
        specialCategory = true)
    @Deadline(seconds = 300)
    @OpenTo(
        value = OpenTo.Group.COUNCILS,
        capabilities = {"tax"})
    @GET
    @Path("people/{id}")
    Body person(@PathParam("id") String id);

    @PersonalData(
        subject = "/text",
        purposes = {"care"})
    @Deadline(seconds = 1)
    @Safe
    @POST
    @Path("people")
    Body find(Body body);

    @PersonalData(purposes = {"care"})
    @OpenTo(OpenTo.Group.EVERY_NODE)
    @GET
    @Path("people")
    Body all();
  }

  private static Operation care(String name) {
    return Stream.of(Care.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .map(OperationReader::read)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsPersonalDataDeadlinesAndGroups() {
    Operation person = care("person");
    assertThat(person.personalData())
        .contains(
            new PersonalDataUse("id", List.of(Purpose.of("care"), Purpose.of("fraud")), true));
    assertThat(person.deadline()).contains(Duration.ofMinutes(5));
    assertThat(person.openTo()).containsExactly(OpenTo.Group.COUNCILS);
    assertThat(person.capabilities()).containsExactly(CapabilityId.of("tax"));
    assertThat(person.openToEveryNode()).isFalse();
    Operation find = care("find");
    assertThat(find.personalData())
        .contains(new PersonalDataUse("/text", List.of(Purpose.of("care")), false));
    assertThat(find.deadline()).contains(Duration.ofSeconds(1));
    assertThat(find.openToEveryNode()).isTrue();
    Operation all = care("all");
    assertThat(all.personalData()).map(PersonalDataUse::subject).contains("");
    assertThat(all.deadline()).isEmpty();
    assertThat(all.openToEveryNode()).isTrue();
  }

  @Contract(id = "a", version = 1)
  @Path("/a/v1")
  interface SameShape {
    @GET
    @Path("a/{x}")
    Body one(@PathParam("x") String x);

    @GET
    @Path("/a/{y}")
    Body two(@PathParam("y") String y, @QueryParam("z") @DefaultValue("1") @Nullable Integer z);
  }

  @Test
  void refusesTwoOperationsOfOneMethodAndPath() {
    assertBad(
        SameShape.class,
        "SameShape.two: one has the same method and path, @GET @Path a/{}: change one");
  }
}
