package org.govnet.node;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** Reads path and query parameters as their JSON text, the same way the client writes them. */
@Provider
final class TextParameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == String.class ? null : new Text<>(genericType);
  }

  private static final class Text<T> implements ParamConverter<T> {
    private final Type type;

    private Text(Type type) {
      this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked") // the type is the one that T stands for
    public @Nullable T fromString(@Nullable String value) {
      if (value == null) {
        return null;
      }
      try {
        return (T) WireJson.fromText(value, type);
      } catch (IllegalArgumentException e) {
        throw new BadParameter(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public String toString(T value) {
      return WireJson.toText(value);
    }
  }
}
