package org.govnet.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a contract's document still serves those who were built for an earlier one of the same
 * major version. Readers ignore members that they do not know and refuse values of an enum that
 * they do not know; so an answer may gain a member and no value, and a request the other way about.
 *
 * <p>Not looked at: titles and descriptions, {@code operationId}s and the names of schemas, which
 * do not travel; deadlines, which are each side's to shorten; problems that come or go, because
 * every caller has to expect one that it does not know.
 */
public final class Compatibility {
  private final Map<String, Object> before;
  private final Map<String, Object> now;
  private final Breaks breaks = new Breaks();

  private Compatibility(Map<String, Object> before, Map<String, Object> now) {
    this.before = before;
    this.now = now;
  }

  /**
   * What the current document breaks.
   *
   * @param baseline an earlier document, made by {@link OpenApi}
   * @param current the document of now
   * @return one line each: the operation, what has changed, and whom it breaks; empty if nothing is
   * @throws IllegalArgumentException if the two are not of one contract and major version
   */
  public static List<String> breaks(Map<String, Object> baseline, Map<String, Object> current) {
    String was = contract(baseline);
    String is = contract(current);
    if (!was.equals(is)) {
      throw new IllegalArgumentException(
          "only documents of one contract and major version can be compared: " + was + ", " + is);
    }
    return new Compatibility(baseline, current).compare();
  }

  private static String contract(Map<String, Object> document) {
    Map<String, Object> facts = Tree.object(document, "x-govnet-contract");
    if (facts.isEmpty()) {
      throw new IllegalArgumentException(
          "the document has no x-govnet-contract: it has to be one that OpenApi made");
    }
    return facts.get("id") + " v" + facts.get("version");
  }

  private List<String> compare() {
    fact("capability", "calls by capability go to other nodes, or to none");
    fact("tier", "calls by area go to other nodes");
    Map<String, Located> current = operations(now);
    operations(before)
        .forEach(
            (shape, was) -> {
              Located is = current.get(shape);
              if (is == null) {
                breaks.at(was.name).add("the operation is gone: callers of it are refused");
              } else {
                new OperationComparison(before, now, breaks.at(was.name))
                    .compare(was.path, was.operation, is.path, is.operation);
              }
            });
    return breaks.lines();
  }

  private void fact(String name, String whom) {
    String was = Tree.text(Tree.object(before, "x-govnet-contract"), name);
    String is = Tree.text(Tree.object(now, "x-govnet-contract"), name);
    if (!Objects.equals(was, is)) {
      breaks.at(contract(now)).add(name + " was " + was + " and is " + is + ": " + whom);
    }
  }

  private record Located(String name, String path, Map<String, Object> operation) {}

  /** By method and path, with the variables' names left out: they do not travel. */
  private static Map<String, Located> operations(Map<String, Object> document) {
    Map<String, Located> found = new TreeMap<>();
    Map<String, Object> paths = Tree.object(document, "paths");
    paths
        .keySet()
        .forEach(
            path ->
                Tree.object(paths, path)
                    .keySet()
                    .forEach(
                        method -> {
                          String name = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
                          found.put(
                              name.replaceAll("\\{[^}]*\\}", "{}"),
                              new Located(
                                  name,
                                  path,
                                  Tree.object(document, List.of("paths", path, method))));
                        }));
    return found;
  }

  /**
   * What was found: a change of a schema that many operations use is said once, at the first of
   * them, with how many more.
   */
  static final class Breaks {
    private final Map<String, List<String>> operationsByChange = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();

    At at(String operation) {
      return new At(operation);
    }

    List<String> lines() {
      List<String> all = new ArrayList<>();
      lines.forEach(
          (change, line) -> {
            List<String> operations = operationsByChange.getOrDefault(change, List.of());
            int more = operations.size() - 1;
            all.add(more == 0 ? line : line + " (and in " + more + " more)");
          });
      return all;
    }

    /** One operation's. */
    final class At {
      private final String operation;

      private At(String operation) {
        this.operation = operation;
      }

      void add(String what) {
        add(operation + " " + what, what);
      }

      /**
       * Adds a change that other operations may have too.
       *
       * @param key the change, wherever it is seen
       */
      void add(String key, String what) {
        List<String> operations =
            operationsByChange.computeIfAbsent(key, change -> new ArrayList<>());
        if (!operations.contains(operation)) {
          operations.add(operation);
        }
        lines.putIfAbsent(key, operation + ": " + what);
      }
    }
  }

  /** The two documents' schema of this reference, or the schema itself, with its name. */
  static Resolved resolve(Map<String, Object> document, Map<String, Object> schema) {
    String reference = Tree.text(schema, "$ref");
    if (reference == null) {
      return new Resolved(null, schema);
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    Map<String, Object> merged =
        new LinkedHashMap<>(Tree.object(document, List.of("components", "schemas", name)));
    schema.forEach(
        (member, value) -> {
          if (!member.equals("$ref")) {
            merged.put(member, value);
          }
        });
    return new Resolved(name, merged);
  }

  /**
   * A schema.
   *
   * @param name its component's; null if it is none
   * @param schema with what stands beside the reference
   */
  record Resolved(@Nullable String name, Map<String, Object> schema) {}
}
