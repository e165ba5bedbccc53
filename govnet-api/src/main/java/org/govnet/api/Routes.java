package org.govnet.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request finds its operation: no two paths of a contract may be taken for each other.
 */
final class Routes {
  private final Operation operation;
  private final String[] segments;
  private final Map<String, @Nullable String> patterns = new HashMap<>();

  private Routes(Operation operation) {
    this.operation = operation;
    this.segments = operation.path().split("/", -1);
    for (Parameter parameter : operation.parameters()) {
      if (parameter.kind() == Parameter.Kind.PATH) {
        patterns.put("{" + parameter.name() + "}", parameter.pattern());
      }
    }
  }

  /**
   * Compares each operation with those before it.
   *
   * @param contract the interface's name
   */
  static void check(String contract, List<Operation> operations, Faults faults) {
    List<Routes> routes = operations.stream().map(Routes::new).toList();
    for (int i = 0; i < routes.size(); i++) {
      for (int j = 0; j < i; j++) {
        String fault = routes.get(i).fault(routes.get(j));
        if (fault != null) {
          faults.add(contract + "." + routes.get(i).operation.name(), fault);
        }
      }
    }
  }

  private @Nullable String fault(Routes other) {
    if (!meets(other)) {
      return null;
    }
    boolean here = isMoreLiteral(other);
    boolean there = other.isMoreLiteral(this);
    if (here && there) {
      return "@Path "
          + template()
          + " and @Path "
          + other.template()
          + " of "
          + other.operation.name()
          + " fit the same paths: change a word of one";
    }
    if (here || there) {
      return null; // the one with the word goes first, everywhere
    }
    if (operation.httpMethod().equals(other.operation.httpMethod())) {
      return other.operation.name()
          + " has the same method and path, @"
          + operation.httpMethod()
          + " @Path "
          + operation.path().replaceAll("\\{[^}]*}", "{}")
          + ": change one";
    }
    return template().equals(other.template())
        ? null
        : "@Path "
            + template()
            + " and @Path "
            + other.template()
            + " of "
            + other.operation.name()
            + " differ in a variable's name or regex alone: write them the same";
  }

  /** Whether there may be a path that both fit. */
  private boolean meets(Routes other) {
    if (segments.length != other.segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      boolean variable = isVariable(segments[i]);
      boolean otherVariable = isVariable(other.segments[i]);
      boolean meets =
          variable == otherVariable
              ? variable || segments[i].equals(other.segments[i])
              : variable ? fits(i, other.segments[i]) : other.fits(i, segments[i]);
      if (!meets) {
        return false;
      }
    }
    return true;
  }

  private boolean isMoreLiteral(Routes other) {
    for (int i = 0; i < segments.length; i++) {
      if (!isVariable(segments[i]) && isVariable(other.segments[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(int variable, String word) {
    String pattern = patterns.get(segments[variable]);
    return pattern == null || Pattern.matches(pattern, word);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private String template() {
    List<String> written = new ArrayList<>();
    for (String segment : segments) {
      String pattern = patterns.get(segment);
      written.add(
          pattern == null
              ? segment
              : segment.substring(0, segment.length() - 1) + ": " + pattern + "}");
    }
    return String.join("/", written);
  }

  /** Which calls of an operation another operation would get. */
  static List<Operation.Taken> taken(Operation operation, List<Operation> all) {
    Routes routes = new Routes(operation);
    List<Operation.Taken> taken = new ArrayList<>();
    for (Operation each : all) {
      Routes other = new Routes(each);
      if (routes.meets(other) && other.isMoreLiteral(routes)) {
        taken.add(routes.taken(other));
      }
    }
    return taken;
  }

  private Operation.Taken taken(Routes other) {
    Map<String, Pattern> when = new HashMap<>();
    for (int i = 0; i < segments.length; i++) {
      if (isVariable(segments[i])) {
        String name = segments[i].substring(1, segments[i].length() - 1);
        String pattern = other.patterns.get(other.segments[i]);
        if (!isVariable(other.segments[i])) {
          when.put(name, Pattern.compile(Pattern.quote(other.segments[i])));
        } else if (pattern != null) {
          when.put(name, Pattern.compile(pattern));
        }
      }
    }
    return new Operation.Taken(other.operation.name(), when);
  }
}
