package org.govnet.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one method of a contract, refusing by name what a call could not keep. */
final class OperationReader {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern SEGMENT =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*|\\{[A-Za-z][A-Za-z0-9]*\\}");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)\\}");

  private final Method method;

  private OperationReader(Method method) {
    this.method = method;
  }

  static Operation read(Method method) {
    return new OperationReader(method).read();
  }

  static void checkDistinct(List<Operation> operations) {
    Set<String> seen = new HashSet<>();
    for (Operation operation : operations) {
      String shape =
          operation.httpMethod() + " " + VARIABLE.matcher(operation.path()).replaceAll("{}");
      if (!seen.add(shape)) {
        throw bad(operation.method(), "another operation has the same method and path, " + shape);
      }
    }
  }

  private Operation read() {
    String httpMethod = httpMethod();
    String path = path();
    List<Parameter> parameters = parameters();
    checkTemplate(path, parameters);
    boolean safe = httpMethod.equals("GET") || httpMethod.equals("HEAD") || has(Safe.class);
    boolean idempotent = has(Idempotent.class);
    if (safe && idempotent) {
      throw bad(method, "a safe operation needs no key: remove @Idempotent");
    }
    if (has(Safe.class) && !httpMethod.equals("POST")) {
      throw bad(method, "@Safe is for a POST that changes nothing: remove it");
    }
    boolean takesKey = parameters.stream().anyMatch(p -> p.name().equals(IdempotencyKey.HEADER));
    if (takesKey && !idempotent) {
      throw bad(method, "it takes an Idempotency-Key: add @Idempotent");
    }
    boolean bodiless =
        httpMethod.equals("GET") || httpMethod.equals("HEAD") || httpMethod.equals("DELETE");
    if (bodiless && parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.BODY)) {
      throw bad(
          method,
          "a "
              + httpMethod
              + " has no body: annotate the parameter, or make it a POST, with @Safe if it changes"
              + " nothing");
    }
    OpenTo openTo = method.getAnnotation(OpenTo.class);
    return new Operation(
        method,
        httpMethod,
        path,
        parameters,
        returns(),
        safe,
        idempotent,
        problems(),
        personalData(parameters),
        deadline(),
        openTo == null ? Set.of() : Set.of(openTo.value()),
        openTo == null ? Set.of() : capabilities(openTo));
  }

  private @Nullable PersonalDataUse personalData(List<Parameter> parameters) {
    PersonalData declared = method.getAnnotation(PersonalData.class);
    if (declared == null) {
      return null;
    }
    if (declared.purposes().length == 0) {
      throw bad(method, "@PersonalData needs at least one purpose");
    }
    String subject = declared.subject();
    boolean found =
        subject.isEmpty()
            || (subject.startsWith("/")
                ? parameters.stream()
                    .anyMatch(
                        p ->
                            p.kind() == Parameter.Kind.BODY
                                && JsonShape.at(p.type(), subject).isPresent())
                : parameters.stream()
                    .anyMatch(p -> p.kind() == Parameter.Kind.PATH && p.name().equals(subject)));
    if (!found) {
      throw bad(
          method,
          "@PersonalData subject "
              + Quote.of(subject)
              + " must be a path parameter's name, or a JSON pointer into the body");
    }
    try {
      return new PersonalDataUse(
          subject,
          Stream.of(declared.purposes()).map(Purpose::of).toList(),
          declared.specialCategory());
    } catch (IllegalArgumentException e) {
      throw bad(method, "@PersonalData: " + e.getMessage());
    }
  }

  private @Nullable Duration deadline() {
    Deadline declared = method.getAnnotation(Deadline.class);
    if (declared == null) {
      return null;
    }
    if (declared.seconds() < 1 || declared.seconds() > 300) {
      throw bad(method, "@Deadline seconds must be 1 to 300: " + declared.seconds());
    }
    return Duration.ofSeconds(declared.seconds());
  }

  private Set<CapabilityId> capabilities(OpenTo declared) {
    if (declared.value().length == 0 && declared.capabilities().length == 0) {
      throw bad(method, "@OpenTo names neither a group nor a capability: remove it, or name one");
    }
    try {
      return Stream.of(declared.capabilities())
          .map(CapabilityId::of)
          .collect(java.util.stream.Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw bad(method, "@OpenTo: " + e.getMessage());
    }
  }

  private String httpMethod() {
    List<String> found =
        Stream.of(method.getAnnotations())
            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
            .filter(http -> http != null)
            .map(HttpMethod::value)
            .toList();
    if (found.size() != 1 || !METHODS.contains(found.get(0))) {
      throw bad(
          method,
          "it needs exactly one of @GET, @HEAD, @POST, @PUT, @PATCH and @DELETE, and has " + found);
    }
    return found.get(0);
  }

  private String path() {
    Path path = method.getAnnotation(Path.class);
    if (path == null) {
      throw bad(method, "it needs a @Path: the resource's noun, such as @Path(\"applications\")");
    }
    String value = path.value().startsWith("/") ? path.value().substring(1) : path.value();
    for (String segment : value.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw bad(
            method,
            "@Path segment "
                + Quote.of(segment)
                + " must be lower-case words joined by hyphens, or {name}");
      }
    }
    return value;
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      parameters.add(parameter(parameter));
    }
    if (parameters.stream().filter(p -> p.kind() == Parameter.Kind.BODY).count() > 1) {
      throw bad(method, "it has two parameters without annotation, and there is one body");
    }
    return parameters;
  }

  private Parameter parameter(java.lang.reflect.Parameter parameter) {
    Type type = parameter.getParameterizedType();
    boolean required = !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    DefaultValue defaultValue = parameter.getAnnotation(DefaultValue.class);
    String absent = defaultValue == null ? null : defaultValue.value();
    PathParam inPath = parameter.getAnnotation(PathParam.class);
    QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
    HeaderParam inHeader = parameter.getAnnotation(HeaderParam.class);
    if (inPath != null) {
      return new Parameter(Parameter.Kind.PATH, inPath.value(), type, true, null);
    }
    if (inQuery != null) {
      return new Parameter(Parameter.Kind.QUERY, inQuery.value(), type, required, absent);
    }
    if (inHeader != null) {
      return header(inHeader.value(), type, required, absent);
    }
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation.annotationType().getName().startsWith("jakarta.ws.rs")) {
        throw bad(
            method,
            "@"
                + annotation.annotationType().getSimpleName()
                + " is not for contracts: use @PathParam, @QueryParam, @HeaderParam or the body");
      }
    }
    return new Parameter(Parameter.Kind.BODY, "body", type, required, null);
  }

  private Parameter header(String name, Type type, boolean required, @Nullable String absent) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("idempotency-key")) {
      if (type != IdempotencyKey.class) {
        throw bad(method, "the Idempotency-Key parameter must be an IdempotencyKey");
      }
      return new Parameter(Parameter.Kind.HEADER, IdempotencyKey.HEADER, type, required, absent);
    }
    // Only fields that the signature covers may carry meaning; of a contract's own, that is the key
    // alone.
    throw bad(
        method,
        "@HeaderParam(\"" + name + "\") would travel unsigned: put it in the query or the body");
  }

  private void checkTemplate(String path, List<Parameter> parameters) {
    Set<String> variables = new HashSet<>();
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      if (!variables.add(matcher.group(1))) {
        throw bad(method, "@Path names {" + matcher.group(1) + "} twice");
      }
    }
    Set<String> bound = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (parameter.kind() == Parameter.Kind.PATH && !bound.add(parameter.name())) {
        throw bad(method, "two parameters are @PathParam(\"" + parameter.name() + "\")");
      }
    }
    if (!variables.equals(bound)) {
      throw bad(method, "@Path has variables " + variables + " and the parameters bind " + bound);
    }
  }

  private Type returns() {
    Class<?> raw = method.getReturnType();
    if ((raw.isPrimitive() && raw != void.class)
        || raw.isArray()
        || Iterable.class.isAssignableFrom(raw)
        || raw.getName().startsWith("jakarta.ws.rs")
        || raw.getName().startsWith("java.util.concurrent")) {
      throw bad(
          method,
          "it returns "
              + raw.getSimpleName()
              + ": a body is a JSON object, so return a record or void");
    }
    return method.getGenericReturnType();
  }

  private Map<String, Class<? extends ProblemException>> problems() {
    Map<String, Class<? extends ProblemException>> problems = new HashMap<>();
    for (Class<?> thrown : method.getExceptionTypes()) {
      ProblemCode code = thrown.getAnnotation(ProblemCode.class);
      if (!ProblemException.class.isAssignableFrom(thrown) || code == null) {
        throw bad(
            method,
            "it throws "
                + thrown.getSimpleName()
                + ", which is not a ProblemException with @ProblemCode");
      }
      Class<? extends ProblemException> problem = thrown.asSubclass(ProblemException.class);
      boolean revivable =
          Stream.of(problem.getConstructors())
              .anyMatch(made -> List.of(made.getParameterTypes()).equals(List.of(Problem.class)));
      if (!revivable) {
        throw bad(
            method, thrown.getSimpleName() + " needs a public constructor that takes a Problem");
      }
      if (problems.put(code.value(), problem) != null) {
        throw bad(method, "it throws two problems with the code " + code.value());
      }
    }
    return problems;
  }

  private boolean has(Class<? extends Annotation> annotation) {
    return method.isAnnotationPresent(annotation);
  }

  private static BadContract bad(Method method, String what) {
    return new BadContract(
        method.getDeclaringClass().getSimpleName() + "." + method.getName() + ": " + what);
  }
}
