package org.govnet.node;

import org.govnet.api.Parameter;

/**
 * A parameter as a generated contract declares it.
 *
 * @param kind where it travels
 * @param annotations those before its type, {@code @Nullable} included
 * @param type its type; {@code K} and {@code T} stand for what a generic interface leaves open
 */
record WrittenParameter(Parameter.Kind kind, String annotations, String type) {
  WrittenParameter with(String more) {
    return new WrittenParameter(kind, more + " " + annotations, type);
  }

  WrittenParameter of(String other) {
    return new WrittenParameter(kind, annotations, other);
  }

  String declared(String name) {
    return annotations + " " + type + " " + name;
  }
}
