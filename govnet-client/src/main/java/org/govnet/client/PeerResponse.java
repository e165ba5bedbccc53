package org.govnet.client;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A peer's answer as it came: its bytes, and the fields that its signature covers and no other. It
 * needs no implementation of Jakarta REST, and may be read as often as one likes.
 */
final class PeerResponse extends Response {
  private static final String UNSIGNED = "answers have it unsigned, if at all";

  private final int status;
  private final byte[] body;
  private final MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();

  PeerResponse(Received received) {
    this.status = received.status();
    this.body = received.body();
    for (int i = 0; i < received.headers().size(); i++) {
      fields.add(received.headers().name(i), received.headers().value(i));
    }
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public StatusType getStatusInfo() {
    StatusType known = Status.fromStatusCode(status);
    return known != null ? known : new Unnamed(status);
  }

  private record Unnamed(int code) implements StatusType {
    @Override
    public int getStatusCode() {
      return code;
    }

    @Override
    public Status.Family getFamily() {
      return Status.Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
      return "";
    }
  }

  /** The bytes; null if there are none. */
  @Override
  public @Nullable Object getEntity() {
    return body.length == 0 ? null : body.clone();
  }

  @Override
  public boolean hasEntity() {
    return body.length > 0;
  }

  @Override
  public <T> T readEntity(Class<T> type) {
    if (type == byte[].class) {
      return type.cast(body.clone());
    }
    if (type == String.class) {
      return type.cast(new String(body, StandardCharsets.UTF_8));
    }
    if (type == InputStream.class) {
      return type.cast(new ByteArrayInputStream(body));
    }
    throw new ProcessingException(
        "an answer of any type is read as byte[], String or InputStream, and not as "
            + type.getName());
  }

  @Override
  @SuppressWarnings("unchecked") // the raw type is the one that T stands for
  public <T> T readEntity(GenericType<T> type) {
    return (T) readEntity(type.getRawType());
  }

  @Override
  public <T> T readEntity(Class<T> type, Annotation[] annotations) {
    return readEntity(type);
  }

  @Override
  public <T> T readEntity(GenericType<T> type, Annotation[] annotations) {
    return readEntity(type);
  }

  /** It is in memory from the start. */
  @Override
  public boolean bufferEntity() {
    return hasEntity();
  }

  @Override
  public void close() {}

  @Override
  public @Nullable MediaType getMediaType() {
    String type = getHeaderString("Content-Type");
    if (type == null || type.indexOf('/') < 1) {
      return null;
    }
    String[] parts = type.split(";", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        parameters.put(
            parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip());
      }
    }
    int slash = parts[0].indexOf('/');
    return new MediaType(
        parts[0].substring(0, slash).strip(), parts[0].substring(slash + 1).strip(), parameters);
  }

  @Override
  public int getLength() {
    return body.length;
  }

  @Override
  public @Nullable URI getLocation() {
    String location = getHeaderString("Location");
    try {
      return location == null ? null : URI.create(location);
    } catch (IllegalArgumentException e) {
      throw new ProcessingException("the answer's Location is no URI", e);
    }
  }

  /** Needs an implementation of Jakarta REST, as {@link EntityTag} does. */
  @Override
  public @Nullable EntityTag getEntityTag() {
    String tag = getHeaderString("ETag");
    if (tag == null) {
      return null;
    }
    boolean weak = tag.startsWith("W/");
    return new EntityTag(tag.substring(weak ? 2 : 0).replace("\"", ""), weak);
  }

  @Override
  public @Nullable String getHeaderString(String name) {
    for (String key : fields.keySet()) {
      if (key.equalsIgnoreCase(name)) {
        return fields.getFirst(key);
      }
    }
    return null;
  }

  @Override
  public MultivaluedMap<String, String> getStringHeaders() {
    return new MultivaluedHashMap<>(fields);
  }

  @Override
  public MultivaluedMap<String, Object> getMetadata() {
    MultivaluedMap<String, Object> copy = new MultivaluedHashMap<>();
    fields.forEach((name, values) -> values.forEach(value -> copy.add(name, value)));
    return copy;
  }

  // What no signature of govnet's covers is not the peer's word, so there is none of it.

  @Override
  public @Nullable Locale getLanguage() {
    return null;
  }

  @Override
  public Set<String> getAllowedMethods() {
    return Set.of();
  }

  @Override
  public Map<String, NewCookie> getCookies() {
    return Map.of();
  }

  @Override
  public @Nullable Date getDate() {
    return null;
  }

  @Override
  public @Nullable Date getLastModified() {
    return null;
  }

  @Override
  public Set<Link> getLinks() {
    return Set.of();
  }

  @Override
  public boolean hasLink(String relation) {
    return false;
  }

  @Override
  public @Nullable Link getLink(String relation) {
    return null;
  }

  @Override
  public Link.Builder getLinkBuilder(String relation) {
    throw new UnsupportedOperationException("there is no Link: " + UNSIGNED);
  }

  @Override
  public String toString() {
    return "answer of status " + status + " with " + body.length + " bytes";
  }
}
