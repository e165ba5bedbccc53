package org.govnet.api;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation.
 *
 * @param kind where it travels
 * @param name its name on the wire; {@code body} for the body
 * @param type its Java type
 * @param required whether null is refused: false only if it is marked {@code @Nullable}
 * @param defaultValue what the node takes when it is absent, as text; null if there is none
 */
public record Parameter(
    Kind kind, String name, Type type, boolean required, @Nullable String defaultValue) {
  /** Where a parameter travels. */
  public enum Kind {
    /** In the path, one segment's worth. */
    PATH,
    /** In the query. */
    QUERY,
    /** In a header. */
    HEADER,
    /** As the JSON body. */
    BODY
  }
}
