package org.govnet.openapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A contract's document as one consumer needs it: the operations that it calls, and of their
 * answers what it reads. {@link Compatibility#breaks} of this and a later document is what breaks
 * that consumer, and nothing else.
 */
public final class ConsumerView {
  /** The step of a pointer that stands for every element of an array. */
  public static final String EACH = "*";

  private final Map<String, Object> document;

  private ConsumerView(Map<String, Object> document) {
    this.document = document;
  }

  /**
   * An operation that a consumer calls.
   *
   * @param operation its id in the document, which is the method's name in the contract
   * @param reads the members of the answer that it reads, as JSON pointers (RFC 6901) in which
   *     {@value #EACH} stands for each element of an array; null for all of it, empty for none
   */
  public record Need(String operation, @Nullable List<String> reads) {
    /** Copies the pointers. */
    public Need {
      reads = reads == null ? null : List.copyOf(reads);
    }
  }

  /**
   * The document of a consumer.
   *
   * @param document a whole one, made by {@link OpenApi}
   * @param needs what the consumer needs of it
   * @throws IllegalArgumentException if it has no such operation, or an answer no such member; the
   *     message names it
   */
  public static Map<String, Object> of(Map<String, Object> document, List<Need> needs) {
    return new ConsumerView(document).of(needs);
  }

  private Map<String, Object> of(List<Need> needs) {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (Need need : needs) {
      Located found = find(need.operation());
      Map<String, Object> path = new LinkedHashMap<>(Tree.object(paths, found.path));
      path.put(found.method, operation(found.operation, need));
      paths.put(found.path, path);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("x-govnet-contract", Tree.object(document, "x-govnet-contract"));
    view.put("paths", paths);
    view.put("components", Map.of("schemas", schemas(paths)));
    return view;
  }

  private record Located(String path, String method, Map<String, Object> operation) {}

  private Located find(String operation) {
    Map<String, Object> paths = Tree.object(document, "paths");
    for (String path : paths.keySet()) {
      Map<String, Object> methods = Tree.object(paths, path);
      for (String method : methods.keySet()) {
        Map<String, Object> found = Tree.object(methods, method);
        if (operation.equals(Tree.text(found, "operationId"))) {
          return new Located(path, method, found);
        }
      }
    }
    throw new IllegalArgumentException(
        "the contract has no operation "
            + Quote.of(operation)
            + ": name one by its operationId, which is the method's name");
  }

  private Map<String, Object> operation(Map<String, Object> whole, Need need) {
    List<String> reads = need.reads();
    if (reads == null) {
      return whole;
    }
    Map<String, Object> responses = new LinkedHashMap<>(Tree.object(whole, "responses"));
    List<String> missing = new ArrayList<>(reads);
    responses.replaceAll(
        (status, response) ->
            status.startsWith("2")
                ? answer(Tree.object(Tree.object(whole, "responses"), status), reads, missing)
                : response);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the answer of "
              + need.operation()
              + " has nothing at "
              + Quote.of(missing.get(0))
              + ": give a JSON pointer of a member, with "
              + EACH
              + " for each element of an array");
    }
    Map<String, Object> operation = new LinkedHashMap<>(whole);
    operation.put("responses", responses);
    return operation;
  }

  private Map<String, Object> answer(
      Map<String, Object> response, List<String> reads, List<String> missing) {
    Map<String, Object> content = new LinkedHashMap<>(Tree.object(response, "content"));
    content.replaceAll(
        (type, body) -> {
          Map<String, Object> schema =
              Tree.object(Tree.object(Tree.object(response, "content"), type), "schema");
          Map<String, Object> read = bare(schema);
          for (String pointer : reads) {
            // What is within what is read whole is looked up alone.
            Map<String, Object> part = isWithin(pointer, reads) ? bare(schema) : read;
            if (include(schema, steps(pointer), 0, part)) {
              missing.remove(pointer);
            }
          }
          return Map.of("schema", read);
        });
    Map<String, Object> answer = new LinkedHashMap<>(response);
    answer.put("content", content);
    return answer;
  }

  private static boolean isWithin(String pointer, List<String> reads) {
    return reads.stream().anyMatch(each -> !each.equals(pointer) && pointer.startsWith(each + "/"));
  }

  private static List<String> steps(String pointer) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer begins with a slash, as in /items/*/id: " + Quote.of(pointer));
    }
    return List.of(pointer.substring(1).split("/", -1)).stream()
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** What a schema is, without what it holds. */
  private Map<String, Object> bare(Map<String, Object> schema) {
    Map<String, Object> whole = Compatibility.resolve(document, schema).schema();
    Map<String, Object> bare = new LinkedHashMap<>();
    String type = Tree.text(whole, "type");
    if (type != null) {
      bare.put("type", type);
    }
    return bare;
  }

  /**
   * Puts what is at a pointer into the part that is read.
   *
   * @param part the same schema, bare or with what is read of it already
   * @return false if there is nothing
   */
  private boolean include(
      Map<String, Object> schema, List<String> steps, int at, Map<String, Object> part) {
    Map<String, Object> whole = Compatibility.resolve(document, schema).schema();
    if (at == steps.size()) {
      part.putAll(whole);
      return true;
    }
    String step = steps.get(at);
    if (whole.containsKey("items")) {
      return step.equals(EACH) && within(part, "items", Tree.object(whole, "items"), steps, at);
    }
    Map<String, Object> properties = Tree.object(whole, "properties");
    if (!properties.containsKey(step)) {
      return false;
    }
    Map<String, Object> read = new LinkedHashMap<>(Tree.object(part, "properties"));
    boolean there = within(read, step, Tree.object(properties, step), steps, at);
    part.put("properties", read);
    List<String> required =
        Tree.texts(whole, "required").stream().filter(read::containsKey).toList();
    if (!required.isEmpty()) {
      part.put("required", required);
    }
    return there;
  }

  private boolean within(
      Map<String, Object> parent,
      String name,
      Map<String, Object> schema,
      List<String> steps,
      int at) {
    Map<String, Object> part = new LinkedHashMap<>(Tree.object(parent, name));
    if (part.isEmpty()) {
      part.putAll(bare(schema));
    }
    boolean there = include(schema, steps, at + 1, part);
    parent.put(name, part);
    return there;
  }

  /** The schemas that what is left refers to, and those that they do. */
  private Map<String, Object> schemas(Map<String, Object> paths) {
    Map<String, Object> all = Tree.object(document, List.of("components", "schemas"));
    Set<String> names = new LinkedHashSet<>();
    Deque<Object> open = new ArrayDeque<>(List.of(paths));
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Map<?, ?> object) {
        if (object.get("$ref") instanceof String reference) {
          String name = reference.substring(reference.lastIndexOf('/') + 1);
          if (all.containsKey(name) && names.add(name)) {
            open.push(Tree.object(all, name));
          }
        }
        object.values().stream().filter(Objects::nonNull).forEach(open::push);
      } else if (next instanceof List<?> list) {
        list.forEach(open::push);
      }
    }
    Map<String, Object> used = new LinkedHashMap<>();
    names.forEach(name -> used.put(name, Tree.object(all, name)));
    return used;
  }
}
