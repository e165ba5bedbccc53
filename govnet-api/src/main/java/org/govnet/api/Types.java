package org.govnet.api;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generic types, with their variables bound as a class or interface binds those above it. */
final class Types {
  private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

  private Types() {}

  /** The variables of everything that a type extends or implements, as it binds them. */
  static Types of(Type type) {
    Types types = new Types();
    types.collect(type);
    return types;
  }

  private void collect(@Nullable Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bound.putIfAbsent(variables[i], resolve(generic.getActualTypeArguments()[i]));
      }
      collect(raw);
    } else if (type instanceof Class<?> raw) {
      collect(raw.getGenericSuperclass());
      Stream.of(raw.getGenericInterfaces()).forEach(this::collect);
    }
  }

  /** The type with each variable that is bound replaced by what it stands for. */
  Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return bound.getOrDefault(variable, variable);
    }
    if (type instanceof ParameterizedType generic) {
      List<Type> arguments =
          Stream.of(generic.getActualTypeArguments()).map(this::resolve).toList();
      return arguments.equals(Arrays.asList(generic.getActualTypeArguments()))
          ? generic
          : new Generic((Class<?>) generic.getRawType(), arguments);
    }
    if (type instanceof GenericArrayType array) {
      Type element = resolve(array.getGenericComponentType());
      return element instanceof Class<?> raw ? raw.arrayType() : array;
    }
    return type;
  }

  /** A type variable or wildcard that is left in a type; null if it says all. */
  static @Nullable Type open(Type type) {
    if (type instanceof TypeVariable<?> || type instanceof WildcardType) {
      return type;
    }
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        Type open = open(argument);
        if (open != null) {
          return open;
        }
      }
    }
    return type instanceof GenericArrayType array ? open(array.getGenericComponentType()) : null;
  }

  /** The class that a type is of at run time. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType generic) {
      return raw(generic.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
  }

  /** A generic type whose arguments were variables. */
  private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(new Type[0]);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public String toString() {
      return raw.getName()
          + "<"
          + String.join(", ", arguments.stream().map(Type::getTypeName).toList())
          + ">";
    }
  }
}
