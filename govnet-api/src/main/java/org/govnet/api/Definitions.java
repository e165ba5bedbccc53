package org.govnet.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which methods of an interface are operations, and where each has its annotations. */
final class Definitions {
  private static final String REST = "jakarta.ws.rs.";

  private Definitions() {}

  /** The methods that are sent, those inherited too; default and static ones are called. */
  static List<Method> methods(Class<?> contract, Faults faults) {
    Types types = Types.of(contract);
    Map<String, Method> found = new LinkedHashMap<>();
    for (Method method : contract.getMethods()) {
      String place = contract.getSimpleName() + "." + method.getName();
      if (Modifier.isStatic(method.getModifiers()) || method.isBridge()) {
        continue;
      }
      if (method.isDefault()) {
        if (isAnnotated(method)) {
          faults.add(
              place,
              "it is a default method, which is called and not sent: remove its annotations, or its"
                  + " body");
        }
        continue;
      }
      Method other = found.putIfAbsent(signature(method, types), method);
      if (other != null) {
        faults.add(
            place,
            "both "
                + other.getDeclaringClass().getSimpleName()
                + " and "
                + method.getDeclaringClass().getSimpleName()
                + " declare it: declare it in "
                + contract.getSimpleName()
                + ", with its annotations");
      }
    }
    return new ArrayList<>(found.values());
  }

  /**
   * The method that has the annotations: an overriding one has either all of its own or all of
   * those that it inherits (Jakarta REST 3.1, section 3.6).
   */
  static Method of(Class<?> contract, Method method, Consumer<String> faults) {
    if (isAnnotated(method)) {
      return method;
    }
    Types types = Types.of(contract);
    Method inherited = inherited(method.getDeclaringClass(), signature(method, types), types);
    if (inherited == null) {
      return method;
    }
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation.annotationType().getPackageName().equals("org.govnet.api")) {
        faults.accept(
            "@"
                + annotation.annotationType().getSimpleName()
                + " is lost, because the others are inherited from "
                + inherited.getDeclaringClass().getSimpleName()
                + ": repeat them all here");
      }
    }
    return inherited;
  }

  private static @Nullable Method inherited(Class<?> type, String signature, Types types) {
    for (Class<?> above : type.getInterfaces()) {
      for (Method method : above.getDeclaredMethods()) {
        if (isAnnotated(method) && signature(method, types).equals(signature)) {
          return method;
        }
      }
      Method further = inherited(above, signature, types);
      if (further != null) {
        return further;
      }
    }
    return null;
  }

  private static String signature(Method method, Types types) {
    return method.getName()
        + Stream.of(method.getGenericParameterTypes())
            .map(types::resolve)
            .map(Types::raw)
            .map(Class::getName)
            .toList();
  }

  private static boolean isAnnotated(Method method) {
    return hasRest(method) || Stream.of(method.getParameters()).anyMatch(Definitions::hasRest);
  }

  private static boolean hasRest(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().startsWith(REST));
  }
}
