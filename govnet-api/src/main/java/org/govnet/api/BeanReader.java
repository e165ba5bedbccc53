package org.govnet.api;

import jakarta.ws.rs.BeanParam;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a bean's type: what is in it, and how it is taken apart and made. */
final class BeanReader {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType GETS = MethodType.methodType(Object.class, Object.class);
  private static final MethodType SETS =
      MethodType.methodType(void.class, Object.class, Object.class);
  private static final MethodType MAKES = MethodType.methodType(Object.class, Object[].class);

  private final Consumer<String> faults;
  private final ParameterReader reader;
  private final List<Parameter> parameters;

  /**
   * A reader.
   *
   * @param faults told of each thing that is wrong
   * @param reader reads each member
   * @param parameters where those found are added
   */
  BeanReader(Consumer<String> faults, ParameterReader reader, List<Parameter> parameters) {
    this.faults = faults;
    this.reader = reader;
    this.parameters = parameters;
  }

  /**
   * Reads a type.
   *
   * @param within the way to it
   * @param outer the beans it is in
   * @return null if it is no bean; then that was told
   */
  @Nullable Bean read(Type type, List<Bean.Member> within, Set<Type> outer) {
    Class<?> raw = Types.raw(type);
    if (outer.contains(type)) {
      faults.accept("@BeanParam " + raw.getSimpleName() + " is within itself: take it out");
      return null;
    }
    List<Bean.Part> parts = new ArrayList<>();
    Types types = Types.of(type);
    Set<Type> inner = new java.util.HashSet<>(outer);
    inner.add(type);
    try {
      if (raw.isRecord()) {
        for (RecordComponent component : raw.getRecordComponents()) {
          Field field = raw.getDeclaredField(component.getName());
          add(
              new Place(raw, field, component.getAnnotatedType(), component.getGenericType()),
              new Bean.Member(
                  raw.getSimpleName() + "." + component.getName(),
                  getter(component.getAccessor()),
                  null),
              new Around(types, within, inner, parts));
        }
        return new Bean(raw, parts, constructor(raw.getDeclaredConstructor(types(raw)), true));
      }
      if (raw.isInterface() || raw.isArray() || Modifier.isAbstract(raw.getModifiers())) {
        faults.accept(
            "@BeanParam " + raw.getSimpleName() + " cannot be made: use a record or a class");
        return null;
      }
      members(raw, new Around(types, within, inner, parts));
      if (parts.isEmpty()) {
        faults.accept(
            "@BeanParam "
                + raw.getSimpleName()
                + " has no annotated field or setter: annotate one, or take it as the body");
      }
      return new Bean(raw, parts, constructor(raw.getDeclaredConstructor(), false));
    } catch (NoSuchMethodException e) {
      faults.accept(
          "@BeanParam " + raw.getSimpleName() + " has no constructor without arguments: add one");
    } catch (NoSuchFieldException | IllegalAccessException | InaccessibleObjectException e) {
      faults.accept("@BeanParam " + raw.getSimpleName() + " is closed to govnet: make it public");
    }
    return null;
  }

  private record Place(
      Class<?> owner, AnnotatedElement element, AnnotatedType annotated, Type generic) {}

  private record Around(
      Types types, List<Bean.Member> within, Set<Type> inner, List<Bean.Part> parts) {}

  private static Class<?>[] types(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  /** Those of a class, what it inherits first; by name, since reflection gives no order. */
  private void members(Class<?> type, Around around) throws IllegalAccessException {
    Class<?> above = type.getSuperclass();
    if (above != null && above != Object.class) {
      members(above, around);
    }
    List<Field> fields =
        Stream.of(type.getDeclaredFields())
            .filter(BeanReader::isAnnotated)
            .sorted(Comparator.comparing(Field::getName))
            .toList();
    for (Field field : fields) {
      String name = type.getSimpleName() + "." + field.getName();
      if (Modifier.isFinal(field.getModifiers()) || Modifier.isStatic(field.getModifiers())) {
        faults.accept(name + " is a parameter, and final or static: make it neither");
        continue;
      }
      field.setAccessible(true);
      add(
          new Place(type, field, field.getAnnotatedType(), field.getGenericType()),
          new Bean.Member(
              name,
              LOOKUP.unreflectGetter(field).asType(GETS),
              LOOKUP.unreflectSetter(field).asType(SETS)),
          around);
    }
    List<Method> methods =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> isAnnotated(method) && !method.isBridge())
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    for (Method method : methods) {
      property(type, method, around);
    }
  }

  private void property(Class<?> type, Method method, Around around) throws IllegalAccessException {
    String name = type.getSimpleName() + "." + method.getName();
    if (method.getParameterCount() != 1
        || method.getName().length() < 4
        || !method.getName().startsWith("set")) {
      faults.accept(name + " is annotated, and no setter: annotate the field or the setter");
      return;
    }
    Method getter = getter(type, method.getName().substring(3));
    if (getter == null) {
      faults.accept(name + " has no getter, which a caller's side reads: add one");
      return;
    }
    method.setAccessible(true);
    add(
        new Place(
            type,
            method,
            method.getAnnotatedParameterTypes()[0],
            method.getGenericParameterTypes()[0]),
        new Bean.Member(name, getter(getter), LOOKUP.unreflect(method).asType(SETS)),
        around);
  }

  private static @Nullable Method getter(Class<?> type, String property) {
    String lower = property.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
    for (String name : List.of("get" + property, "is" + property, lower + property.substring(1))) {
      for (Class<?> at = type; at != null; at = at.getSuperclass()) {
        for (Method method : at.getDeclaredMethods()) {
          if (method.getName().equals(name) && method.getParameterCount() == 0) {
            return method;
          }
        }
      }
    }
    return null;
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> type.getName().startsWith("jakarta.ws.rs"));
  }

  private static MethodHandle getter(Method method) throws IllegalAccessException {
    method.setAccessible(true);
    return LOOKUP.unreflect(method).asType(GETS);
  }

  private static MethodHandle constructor(Constructor<?> constructor, boolean ofComponents)
      throws IllegalAccessException {
    constructor.setAccessible(true);
    MethodHandle handle = LOOKUP.unreflectConstructor(constructor);
    return ofComponents
        ? handle.asSpreader(Object[].class, constructor.getParameterCount()).asType(MAKES)
        : MethodHandles.dropArguments(handle, 0, Object[].class).asType(MAKES);
  }

  private void add(Place place, Bean.Member member, Around around) {
    List<Bean.Member> way = new ArrayList<>(around.within);
    way.add(member);
    Type type = around.types.resolve(place.generic);
    if (place.element.isAnnotationPresent(BeanParam.class)) {
      Bean bean = read(type, way, around.inner);
      if (bean != null) {
        around.parts.add(new Bean.Part(member, null, bean));
      }
      return;
    }
    ParameterReader.Declared declared =
        new ParameterReader.Declared(
            place.element,
            type,
            place.annotated.isAnnotationPresent(Nullable.class),
            false,
            member + " ");
    int before = parameters.size();
    Parameter parameter = reader.read(declared, way);
    if (parameter != null) {
      parameters.add(parameter);
      around.parts.add(new Bean.Part(member, parameter, null));
    } else if (before == parameters.size() && place.owner.isRecord()) {
      unannotated(place, member);
    }
  }

  private void unannotated(Place place, Bean.Member member) {
    if (!isAnnotated(place.element)) {
      faults.accept(
          member
              + " is no parameter, and a record is made of all its components: annotate it with"
              + " @QueryParam, @PathParam, @HeaderParam, @FormParam or @BeanParam");
    }
  }
}
