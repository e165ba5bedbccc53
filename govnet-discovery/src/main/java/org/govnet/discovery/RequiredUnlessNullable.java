package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/**
 * A record component is required, and not null, unless its type is marked {@code @Nullable}; so are
 * the elements of a list. A type variable's own annotation counts, not its argument's: {@code
 * Page<T>} has the same rules for every {@code T}.
 */
final class RequiredUnlessNullable extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    AnnotatedType type = componentType(member);
    return type == null ? null : !type.isAnnotationPresent(Nullable.class);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    AnnotatedType type = componentType(annotated);
    if (type == null) {
      return JsonSetter.Value.empty();
    }
    return JsonSetter.Value.construct(
        type.isAnnotationPresent(Nullable.class) ? Nulls.DEFAULT : Nulls.FAIL,
        mayContainNull(type) ? Nulls.DEFAULT : Nulls.FAIL);
  }

  /** Of a list its elements, of a map its values. */
  private static boolean mayContainNull(AnnotatedType type) {
    if (!(type instanceof AnnotatedParameterizedType parameterized)) {
      return false;
    }
    AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
    return arguments[arguments.length - 1].isAnnotationPresent(Nullable.class);
  }

  private static @Nullable AnnotatedType componentType(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return null;
    }
    AnnotatedElement owner = parameter.getOwner().getAnnotated();
    if (!(owner instanceof Executable creator) || !creator.getDeclaringClass().isRecord()) {
      return null;
    }
    return creator.getAnnotatedParameterTypes()[parameter.getIndex()];
  }
}
