package org.govnet.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one method of a contract, telling by name everything that a call could not keep. */
final class OperationReader {
  private static final Set<Class<? extends Annotation>> METHODS =
      Set.of(GET.class, HEAD.class, POST.class, PUT.class, PATCH.class, DELETE.class);
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");
  private static final Set<String> KNOWN = Set.of("Path", "Consumes", "Produces", "Encoded");

  private final Class<?> contract;
  private final Method method;
  private final Method definition;
  private final Types types;
  private final Consumer<String> faults;

  private OperationReader(
      Class<?> contract, Method method, Method definition, Consumer<String> faults) {
    this.contract = contract;
    this.method = method;
    this.definition = definition;
    this.types = Types.of(contract);
    this.faults = faults;
  }

  /** Every operation of a contract of which nothing is wrong, in one order always. */
  static List<Operation> readAll(Class<?> contract, Faults faults) {
    List<Operation> operations = new ArrayList<>();
    for (Method method : Definitions.methods(contract, faults)) {
      Operation read = read(contract, method, faults);
      if (read != null) {
        operations.add(read);
      }
    }
    operations.sort(Comparator.comparing(operation -> operation.method().toString()));
    return operations;
  }

  /**
   * Reads a method without a contract around it.
   *
   * @throws BadContract if anything is wrong with it
   */
  static Operation read(Method method) {
    Faults faults = new Faults();
    Operation read = read(method.getDeclaringClass(), method, faults);
    faults.raise(method.getDeclaringClass().getSimpleName() + "." + method.getName(), List.of());
    return java.util.Objects.requireNonNull(read);
  }

  private static @Nullable Operation read(Class<?> contract, Method method, Faults faults) {
    String place = contract.getSimpleName() + "." + method.getName();
    Consumer<String> told = what -> faults.add(place, what);
    int before = faults.count();
    Method definition = Definitions.of(contract, method, told);
    Operation read = new OperationReader(contract, method, definition, told).read();
    return faults.count() == before ? read : null;
  }

  private Operation read() {
    checkAnnotations();
    String httpMethod = httpMethod();
    PathTemplate path = path();
    ArgumentsReader arguments = new ArgumentsReader(definition, types, path, faults);
    List<Parameter> parameters = arguments.read();
    boolean safe = httpMethod.equals("GET") || httpMethod.equals("HEAD") || has(Safe.class);
    boolean idempotent = has(Idempotent.class);
    checkSafety(httpMethod, safe, idempotent, parameters);
    Type answer = answer();
    boolean staged = answer != types.resolve(method.getGenericReturnType());
    MediaTypes media = new MediaTypes(contract, definition, faults);
    checkBody(httpMethod, parameters, media);
    Type returns = returns(answer, httpMethod);
    Declarations declared = new Declarations(definition, faults);
    OpenTo openTo = definition.getAnnotation(OpenTo.class);
    return new Operation(
        method,
        httpMethod,
        path.path(),
        parameters,
        returns,
        safe,
        idempotent,
        declared.problems(method),
        declared.personalData(parameters),
        declared.deadline(),
        openTo == null ? Set.of() : Set.of(openTo.value()),
        openTo == null ? Set.of() : declared.capabilities(openTo),
        staged,
        media.answer(returns == Response.class),
        arguments.beans(),
        contract);
  }

  private void checkAnnotations() {
    for (Annotation annotation : definition.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (type.getName().startsWith("jakarta.ws.rs.")
          && !KNOWN.contains(type.getSimpleName())
          && !type.isAnnotationPresent(HttpMethod.class)) {
        faults.accept("@" + type.getSimpleName() + " on a method is not for contracts: remove it");
      }
    }
  }

  private String httpMethod() {
    List<Annotation> found =
        Stream.of(definition.getAnnotations())
            .filter(each -> each.annotationType().isAnnotationPresent(HttpMethod.class))
            .toList();
    if (found.isEmpty() && has(Path.class)) {
      faults.accept(
          "it has @Path alone, which is a sub-resource locator, and contracts have none: add one of"
              + " @GET, @HEAD, @POST, @PUT, @PATCH and @DELETE");
    } else if (found.size() != 1 || !METHODS.contains(found.get(0).annotationType())) {
      faults.accept(
          "it needs exactly one of @GET, @HEAD, @POST, @PUT, @PATCH and @DELETE, and has "
              + found.stream().map(each -> each.annotationType().getSimpleName()).toList());
    } else {
      return found.get(0).annotationType().getSimpleName();
    }
    return "GET";
  }

  private PathTemplate path() {
    Path path = definition.getAnnotation(Path.class);
    if (path == null) {
      faults.accept("it needs a @Path: the resource's noun, such as @Path(\"applications\")");
      return PathTemplate.read("missing", faults);
    }
    return PathTemplate.read(path.value(), faults);
  }

  private void checkSafety(
      String httpMethod, boolean safe, boolean idempotent, List<Parameter> parameters) {
    if (safe && idempotent) {
      faults.accept("a safe operation needs no key: remove @Idempotent");
    }
    if (has(Safe.class) && !httpMethod.equals("POST")) {
      faults.accept("@Safe is for a POST that changes nothing: remove it");
    }
    boolean takesKey = parameters.stream().anyMatch(p -> p.name().equals(IdempotencyKey.HEADER));
    if (takesKey && !idempotent) {
      faults.accept("it takes an Idempotency-Key: add @Idempotent");
    }
  }

  private void checkBody(String httpMethod, List<Parameter> parameters, MediaTypes media) {
    boolean json = parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.BODY);
    boolean form = parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.FORM);
    if (json && form) {
      faults.accept("it has a @FormParam and a body, and there is one body: choose");
    } else if ((json || form) && BODILESS.contains(httpMethod)) {
      faults.accept(
          "a "
              + httpMethod
              + " has no body: annotate the parameter, or make it a POST, with @Safe if it changes"
              + " nothing");
    }
    media.checkRequest(json, form);
  }

  /** What comes in the end, of a {@code CompletionStage} too. */
  private Type answer() {
    Type returned = types.resolve(method.getGenericReturnType());
    if (Types.raw(returned) != CompletionStage.class) {
      return returned;
    }
    if (!(returned instanceof ParameterizedType generic)) {
      faults.accept("it returns a CompletionStage of what: name the type");
      return void.class;
    }
    Type answer = generic.getActualTypeArguments()[0];
    return answer == Void.class ? void.class : answer;
  }

  private Type returns(Type answer, String httpMethod) {
    Type open = Types.open(answer);
    if (open != null) {
      faults.accept(
          "it returns "
              + answer.getTypeName()
              + ", and nothing says what "
              + open.getTypeName()
              + " is: name the type, or extend the interface with its type argument");
      return void.class;
    }
    Class<?> raw = Types.raw(answer);
    if ((raw.isPrimitive() && raw != void.class)
        || raw.isArray()
        || Iterable.class.isAssignableFrom(raw)
        || (raw.getName().startsWith("jakarta.ws.rs") && raw != Response.class)
        || raw.getName().startsWith("java.util.concurrent")) {
      faults.accept(
          "it returns "
              + raw.getSimpleName()
              + ": a body is a JSON object, so return a record or void, or a CompletionStage of"
              + " one");
    }
    if (httpMethod.equals("HEAD") && raw != void.class && raw != Response.class) {
      faults.accept("a HEAD has no body to answer with: return void, or a Response");
    }
    return answer;
  }

  private boolean has(Class<? extends Annotation> annotation) {
    return definition.isAnnotationPresent(annotation);
  }
}
