package org.govnet.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies as text: a line {@code name = value} for each property, of all calls or, after a
 * contract's id, a version and an operation, of some. {@code #} begins a comment.
 */
final class PolicyText {
  private static final int MAX_LINES = 10_000;
  private static final Pattern LINE = Pattern.compile("([^=\\s]+)\\s*=\\s*(\\S+)");
  private static final Pattern CONTRACT = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,2})");
  private static final Pattern OPERATION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,200}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");
  private static final CallPolicy WIDEST =
      new CallPolicy(Duration.ofMinutes(5), Duration.ofMinutes(5), 10);
  private static final String PROPERTIES =
      "deadline, attempt-timeout, attempts, hedging, limits, limits-start or limits-queue";

  private final String name;
  private final List<PolicyRule> rules = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private PolicyText(String name) {
    this.name = name;
  }

  /**
   * Reads them.
   *
   * @param name what the text is called in messages
   * @throws IllegalArgumentException if it has faults: each with its line, the value and the fix
   */
  static List<PolicyRule> read(String name, String text) {
    PolicyText reading = new PolicyText(name);
    List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException(name + " has more than " + MAX_LINES + " lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      reading.line(i + 1, lines.get(i));
    }
    if (!reading.faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", reading.faults));
    }
    return List.copyOf(reading.rules);
  }

  private void line(int number, String line) {
    String where = name + " line " + number;
    int hash = line.indexOf('#');
    String said = (hash < 0 ? line : line.substring(0, hash)).strip();
    if (said.isEmpty()) {
      return;
    }
    Matcher matcher = LINE.matcher(said);
    try {
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "must be a name, = and a value, such as deadline = 5s: " + Quote.of(said));
      }
      Integer before = seen.putIfAbsent(matcher.group(1), number);
      if (before != null) {
        throw new IllegalArgumentException(
            Quote.of(matcher.group(1)) + " is there already, in line " + before);
      }
      rule(where, matcher.group(1), matcher.group(2));
    } catch (IllegalArgumentException e) {
      faults.add(where + ": " + e.getMessage());
    }
  }

  private void rule(String where, String key, String value) {
    List<String> parts = List.of(key.split("\\.", -1));
    String property = parts.get(parts.size() - 1);
    PolicyRule.Scope scope = scope(key, parts.subList(0, parts.size() - 1));
    if (property.startsWith("limits") && !scope.equals(PolicyRule.Scope.ALL)) {
      throw new IllegalArgumentException(
          Quote.of(property)
              + " is for all calls: a replica's limits are shared by its operations");
    }
    UnaryOperator<CallPolicy> change = change(property, value);
    // What a policy of its own cannot be fails here, and what two together cannot later.
    CallPolicy unused = change.apply(WIDEST);
    rules.add(new PolicyRule(scope, PolicyRule.Source.FILE, where, change));
  }

  private static PolicyRule.Scope scope(String key, List<String> parts) {
    if (parts.isEmpty()) {
      return PolicyRule.Scope.ALL;
    }
    if (!CONTRACT.matcher(parts.get(0)).matches()) {
      throw new IllegalArgumentException(
          Quote.of(parts.get(0)) + " is no contract's id, as planning-applications is");
    }
    int at = 1;
    int version = 0;
    Matcher versioned = VERSION.matcher(parts.size() > 1 ? parts.get(1) : "");
    if (versioned.matches()) {
      version = Integer.parseInt(versioned.group(1));
      at++;
    }
    String operation = at < parts.size() ? parts.get(at++) : null;
    if (at < parts.size() || (operation != null && !OPERATION.matcher(operation).matches())) {
      throw new IllegalArgumentException(
          Quote.of(key)
              + " must be a property, or contract.property, contract.operation.property, with the"
              + " contract's version after its id if need be, as contract.v1.property");
    }
    return new PolicyRule.Scope(parts.get(0), version, operation);
  }

  private static UnaryOperator<CallPolicy> change(String property, String value) {
    switch (property) {
      case "deadline" -> {
        Duration deadline = duration(property, value);
        return before -> before.withDeadline(deadline);
      }
      case "attempt-timeout" -> {
        Duration timeout = duration(property, value);
        return before -> before.withAttemptTimeout(timeout);
      }
      case "attempts" -> {
        int attempts = number(property, value);
        return before -> before.withAttempts(attempts);
      }
      case "hedging" -> {
        CallPolicy.Hedging hedging = hedging(value);
        return before -> before.withHedging(hedging);
      }
      case "limits" -> {
        boolean on = on(value);
        return before -> before.withLimits(limits(before, on, null, null));
      }
      case "limits-start" -> {
        int start = number(property, value);
        return before -> before.withLimits(limits(before, null, start, null));
      }
      case "limits-queue" -> {
        int queue = number(property, value);
        return before -> before.withLimits(limits(before, null, null, queue));
      }
      default ->
          throw new IllegalArgumentException(Quote.of(property) + " is no property: " + PROPERTIES);
    }
  }

  private static CallPolicy.Limits limits(
      CallPolicy before, @Nullable Boolean on, @Nullable Integer start, @Nullable Integer queue) {
    CallPolicy.Limits limits = before.limits();
    return new CallPolicy.Limits(
        on == null ? limits.on() : on,
        start == null ? limits.start() : start,
        queue == null ? limits.queue() : queue);
  }

  private static boolean on(String value) {
    return switch (value) {
      case "adaptive" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException("limits must be adaptive or off: " + Quote.of(value));
    };
  }

  private static CallPolicy.Hedging hedging(String value) {
    return switch (value) {
      case "off" -> CallPolicy.Hedging.OFF;
      case "p95" -> CallPolicy.Hedging.AT_P95;
      default -> {
        if (!DURATION.matcher(value).matches()) {
          throw new IllegalArgumentException(
              "hedging must be off, p95 or a time, such as 200ms: " + Quote.of(value));
        }
        yield CallPolicy.Hedging.after(duration("hedging", value));
      }
    };
  }

  private static int number(String property, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new IllegalArgumentException(property + " must be a whole number: " + Quote.of(value));
    }
    return Integer.parseInt(value);
  }

  private static Duration duration(String property, String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          property + " must be a whole number of ms, s or m, such as 250ms: " + Quote.of(value));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }
}
