package org.govnet.api;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another Jackson than the class path's, in a class loader of its own that shares nothing but the
 * JDK, with this module's classes in it as a host would have them.
 */
final class OtherJackson {
  private final ClassLoader loader;
  private final Object mapper;

  private OtherJackson(ClassLoader loader, Object mapper) {
    this.loader = loader;
    this.mapper = mapper;
  }

  /**
   * Jackson 2: dates need their module, and to be text: {@code JsonMapper.builder().addModule(new
   * JavaTimeModule()).disable(WRITE_DATES_AS_TIMESTAMPS, WRITE_DURATIONS_AS_TIMESTAMPS).build()}.
   */
  static OtherJackson two(String folder) {
    try {
      ClassLoader loader = loader(folder);
      String databind = "com.fasterxml.jackson.databind.";
      Object builder = builder(loader, databind + "json.JsonMapper");
      Class<?> module = loader.loadClass(databind + "Module");
      Object time =
          loader
              .loadClass("com.fasterxml.jackson.datatype.jsr310.JavaTimeModule")
              .getConstructor()
              .newInstance();
      builder.getClass().getMethod("addModule", module).invoke(builder, time);
      Class<?> feature = loader.loadClass(databind + "SerializationFeature");
      Object off = Array.newInstance(feature, 2);
      Array.set(off, 0, feature.getField("WRITE_DATES_AS_TIMESTAMPS").get(null));
      Array.set(off, 1, feature.getField("WRITE_DURATIONS_AS_TIMESTAMPS").get(null));
      builder.getClass().getMethod("disable", off.getClass()).invoke(builder, off);
      return new OtherJackson(loader, built(builder));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Jackson 3 as it comes: {@code JsonMapper.builder().build()}. */
  static OtherJackson three(String folder) {
    try {
      ClassLoader loader = loader(folder);
      return new OtherJackson(
          loader, built(builder(loader, "tools.jackson.databind.json.JsonMapper")));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Its version, by its jar. */
  String version() {
    return String.valueOf(mapper.getClass().getProtectionDomain().getCodeSource().getLocation())
        .replaceFirst(".*/jackson-databind-(.*)[.]jar", "$1");
  }

  /** Reads what its class loader has instead of {@code type}. */
  Object read(String json, Class<?> type) {
    try {
      Class<?> here = Class.forName(type.getName(), true, loader);
      return mapper
          .getClass()
          .getMethod("readValue", String.class, Class.class)
          .invoke(mapper, json, here);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be read: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Writes what it read. */
  String write(Object value) {
    try {
      return (String)
          mapper.getClass().getMethod("writeValueAsString", Object.class).invoke(mapper, value);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(value + " cannot be written", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object builder(ClassLoader loader, String mapper)
      throws ReflectiveOperationException {
    return loader.loadClass(mapper).getMethod("builder").invoke(null);
  }

  private static Object built(Object builder) throws ReflectiveOperationException {
    return builder.getClass().getMethod("build").invoke(builder);
  }

  @SuppressWarnings("resource") // as long as the JVM
  private static ClassLoader loader(String folder) {
    try (Stream<Path> jars = Files.list(Path.of("target", folder))) {
      List<URL> urls = new ArrayList<>();
      for (Path jar : jars.sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
      for (Class<?> needed :
          List.of(
              Contract.class, jakarta.ws.rs.GET.class, org.jspecify.annotations.Nullable.class)) {
        urls.add(needed.getProtectionDomain().getCodeSource().getLocation());
      }
      return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
