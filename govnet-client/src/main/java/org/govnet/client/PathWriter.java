package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** An operation's path, compiled: what a call adds are the texts of its variables. */
final class PathWriter {
  private final String prefix;
  private final List<Part> parts = new ArrayList<>();
  private final List<Other> others = new ArrayList<>();

  /** A variable, what it has to match, and the literal text after it. */
  private record Part(Argument argument, @Nullable Pattern pattern, String after) {}

  /** Another operation, and what makes a call its own. */
  private record Other(String name, List<Condition> when) {}

  private record Condition(int part, Pattern pattern) {}

  PathWriter(ContractModel contract, Operation operation, String label) {
    String template = contract.path() + "/" + operation.path();
    int first = template.indexOf('{');
    this.prefix = first < 0 ? template : template.substring(0, first);
    for (int at = first; at >= 0; at = template.indexOf('{', at + 1)) {
      int end = template.indexOf('}', at);
      int next = template.indexOf('{', end);
      String after = next < 0 ? template.substring(end + 1) : template.substring(end + 1, next);
      Parameter parameter = variable(operation, template.substring(at + 1, end));
      String regex = parameter.pattern();
      parts.add(
          new Part(
              new Argument(label, parameter),
              regex == null ? null : Pattern.compile(regex),
              after));
    }
    for (Operation.Taken taken : contract.taken(operation)) {
      others.add(new Other(taken.by(), conditions(taken.when())));
    }
  }

  private static Parameter variable(Operation operation, String name) {
    for (Parameter parameter : operation.parameters()) {
      if (parameter.kind() == Parameter.Kind.PATH && parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new IllegalStateException("the contract's model binds every variable: " + name);
  }

  private List<Condition> conditions(Map<String, Pattern> when) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Pattern pattern = when.get(parts.get(i).argument.parameter().name());
      if (pattern != null) {
        conditions.add(new Condition(i, pattern));
      }
    }
    return conditions;
  }

  /** The literal text before the first variable. */
  String prefix() {
    return prefix;
  }

  /**
   * Adds the path.
   *
   * @throws IllegalArgumentException if a variable's text cannot be in a path, or its call would be
   *     another operation's; it names the parameter
   */
  void write(StringBuilder out, @Nullable Object[] arguments) {
    out.append(prefix);
    String[] texts = others.isEmpty() ? null : new String[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String text = part.argument.text(arguments);
      if (text == null) {
        throw new IllegalStateException("a path parameter is always required");
      }
      int start = out.length();
      PathEncoding.segment(out, part.argument, text);
      if (part.pattern != null) {
        require(part, text, out.substring(start));
      }
      out.append(part.after);
      if (texts != null) {
        texts[i] = text;
      }
    }
    if (texts != null) {
      requireOwn(texts);
    }
  }

  /** Servers match the text as it is encoded (Jakarta REST 3.1, section 3.7.3). */
  private static void require(Part part, String text, String encoded) {
    Pattern pattern = part.pattern;
    if (pattern != null && !(matches(part, pattern, text) && matches(part, pattern, encoded))) {
      throw new IllegalArgumentException(
          part.argument.name()
              + " cannot be "
              + Quote.of(text)
              + ": it has to match "
              + pattern
              + ", as it is and percent-encoded");
    }
  }

  /** The JDK recurses for each repetition of a choice, and so would the node. */
  private static boolean matches(Part part, Pattern pattern, String text) {
    try {
      return pattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          part.argument.name()
              + " has "
              + text.length()
              + " characters, which are too many to match "
              + pattern,
          e);
    }
  }

  private void requireOwn(String[] texts) {
    for (Other other : others) {
      if (other.when.stream().allMatch(each -> each.pattern.matcher(texts[each.part]).matches())) {
        int part = other.when.get(0).part;
        throw new IllegalArgumentException(
            parts.get(part).argument.name()
                + " cannot be "
                + Quote.of(texts[part])
                + ": that path is the operation "
                + other.name);
      }
    }
  }

  /** The arguments that are in the path. */
  List<Argument> arguments() {
    return parts.stream().map(Part::argument).toList();
  }
}
