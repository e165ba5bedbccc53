package org.govnet.node;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.govnet.api.ConvertedBy;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters as the client writes them: by the converter that the contract names, or as their
 * JSON text. Of a collection the host asks for the elements' type.
 */
@Provider
final class TextParameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    if (Collection.class.isAssignableFrom(rawType) || rawType.isArray()) {
      return null;
    }
    if (rawType == Optional.class && genericType instanceof ParameterizedType optional) {
      Type element = optional.getActualTypeArguments()[0];
      return new Text<>(element, converter(element, annotations), true);
    }
    ParamConverter<Object> named = converter(genericType, annotations);
    return rawType == String.class && named == null ? null : new Text<>(genericType, named, false);
  }

  private static @Nullable ParamConverter<Object> converter(Type type, Annotation[] annotations) {
    ConvertedBy named =
        Stream.of(annotations)
            .filter(ConvertedBy.class::isInstance)
            .map(ConvertedBy.class::cast)
            .findFirst()
            .orElse(type instanceof Class<?> raw ? raw.getAnnotation(ConvertedBy.class) : null);
    if (named == null) {
      return null;
    }
    try {
      @SuppressWarnings("unchecked") // that it is for this type was seen when the contract was read
      ParamConverter<Object> made =
          (ParamConverter<Object>) named.value().getConstructor().newInstance();
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the contract was read with this converter: " + named, e);
    }
  }

  private static final class Text<T> implements ParamConverter<T> {
    private final Type type;
    private final @Nullable ParamConverter<Object> named;
    private final boolean optional;

    private Text(Type type, @Nullable ParamConverter<Object> named, boolean optional) {
      this.type = type;
      this.named = named;
      this.optional = optional;
    }

    @Override
    @SuppressWarnings("unchecked") // the type is the one that T stands for
    public @Nullable T fromString(@Nullable String value) {
      if (value == null) {
        return optional ? (T) Optional.empty() : null;
      }
      Object read = read(value);
      return (T) (optional ? Optional.of(read) : read);
    }

    private Object read(String value) {
      try {
        Object read = named == null ? WireJson.fromText(value, type) : named.fromString(value);
        if (read == null) {
          throw new IllegalArgumentException("this text stands for nothing");
        }
        return read;
      } catch (IllegalArgumentException e) {
        throw new BadParameter(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public String toString(T value) {
      return named == null ? WireJson.toText(value) : named.toString(value);
    }
  }
}
