package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the module publishes, found in its classes, so that nothing is forgotten. */
public final class ApiTypes {
  private ApiTypes() {}

  /** Every contract interface. */
  public static List<Class<?>> contracts() {
    return all().filter(type -> type.isAnnotationPresent(Contract.class)).toList();
  }

  /** Every record that travels as an object, but the generic {@link Page}. */
  public static List<Class<?>> objects() {
    return all()
        .filter(type -> type.isAnnotationPresent(WireObject.class) && type != Page.class)
        .toList();
  }

  /** Every value type with a {@link TextForm}. */
  public static List<Class<?>> texts() {
    return all().filter(type -> type.isAnnotationPresent(TextForm.class)).toList();
  }

  /** Every enum that travels: Jackson is told how. */
  public static List<Class<?>> enums() {
    return all()
        .filter(Class::isEnum)
        .filter(
            type ->
                Stream.concat(Stream.of(type.getFields()), Stream.of(type.getMethods()))
                    .anyMatch(
                        member ->
                            ((AnnotatedElement) member).isAnnotationPresent(JsonProperty.class)
                                || ((AnnotatedElement) member)
                                    .isAnnotationPresent(JsonValue.class)))
        .toList();
  }

  private static Stream<Class<?>> all() {
    try {
      Path classes =
          Path.of(Contract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        List<Class<?>> found =
            files
                .map(file -> classes.relativize(file).toString())
                .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                .sorted()
                .<Class<?>>map(ApiTypes::load)
                .toList();
        return found.stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String file) {
    try {
      String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
      return Class.forName(name, false, ApiTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
