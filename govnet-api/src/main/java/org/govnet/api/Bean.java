package org.govnet.api;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that holds parameters, for {@code @BeanParam}: a record, whose components are parameters,
 * or a class with a constructor without arguments, whose annotated fields and setters are.
 */
public final class Bean {
  private final Class<?> type;
  private final List<Part> parts;
  private final MethodHandle constructor;

  /**
   * Something in a bean: a parameter, or another bean.
   *
   * @param member where it is
   * @param parameter what travels there; null if it is a bean
   * @param bean the bean there; null if it is a parameter
   */
  public record Part(Member member, @Nullable Parameter parameter, @Nullable Bean bean) {}

  /** A component, field or property of a bean. */
  public static final class Member {
    private final String name;
    private final MethodHandle getter;
    private final @Nullable MethodHandle setter;

    /**
     * A member.
     *
     * @param name the bean's type and the member, for messages
     * @param getter takes the bean, as Object
     * @param setter takes the bean and the value, as Objects; null for a record's component
     */
    Member(String name, MethodHandle getter, @Nullable MethodHandle setter) {
      this.name = name;
      this.getter = getter;
      this.setter = setter;
    }

    /** Its value in a bean. */
    @Nullable Object of(Object bean) {
      try {
        return (Object) getter.invokeExact(bean);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalArgumentException(name + " cannot be read: " + e, e);
      }
    }

    /** As messages name it, such as {@code Search.status}. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A bean.
   *
   * @param constructor takes an {@code Object[]} of the components, or none if it has setters
   */
  Bean(Class<?> type, List<Part> parts, MethodHandle constructor) {
    this.type = type;
    this.parts = List.copyOf(parts);
    this.constructor = constructor;
  }

  /** Its Java type. */
  public Class<?> type() {
    return type;
  }

  /** What is in it, those it inherits first. */
  public List<Part> parts() {
    return parts;
  }

  /**
   * Makes one.
   *
   * @param values the value of each of its parameters; null for none
   * @throws IllegalArgumentException if its constructor or a setter refuses a value
   */
  public Object make(Function<Parameter, @Nullable Object> values) {
    @Nullable Object[] parted = new Object[parts.size()];
    for (int i = 0; i < parted.length; i++) {
      Part part = parts.get(i);
      parted[i] =
          part.bean != null
              ? part.bean.make(values)
              : part.parameter == null ? null : values.apply(part.parameter);
    }
    try {
      Object made = (Object) constructor.invokeExact(parted);
      for (int i = 0; i < parted.length; i++) {
        MethodHandle setter = parts.get(i).member.setter;
        if (setter != null) {
          setter.invokeExact(made, parted[i]);
        }
      }
      return made;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalArgumentException(type.getSimpleName() + " cannot be made: " + e, e);
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
