package org.govnet.openapi;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.govnet.api.JsonShape;

/**
 * Names for the shapes that have one in a document: records, enums and value types, by their
 * classes' simple names. Of two with one name, each gets its package's last word before it.
 */
final class SchemaNames {
  private static final List<Function<JsonShape, String>> WAYS =
      List.of(SchemaNames::simple, SchemaNames::withPackage, SchemaNames::whole);

  private SchemaNames() {}

  /** Every named shape that these reach, each with a name of its own. */
  static Map<JsonShape, String> of(List<JsonShape> roots) {
    Set<JsonShape> found = new LinkedHashSet<>();
    roots.forEach(root -> collect(root, found));
    Map<JsonShape, String> names = new HashMap<>();
    Set<JsonShape> left = found;
    for (Function<JsonShape, String> way : WAYS) {
      Map<String, Integer> uses = new HashMap<>();
      left.forEach(shape -> uses.merge(way.apply(shape), 1, Integer::sum));
      Set<JsonShape> clashing = new HashSet<>();
      for (JsonShape shape : left) {
        String name = way.apply(shape);
        if (uses.getOrDefault(name, 0) > 1 || names.containsValue(name)) {
          clashing.add(shape);
        } else {
          names.put(shape, name);
        }
      }
      left = clashing;
    }
    return names;
  }

  private static void collect(JsonShape shape, Set<JsonShape> found) {
    if (shape instanceof JsonShape.ListShape list) {
      collect(list.items(), found);
    } else if (isNamed(shape)
        && found.add(shape)
        && shape instanceof JsonShape.ObjectShape object) {
      object.members().forEach(member -> collect(member.shape(), found));
    }
  }

  private static boolean isNamed(JsonShape shape) {
    return shape instanceof JsonShape.ObjectShape
        || shape instanceof JsonShape.EnumShape
        || (shape instanceof JsonShape.TextShape text && text.form() != null);
  }

  private static Class<?> type(JsonShape shape) {
    if (shape instanceof JsonShape.ObjectShape object) {
      return object.type();
    }
    return shape instanceof JsonShape.EnumShape codes
        ? codes.type()
        : ((JsonShape.TextShape) shape).type();
  }

  private static String simple(JsonShape shape) {
    return shape instanceof JsonShape.ObjectShape object
        ? object.name()
        : type(shape).getSimpleName();
  }

  private static String withPackage(JsonShape shape) {
    if (shape instanceof JsonShape.ObjectShape object && !object.arguments().isEmpty()) {
      StringBuilder out = new StringBuilder();
      object.arguments().forEach(each -> out.append(withPackage(each)));
      return out.append(object.type().getSimpleName()).toString();
    }
    return withPackage(type(shape));
  }

  private static String withPackage(Type type) {
    if (!(type instanceof Class<?> raw)) {
      return "Any";
    }
    String folder = raw.getPackageName();
    String last = folder.substring(folder.lastIndexOf('.') + 1);
    String word = last.isEmpty() ? "" : last.substring(0, 1).toUpperCase(Locale.ROOT);
    String rest = last.isEmpty() ? "" : last.substring(1);
    return word
        + rest
        + raw.getName().substring(raw.getName().lastIndexOf('.') + 1).replace("$", "");
  }

  private static String whole(JsonShape shape) {
    StringBuilder out = new StringBuilder();
    if (shape instanceof JsonShape.ObjectShape object) {
      object.arguments().forEach(each -> out.append(each.getTypeName()).append('.'));
    }
    return out.append(type(shape).getName()).toString().replaceAll("[^A-Za-z0-9.]", "_");
  }
}
