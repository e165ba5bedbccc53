package org.govnet.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the annotations of one parameter say, be it a method's or a bean's. */
final class ParameterReader {
  private static final Map<Class<?>, Parameter.Arity> ARITIES =
      Map.of(
          Optional.class, Parameter.Arity.OPTIONAL,
          List.class, Parameter.Arity.LIST,
          Set.class, Parameter.Arity.SET,
          SortedSet.class, Parameter.Arity.SORTED_SET);

  private final Consumer<String> faults;
  private final Map<String, @Nullable String> variables;
  private final int argument;

  /**
   * A reader of one argument.
   *
   * @param faults told of each thing that is wrong
   * @param variables the path's, each with its regular expression or null
   * @param argument its place among the method's arguments
   */
  ParameterReader(Consumer<String> faults, Map<String, @Nullable String> variables, int argument) {
    this.faults = faults;
    this.variables = variables;
    this.argument = argument;
  }

  /** A parameter as it is declared; {@code place} names it in messages, with a blank after it. */
  record Declared(
      AnnotatedElement element, Type type, boolean nullable, boolean encoded, String place) {
    <A extends Annotation> @Nullable A get(Class<A> annotation) {
      return element.getAnnotation(annotation);
    }
  }

  /** What it is; null if its annotations name no parameter, or contradict each other. */
  @Nullable Parameter read(Declared declared, List<Bean.Member> within) {
    List<String> found = new ArrayList<>();
    Parameter.@Nullable Kind kind = null;
    String name = "";
    for (Annotation annotation : declared.element().getAnnotations()) {
      if (annotation instanceof PathParam in) {
        kind = Parameter.Kind.PATH;
        name = in.value();
      } else if (annotation instanceof QueryParam in) {
        kind = Parameter.Kind.QUERY;
        name = in.value();
      } else if (annotation instanceof HeaderParam in) {
        kind = Parameter.Kind.HEADER;
        name = in.value();
      } else if (annotation instanceof FormParam in) {
        kind = Parameter.Kind.FORM;
        name = in.value();
      } else if (!(annotation instanceof BeanParam)) {
        checkAllowed(declared, annotation);
        continue;
      }
      found.add("@" + annotation.annotationType().getSimpleName());
    }
    if (found.size() > 1) {
      faults.accept(declared.place() + "has " + String.join(" and ", found) + ": keep one");
      return null;
    }
    if (kind == null) {
      return null;
    }
    if (name.isEmpty()) {
      faults.accept(declared.place() + found.get(0) + " names nothing: give it a name");
      return null;
    }
    return kind == Parameter.Kind.HEADER
        ? header(declared, name, within)
        : read(declared, kind, name, within);
  }

  private void checkAllowed(Declared declared, Annotation annotation) {
    Class<?> type = annotation.annotationType();
    if (type.getName().startsWith("jakarta.ws.rs")
        && type != DefaultValue.class
        && type != Encoded.class) {
      faults.accept(
          declared.place()
              + "@"
              + type.getSimpleName()
              + " is not for contracts: use @PathParam, @QueryParam, @HeaderParam, @FormParam,"
              + " @BeanParam or the body");
    }
  }

  private @Nullable Parameter header(Declared declared, String name, List<Bean.Member> within) {
    if (name.equalsIgnoreCase(IdempotencyKey.HEADER)) {
      if (declared.type() != IdempotencyKey.class) {
        faults.accept("the Idempotency-Key parameter must be an IdempotencyKey");
        return null;
      }
      if (declared.nullable() || declared.get(DefaultValue.class) != null) {
        faults.accept(
            "the Idempotency-Key names one call: remove @Nullable and @DefaultValue, or the"
                + " parameter, and the client makes one");
      }
      return read(declared, Parameter.Kind.HEADER, IdempotencyKey.HEADER, within);
    }
    String why = HeaderNames.fault(name);
    if (why != null) {
      faults.accept("@HeaderParam(\"" + name + "\") " + why);
      return null;
    }
    return read(declared, Parameter.Kind.HEADER, name, within);
  }

  private @Nullable Parameter read(
      Declared declared, Parameter.Kind kind, String name, List<Bean.Member> within) {
    String label = annotation(kind) + "(\"" + name + "\") ";
    Parameter.Arity arity = arity(declared.type());
    Type element = arity == Parameter.Arity.ONE ? declared.type() : element(declared.type());
    if (element == null) {
      faults.accept(
          label + "is a " + Types.raw(declared.type()).getSimpleName() + " of what: name the type");
      return null;
    }
    DefaultValue usual = declared.get(DefaultValue.class);
    MaxItems most = declared.get(MaxItems.class);
    // a method's @Encoded is for what is percent-encoded at all
    boolean encoded =
        (declared.encoded() && kind != Parameter.Kind.HEADER)
            || declared.get(Encoded.class) != null;
    checkArity(label, declared, kind, arity, usual != null);
    checkEncoded(label, declared, kind, element, encoded);
    if (arity == Parameter.Arity.SORTED_SET
        && !Comparable.class.isAssignableFrom(Types.raw(element))) {
      faults.accept(
          label
              + "is a SortedSet of "
              + Types.raw(element).getSimpleName()
              + ", which has no order of its own for the service's side: make it Comparable, or take"
              + " a Set");
    }
    ParamConverter<Object> converter = converter(label, declared, element);
    Parameter parameter =
        new Parameter(
            kind,
            name,
            declared.type(),
            // a path has no place for nothing
            kind == Parameter.Kind.PATH || !declared.nullable(),
            usual == null ? null : usual.value(),
            arity,
            element,
            most == null ? null : most.value(),
            kind == Parameter.Kind.PATH ? variables.get(name) : null,
            encoded,
            converter,
            argument,
            within);
    checkDefault(label, parameter);
    return parameter;
  }

