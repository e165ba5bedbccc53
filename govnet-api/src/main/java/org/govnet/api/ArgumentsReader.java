package org.govnet.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.core.EntityPart;
import java.lang.annotation.Annotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a method: parameters, beans of them, and the body. */
final class ArgumentsReader {
  private final Method definition;
  private final Types types;
  private final PathTemplate path;
  private final Consumer<String> faults;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Bean> beans = new ArrayList<>();

  ArgumentsReader(Method definition, Types types, PathTemplate path, Consumer<String> faults) {
    this.definition = definition;
    this.types = types;
    this.path = path;
    this.faults = faults;
  }

  /** Every parameter, in the method's order. */
  List<Parameter> read() {
    java.lang.reflect.Parameter[] arguments = definition.getParameters();
    boolean encoded = definition.isAnnotationPresent(Encoded.class);
    for (int i = 0; i < arguments.length; i++) {
      read(arguments[i], i, encoded);
    }
    if (parameters.stream().filter(p -> p.kind() == Parameter.Kind.BODY).count() > 1) {
      faults.accept(
          "it has two parameters without annotation, and there is one body: annotate one, with"
              + " @QueryParam or another");
    }
    checkNames();
    checkVariables();
    return parameters;
  }

  /** The arguments that are beans, after {@link #read}. */
  List<Bean> beans() {
    return beans;
  }

  private void read(java.lang.reflect.Parameter argument, int index, boolean encoded) {
    Type type = types.resolve(argument.getParameterizedType());
    Type open = Types.open(type);
    if (open != null) {
      faults.accept(
          "parameter "
              + (index + 1)
              + " is a "
              + type.getTypeName()
              + ", and nothing says what "
              + open.getTypeName()
              + " is: name the type, or extend the interface with its type argument");
      return;
    }
    ParameterReader reader = new ParameterReader(faults, path.variables(), index);
    if (argument.isAnnotationPresent(BeanParam.class)) {
      if (argument.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        faults.accept("a @BeanParam is always there: remove @Nullable");
      }
      Bean bean = new BeanReader(faults, reader, parameters).read(type, List.of(), Set.of());
      if (bean != null) {
        beans.add(bean);
      }
      return;
    }
    boolean nullable = argument.getAnnotatedType().isAnnotationPresent(Nullable.class);
    boolean named = isNamed(argument);
    Parameter read =
        reader.read(
            new ParameterReader.Declared(argument, type, nullable, encoded && named, ""),
            List.of());
    if (read != null) {
      parameters.add(read);
    } else if (!named) {
      body(argument, type, nullable, index);
    }
  }

  private static boolean isNamed(java.lang.reflect.Parameter argument) {
    return Stream.of(argument.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            each ->
                each.getName().startsWith("jakarta.ws.rs")
                    && each != DefaultValue.class
                    && each != Encoded.class);
  }

  private void body(java.lang.reflect.Parameter argument, Type type, boolean nullable, int index) {
    if (argument.isAnnotationPresent(DefaultValue.class)
        || argument.isAnnotationPresent(Encoded.class)) {
      faults.accept(
          "the body has @DefaultValue or @Encoded, which are for parameters: remove it, or say"
              + " which parameter it is");
    }
    if (type.getTypeName().contains(EntityPart.class.getName())) {
      faults.accept("its body is multipart, which contracts have not: make it a record");
    }
    parameters.add(
        new Parameter(
            Parameter.Kind.BODY,
            "body",
            type,
            !nullable,
            null,
            Parameter.Arity.ONE,
            type,
            null,
            null,
            false,
            null,
            index,
            List.of()));
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    Set<String> bound = new HashSet<>();
    for (Parameter parameter : parameters) {
      boolean header = parameter.kind() == Parameter.Kind.HEADER;
      String name = header ? parameter.name().toLowerCase(Locale.ROOT) : parameter.name();
      if (parameter.kind() != Parameter.Kind.BODY && !names.add(parameter.kind() + " " + name)) {
        faults.accept(
            "two parameters are "
                + ParameterReader.annotation(parameter.kind())
                + "(\""
                + parameter.name()
                + "\"): rename one");
      }
      if (parameter.kind() == Parameter.Kind.PATH) {
        bound.add(name);
      }
    }
    if (!path.variables().keySet().equals(bound)) {
      faults.accept(
          "@Path has variables "
              + path.variables().keySet()
              + " and the parameters bind "
              + bound
              + ": name each in both, the parameter by @PathParam");
    }
  }

  /**
   * Servers match a service's method with the interface's, to find its annotations, by what is
   * written: a variable with any type, but a type that a variable is within with itself alone.
   */
  private void checkVariables() {
    List<Type> open =
        Stream.of(definition.getGenericParameterTypes())
            .filter(type -> Types.open(type) != null)
            .toList();
    Type within =
        open.stream().filter(type -> !(type instanceof TypeVariable<?>)).findFirst().orElse(null);
    // then what the compiler makes of it is not what the service's method has
    boolean differs =
        open.stream()
            .anyMatch(type -> type instanceof TypeVariable<?> || type instanceof GenericArrayType);
    if (within != null && differs) {
      faults.accept(
          "no server finds its @Path, since a type variable is within its parameter of type "
              + within.getTypeName()
              + ": declare it in the contract, with its annotations and types written out");
    }
  }
}
