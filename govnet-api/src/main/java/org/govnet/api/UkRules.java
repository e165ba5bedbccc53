package org.govnet.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The UK's rules for APIs, as far as an interface shows whether it keeps them. Each breach is one
 * line: the rule, the operation, what is wrong and the fix. The rules' numbers and sources are in
 * docs/protocol.md, section 8.
 */
final class UkRules {
  static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final int MAX_DEPTH = 3;

  private final List<String> breaches = new ArrayList<>();
  private final String contract;

  private UkRules(String contract) {
    this.contract = contract;
  }

  /** Every breach, a line each; empty if the contract keeps the rules. */
  static List<String> breaches(Class<?> type, List<Operation> operations) {
    UkRules rules = new UkRules(type.getSimpleName());
    operations.forEach(rules::check);
    return rules.breaches;
  }

  private void check(Operation operation) {
    checkPath(operation);
    if (!operation.repeatable()) {
      breach(
          "UK-13",
          operation,
          "it writes, and sent twice it would write twice: add @Idempotent, or @Safe if it changes"
              + " nothing");
    }
    operation.parameters().forEach(parameter -> checkParameter(operation, parameter));
    if (operation.returns() != void.class) {
      checkAnswer(operation);
    }
  }

  private void checkPath(Operation operation) {
    long nouns =
        Stream.of(operation.path().split("/")).filter(part -> !part.startsWith("{")).count();
    if (nouns > MAX_DEPTH) {
      breach(
          "UK-5",
          operation,
          "its path is "
              + nouns
              + " resources deep, and at most "
              + MAX_DEPTH
              + " are allowed: identify by the innermost id alone");
    }
  }

  private void checkParameter(Operation operation, Parameter parameter) {
    switch (parameter.kind()) {
      case BODY -> {
        if (!parameter.required()) {
          breach(
              "UK-2",
              operation,
              "its body may be missing, and a body is always an object: remove @Nullable");
        }
        checkBody(operation, parameter.type(), "body");
      }
      case PATH, QUERY, HEADER, FORM -> new ParameterRules(this, operation).check(parameter);
    }
  }

  private void checkAnswer(Operation operation) {
    if (!operation.answersFreely()) {
      checkPage(operation);
      checkBody(operation, operation.returns(), "answer");
    } else if (operation.answerType().startsWith("application/json")
        || operation.answerType().contains("+json")) {
      breach(
          "UK-2",
          operation,
          "it answers JSON of which the contract says nothing: return the record, not a Response");
    }
  }

  private void checkPage(Operation operation) {
    boolean page =
        operation.returns() instanceof ParameterizedType generic
            && generic.getRawType() == Page.class;
    if (page && !(asks(operation, "limit") && asks(operation, "cursor"))) {
      breach(
          "UK-12",
          operation,
          "it answers with a page, and takes no limit and cursor: add both to the query, or to the"
              + " body of a search");
    }
  }

  private static boolean asks(Operation operation, String name) {
    return operation.parameters().stream()
        .anyMatch(
            parameter ->
                parameter.kind() == Parameter.Kind.BODY
                    ? JsonShape.at(parameter.type(), "/" + name).isPresent()
                    : parameter.name().equals(name));
  }

  private void checkBody(Operation operation, Type type, String where) {
    JsonShape shape = JsonShape.of(type);
    if (shape instanceof JsonShape.ObjectShape object) {
      checkObject(operation, object, where, new HashSet<>());
    } else {
      breach(
          "UK-2",
          operation,
          "its " + where + " must be a JSON object at the top level: make it a record");
    }
  }

  private void checkObject(
      Operation operation, JsonShape.ObjectShape object, String where, Set<JsonShape> seen) {
    if (!seen.add(object)) {
      return;
    }
    if (!object.type().isAnnotationPresent(WireObject.class)) {
      breach(
          "UK-2",
          operation,
          object.type().getSimpleName()
              + " would travel as its reader's Jackson likes: add"
              + " @WireObject");
    }
    for (JsonShape.Member member : object.members()) {
      String place = object.type().getSimpleName() + "." + member.name();
      if (!CAMEL_CASE.matcher(member.name()).matches()) {
        breach("UK-2", operation, place + " must be camelCase: rename it");
      }
      checkTime(operation, member.name(), member.shape(), object.type().getSimpleName() + ".");
      checkMember(operation, member, place, where, seen);
    }
  }

  private void checkMember(
      Operation operation,
      JsonShape.Member member,
      String place,
      String where,
      Set<JsonShape> seen) {
    JsonShape shape = member.shape();
    if (shape instanceof JsonShape.ListShape && member.maxItems() == null) {
      breach(
          "UK-12",
          operation,
          place + " is a list without bound: add @MaxItems, or answer with a Page");
    }
    Integer most = member.maxItems();
    if (most != null && (most < 1 || !(shape instanceof JsonShape.ListShape))) {
      breach(
          "UK-12",
          operation,
          place + " has @MaxItems(" + most + "), which is for lists, and at least 1: correct it");
    }
    while (shape instanceof JsonShape.ListShape list) {
      shape = list.items();
    }
    if (shape instanceof JsonShape.Unsupported unsupported) {
      breach(
          ofTime(unsupported.type()) ? "UK-3" : "UK-2",
          operation,
          place + " (" + unsupported.type().getTypeName() + ") " + unsupported.why());
    } else if (shape instanceof JsonShape.ObjectShape object) {
      checkObject(operation, object, where, seen);
    }
  }

  /** A date or time is one, and is called so. */
  void checkTime(Operation operation, String name, JsonShape shape, String before) {
    boolean date = name.endsWith("Date") || name.equals("date");
    boolean time = name.endsWith("At");
    String format = shape instanceof JsonShape.TextShape text ? text.format() : null;
    if ((date || time) && shape instanceof JsonShape.NumberShape) {
      breach("UK-3", operation, before + name + " is a number: use LocalDate or Instant");
    } else if ((date || time)
        && shape instanceof JsonShape.TextShape text
        && text.type() == String.class) {
      breach("UK-3", operation, before + name + " is any text: use LocalDate or Instant");
    } else if ("date".equals(format) && !date) {
      breach("UK-3", operation, before + name + " is a date: end its name in Date");
    } else if ("date-time".equals(format) && !time) {
      breach("UK-3", operation, before + name + " is a time: end its name in At");
    }
  }

  private static boolean ofTime(Type type) {
    return type == java.util.Date.class
        || type == java.util.Calendar.class
        || type.getTypeName().startsWith("java.time.");
  }

  void breach(String rule, Operation operation, String what) {
    String line = rule + " " + contract + "." + operation.name() + ": " + what;
    if (!breaches.contains(line)) {
      breaches.add(line);
    }
  }
}
