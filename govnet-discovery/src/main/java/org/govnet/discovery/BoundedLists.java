package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;
import java.util.Collection;
import org.govnet.api.MaxItems;

/** A list has no more elements than its {@link MaxItems} allows. */
final class BoundedLists extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription description,
      JsonDeserializer<?> list) {
    return new Unbound(list, type);
  }

  /** Any list, until its property is known. */
  private static final class Unbound extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    private final JavaType type;

    Unbound(JsonDeserializer<?> list, JavaType type) {
      super(list);
      this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> list) {
      return new Unbound(list, type);
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) throws JsonMappingException {
      JsonDeserializer<?> list =
          context.handleSecondaryContextualization(_delegatee, property, type);
      MaxItems most = property == null ? null : property.getAnnotation(MaxItems.class);
      // Lists in the list have the same property, but hold something else.
      return most == null || !type.getContentType().equals(property.getType().getContentType())
          ? list
          : new Bounded(list, most.value());
    }
  }

  /** Reads a list and counts. */
  private static final class Bounded extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    private final int most;

    Bounded(JsonDeserializer<?> list, int most) {
      super(list);
      this.most = most;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> list) {
      return new Bounded(list, most);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object read = super.deserialize(parser, context);
      if (read instanceof Collection<?> elements && elements.size() > most) {
        throw new TooMany(
            parser, "has " + elements.size() + " elements, and at most " + most + " are allowed");
      }
      return read;
    }
  }

  /** Its message is for the caller. */
  static final class TooMany extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    TooMany(JsonParser parser, String message) {
      super(parser, message);
    }
  }
}