  static String annotation(Parameter.Kind kind) {
    return switch (kind) {
      case PATH -> "@PathParam";
      case QUERY -> "@QueryParam";
      case HEADER -> "@HeaderParam";
      case FORM, BODY -> "@FormParam";
    };
  }

  private static Parameter.Arity arity(Type type) {
    Class<?> raw = Types.raw(type);
    return raw.isArray() ? Parameter.Arity.ARRAY : ARITIES.getOrDefault(raw, Parameter.Arity.ONE);
  }

  private static @Nullable Type element(Type type) {
    if (type instanceof java.lang.reflect.ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return Types.open(element) == null ? element : null;
    }
    Class<?> raw = Types.raw(type);
    return raw.isArray() ? raw.getComponentType() : null;
  }

  private void checkArity(
      String label,
      Declared declared,
      Parameter.Kind kind,
      Parameter.Arity arity,
      boolean hasDefault) {
    if (arity == Parameter.Arity.ONE) {
      if (declared.nullable() && Types.raw(declared.type()).isPrimitive()) {
        faults.accept(label + "is a primitive, which is never null: remove @Nullable");
      }
      return;
    }
    if (kind == Parameter.Kind.PATH) {
      faults.accept(label + "is one segment of the path: take one value");
    } else if (kind == Parameter.Kind.HEADER && arity.many()) {
      faults.accept(
          label + "is a field that is signed, and so there once: take one value, or the query");
    } else if (Types.raw(declared.type()).isArray()
        && Types.raw(declared.type()).getComponentType().isPrimitive()) {
      faults.accept(label + "is an array of primitives: use a List");
    }
    if (hasDefault) {
      faults.accept(
          label
              + "has a @DefaultValue, and an empty "
              + Types.raw(declared.type()).getSimpleName()
              + " is the same as none on the wire: remove it");
    }
    if (declared.nullable()) {
      faults.accept(
          label
              + "is @Nullable, and null is the same as an empty "
              + Types.raw(declared.type()).getSimpleName()
              + " on the wire: remove it");
    }
  }

  private void checkEncoded(
      String label, Declared declared, Parameter.Kind kind, Type element, boolean encoded) {
    if (!encoded) {
      return;
    }
    if (kind == Parameter.Kind.HEADER) {
      faults.accept(label + "is not percent-encoded on the wire: remove @Encoded");
    } else if (element != String.class || declared.get(ConvertedBy.class) != null) {
      faults.accept(label + "is @Encoded, which is for text: make it a String");
    }
  }

  private @Nullable ParamConverter<Object> converter(
      String label, Declared declared, Type element) {
    ConvertedBy named = declared.get(ConvertedBy.class);
    if (named == null) {
      named = Types.raw(element).getAnnotation(ConvertedBy.class);
    }
    if (named == null) {
      return null;
    }
    Class<?> type = named.value();
    Type converts = Types.of(type).resolve(ParamConverter.class.getTypeParameters()[0]);
    if (!boxed(Types.raw(element)).isAssignableFrom(Types.raw(converts))) {
      faults.accept(
          label
              + "is a "
              + element.getTypeName()
              + ", and @ConvertedBy names "
              + type.getSimpleName()
              + ", which makes a "
              + converts.getTypeName()
              + ": name the one for its type");
      return null;
    }
    try {
      @SuppressWarnings("unchecked") // what it makes was compared with what is taken
      ParamConverter<Object> made = (ParamConverter<Object>) type.getConstructor().newInstance();
      return made;
    } catch (ReflectiveOperationException e) {
      faults.accept(
          label
              + "has @ConvertedBy("
              + type.getSimpleName()
              + "), which cannot be made: it has to be public, with a public constructor without"
              + " arguments that does not fail");
      return null;
    }
  }

  private static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }

  private void checkDefault(String label, Parameter parameter) {
    String usual = parameter.defaultValue();
    if (usual == null || parameter.arity() != Parameter.Arity.ONE) {
      return;
    }
    if (parameter.kind() == Parameter.Kind.PATH) {
      faults.accept(label + "is always there: remove @DefaultValue");
      return;
    }
    String fault = DefaultText.fault(parameter, usual);
    if (fault != null) {
      faults.accept(label + "has @DefaultValue(" + Quote.of(usual) + "), which " + fault);
    }
  }
}
