package org.govnet.node;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.govnet.api.MaxItems;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes arguments for an operation by their types. */
final class ContractArguments {
  private static final int FEW = 3;

  private final SplittableRandom random;
  private final RandomValues values;
  private final boolean plain;
  private final Map<String, Parameter> parameters = new HashMap<>();

  /**
   * A maker.
   *
   * @param plain whether they are such as any contract takes; else some are what none does
   */
  ContractArguments(SplittableRandom random, boolean plain) {
    this(random, plain, false);
  }

  private ContractArguments(SplittableRandom random, boolean plain, boolean readable) {
    this.random = random;
    this.values = new RandomValues(random, plain, readable);
    this.plain = plain;
  }

  /**
   * The arguments of one call.
   *
   * @param served the service's method, whose types are bound
   */
  @Nullable Object[] of(Operation operation, Method served) throws ReflectiveOperationException {
    parameters.clear();
    for (Parameter each : operation.parameters()) {
      int depth = each.within().size();
      parameters.put(
          depth == 0 ? "" + each.argument() : each.within().get(depth - 1).toString(), each);
    }
    Type[] types = served.getGenericParameterTypes();
    @Nullable Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], parameters.get("" + i), Map.of());
    }
    return arguments;
  }

  /** An answer's record, which can be sent. */
  @Nullable Object record(Class<?> type) throws ReflectiveOperationException {
    return new ContractArguments(random, plain, true).json(type);
  }

  private @Nullable Object argument(
      Type type, @Nullable Parameter parameter, Map<TypeVariable<?>, Type> bound)
      throws ReflectiveOperationException {
    if (parameter == null) {
      return !plain && random.nextInt(40) == 0 ? null : bean(type, bound);
    }
    if (parameter.kind() == Parameter.Kind.BODY) {
      return !plain && random.nextInt(20) == 0 ? null : json((Class<?>) type);
    }
    boolean primitive = type instanceof Class<?> raw && raw.isPrimitive();
    boolean optional = parameter.arity() == Parameter.Arity.ONE && !parameter.mustBeThere();
    if (!primitive && (optional ? random.nextInt(4) : plain ? 1 : random.nextInt(40)) == 0) {
      return null;
    }
    if (type instanceof Class<?> raw && !raw.isArray()) {
      return values.parameter(raw, parameter);
    }
    return many(type, parameter, bound);
  }

  private Object many(Type type, Parameter parameter, Map<TypeVariable<?>, Type> bound) {
    Class<?> element =
        type instanceof ParameterizedType generic
            ? (Class<?>) resolved(generic.getActualTypeArguments()[0], bound)
            : ((Class<?>) type).getComponentType();
    int most = parameter.maxItems() == null ? 1 : parameter.maxItems();
    List<Object> made = new ArrayList<>();
    int count = random.nextInt(most + (plain ? 1 : 2));
    for (int i = 0; i < count; i++) {
      made.add(values.parameter(element, parameter));
    }
    return switch (parameter.arity()) {
      case OPTIONAL -> made.stream().findFirst();
      case SET -> new HashSet<>(made);
      case SORTED_SET -> new TreeSet<>(made);
      case ARRAY -> made.toArray((Object[]) Array.newInstance(element, 0));
      default -> made;
    };
  }

  private static Type resolved(Type type, Map<TypeVariable<?>, Type> bound) {
    if (type instanceof TypeVariable<?> variable) {
      return bound.getOrDefault(variable, variable);
    }
    return type instanceof java.lang.reflect.GenericArrayType array
        ? ((Class<?>) resolved(array.getGenericComponentType(), bound)).arrayType()
        : type;
  }

  private static Map<TypeVariable<?>, Type> bindings(Type type, Map<TypeVariable<?>, Type> bound) {
    if (!(type instanceof ParameterizedType generic)) {
      return bound;
    }
    TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
    Map<TypeVariable<?>, Type> inner = new HashMap<>(bound);
    for (int i = 0; i < variables.length; i++) {
      inner.put(variables[i], resolved(generic.getActualTypeArguments()[i], bound));
    }
    return inner;
  }

  private Object bean(Type type, Map<TypeVariable<?>, Type> outer)
      throws ReflectiveOperationException {
    Map<TypeVariable<?>, Type> bound = bindings(type, outer);
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    if (raw.isRecord()) {
      List<@Nullable Object> components = new ArrayList<>();
      for (RecordComponent each : raw.getRecordComponents()) {
        components.add(
            argument(
                resolved(each.getGenericType(), bound),
                parameters.get(raw.getSimpleName() + "." + each.getName()),
                bound));
      }
      return construct(raw, components);
    }
    Object made = raw.getConstructor().newInstance();
    fill(made, raw, bound);
    return made;
  }

  private void fill(Object bean, Class<?> type, Map<TypeVariable<?>, Type> bound)
      throws ReflectiveOperationException {
    if (type.getSuperclass() != Object.class) {
      fill(bean, type.getSuperclass(), bindings(type.getGenericSuperclass(), bound));
    }
    for (Field field : type.getDeclaredFields()) {
      String name = field.getName();
      Parameter parameter = parameters.get(type.getSimpleName() + "." + name);
      if (parameter == null) {
        parameter = parameters.get(type.getSimpleName() + ".setM" + name.substring(1));
      }
      if (parameter == null) {
        throw new AssertionError("the model has lost " + field);
      }
      field.setAccessible(true);
      field.set(bean, argument(resolved(field.getGenericType(), bound), parameter, bound));
    }
  }

  private @Nullable Object json(Class<?> type) throws ReflectiveOperationException {
    if (!type.isRecord() || isValue(type)) {
      return values.json(type);
    }
    List<@Nullable Object> components = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      MaxItems most = each.getAnnotation(MaxItems.class);
      if (each.getGenericType() instanceof ParameterizedType list && most != null) {
        List<@Nullable Object> made = new ArrayList<>();
        for (int i = random.nextInt(Math.min(FEW, most.value()) + 1); i > 0; i--) {
          made.add(json((Class<?>) list.getActualTypeArguments()[0]));
        }
        components.add(made);
      } else {
        boolean none =
            each.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
        components.add(none ? null : json(each.getType()));
      }
    }
    return construct(type, components);
  }

  private static boolean isValue(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .anyMatch(
            each ->
                each.getAccessor()
                    .isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class));
  }

  private static Object construct(Class<?> record, List<@Nullable Object> components)
      throws ReflectiveOperationException {
    Constructor<?> made =
        Stream.of(record.getDeclaredConstructors())
            .filter(each -> each.getParameterCount() == components.size())
            .findFirst()
            .orElseThrow();
    made.setAccessible(true);
    return made.newInstance(components.toArray());
  }

  /** A value as one that can be compared: numbers by what they are, beans by what they hold. */
  static @Nullable Object comparable(@Nullable Object value) throws ReflectiveOperationException {
    if (value instanceof java.math.BigDecimal number) {
      return number.signum() == 0 ? 0 : number.stripTrailingZeros();
    }
    if (value instanceof Optional<?> optional) {
      return "optional " + comparable(optional.orElse(null));
    }
    if (value instanceof Object[] array) {
      return comparable(List.of(array));
    }
    if (value instanceof java.util.Set<?> set && !(value instanceof java.util.SortedSet<?>)) {
      return new HashSet<>((List<?>) all(set));
    }
    if (value instanceof java.util.Collection<?> many) {
      return all(many);
    }
    if (value != null && value.getClass().isRecord()) {
      List<@Nullable Object> inner = new ArrayList<>();
      for (Field field : value.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          inner.add(comparable(field.get(value)));
        }
      }
      return inner;
    }
    return value;
  }

  private static List<@Nullable Object> all(java.util.Collection<?> values)
      throws ReflectiveOperationException {
    List<@Nullable Object> inner = new ArrayList<>();
    for (Object each : values) {
      inner.add(comparable(each));
    }
    return inner;
  }
}
