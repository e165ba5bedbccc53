package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes a bean: a record or a class, that inherits, is generic or has another within. */
final class BeanWriter {
  private final SplittableRandom random;
  private final String name;
  private final @Nullable WrittenType key;
  private final StringBuilder source = new StringBuilder();
  private final boolean within;
  private int next;

  /**
   * A writer.
   *
   * @param key what {@code K} is, where it is; null if nowhere
   * @param within whether the bean is one of {@code K}, where the operation is declared
   */
  BeanWriter(SplittableRandom random, String name, @Nullable WrittenType key, boolean within) {
    this.within = within;
    this.random = random;
    this.name = name;
    this.key = key;
  }

  /** The types written. */
  String source() {
    return source.toString();
  }

  /** Writes a bean of these members; gives its type. */
  String write(List<WrittenParameter> members) {
    boolean open = members.stream().anyMatch(each -> each.type().matches(".*\\bK\\b.*"));
    String variable = open ? "<K extends Comparable<K>>" : "";
    String argument = open && key != null ? "<" + (within ? "K" : key.name()) + ">" : "";
    String inherited = open ? "<K>" : "";
    int cut = random.nextInt(members.size() + 1);
    List<WrittenParameter> first = members.subList(0, cut);
    List<WrittenParameter> rest = members.subList(cut, members.size());
    switch (random.nextInt(4)) {
      case 0 -> record(name, variable, components(members));
      case 1 -> {
        List<String> components = components(first);
        if (!rest.isEmpty()) {
          record("In" + name, variable, components(rest));
          components.add("@BeanParam In" + name + inherited + " inner");
        }
        record(name, variable, components);
      }
      case 2 -> type(name + variable, "", members);
      default -> {
        type("Base" + name + variable, "", first);
        type(name + variable, " extends Base" + name + inherited, rest);
      }
    }
    return name + argument;
  }

  private List<String> components(List<WrittenParameter> members) {
    List<String> components = new ArrayList<>();
    members.forEach(each -> components.add(each.declared("m" + next++)));
    return components;
  }

  private void record(String of, String variable, List<String> components) {
    source.append("  record " + of + variable + "(" + String.join(", ", components) + ") {}\n");
  }

  private void type(String of, String above, List<WrittenParameter> members) {
    source.append("  class " + of + above + " {\n");
    members.forEach(this::member);
    source.append("  }\n");
  }

  private void member(WrittenParameter member) {
    String field = "m" + next++;
    String visible = List.of("private ", "", "public ").get(random.nextInt(3));
    if (random.nextBoolean()) {
      source.append(
          "    " + member.annotations() + " " + visible + member.type() + " " + field + ";\n");
      return;
    }
    // The type's own annotation goes with the type, not with the setter.
    boolean nullable = member.annotations().contains("@Nullable");
    String of = (nullable ? "@Nullable " : "") + member.type();
    String property = "M" + field.substring(1);
    source.append("    private " + of + " " + field + ";\n");
    source.append("    public " + of + " get" + property + "() { return " + field + "; }\n");
    source.append("    " + member.annotations().replace("@Nullable", "") + "\n");
    source.append(
        "    public void set" + property + "(" + of + " value) { this." + field + " = value; }\n");
  }
}
