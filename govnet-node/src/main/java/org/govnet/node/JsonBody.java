package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads contracts' bodies with govnet's own JSON, whatever Jackson the host has; and says that
 * answers are JSON. {@link SealingFilter} has written them before a writer is asked, but without
 * one, an operation that has no {@code @Produces} would seem to answer in no format that a caller
 * accepts.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final ConcurrentMap<Type, WireJson.Reader> readers = new ConcurrentHashMap<>();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    // What is sealed are bytes, which the host writes as they are.
    return type != byte[].class;
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(WireJson.writer(genericType).write(value));
  }

  @Override
  public @Nullable Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readAllBytes();
    // A body that has to be there is missed before this.
    return bytes.length == 0
        ? null
        : readers.computeIfAbsent(genericType, WireJson::reader).read(bytes);
  }
}
