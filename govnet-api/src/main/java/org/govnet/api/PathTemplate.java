package org.govnet.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The template of an operation's path, taken apart: segments that are a word or a variable, which
 * may have a regular expression after a colon.
 */
final class PathTemplate {
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private final Consumer<String> faults;
  private final List<String> segments = new ArrayList<>();
  private final Map<String, @Nullable String> variables = new LinkedHashMap<>();

  private PathTemplate(Consumer<String> faults) {
    this.faults = faults;
  }

  /**
   * Reads a template.
   *
   * @param declared the value of {@code @Path}
   * @param faults told of each thing that is wrong
   */
  static PathTemplate read(String declared, Consumer<String> faults) {
    PathTemplate template = new PathTemplate(faults);
    for (String segment : split(declared.startsWith("/") ? declared.substring(1) : declared)) {
      template.add(segment);
    }
    return template;
  }

  /** At slashes, but for those within braces. */
  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && depth <= 0) {
        parts.add(path.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(path.substring(start));
    return parts;
  }

  private void add(String segment) {
    if (WORD.matcher(segment).matches()) {
      segments.add(segment);
      return;
    }
    int colon = segment.indexOf(':');
    String name = segment.isEmpty() ? "" : segment.substring(1, colon < 0 ? end(segment) : colon);
    if (!isVariable(segment) || !NAME.matcher(name.strip()).matches()) {
      faults.accept(
          "@Path segment "
              + Quote.of(segment)
              + " must be lower-case words joined by hyphens, {name} or {name: regex}");
      return;
    }
    String variable = name.strip();
    if (variables.containsKey(variable)) {
      faults.accept("@Path names {" + variable + "} twice");
    }
    segments.add("{" + variable + "}");
    variables.put(variable, colon < 0 ? null : regex(segment.substring(colon + 1, end(segment))));
  }

  private static int end(String segment) {
    return Math.max(1, segment.length() - 1);
  }

  /** Whether a segment is one pair of braces, which closes at its end. */
  private static boolean isVariable(String segment) {
    int depth = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i > 0 && i == segment.length() - 1;
      }
    }
    return false;
  }

  private @Nullable String regex(String text) {
    String regex = text.strip();
    try {
      Pattern compiled = Pattern.compile(regex);
      if (regex.isEmpty()) {
        faults.accept("@Path has a colon without a regex after it: remove it");
      } else if (compiled.matcher("").groupCount() > 0) {
        // Servers count a template's groups to find its variables.
        faults.accept("@Path regex " + regex + " has a capturing group: write (?:…)");
      } else if (PathRegex.hasAnchor(regex)) {
        faults.accept(
            "@Path regex "
                + regex
                + " has an anchor, and servers match it in the middle of a path, so that no call"
                + " would arrive: remove the ^, $ or \\A, since it is matched whole as it is");
      } else if (PathRegex.matchesSlash(compiled)) {
        faults.accept(
            "@Path regex "
                + regex
                + " matches a slash, so that servers give it paths of several segments: leave the"
                + " slash out, as in [^/]+");
      } else {
        return regex;
      }
    } catch (PatternSyntaxException e) {
      faults.accept("@Path regex " + regex + " does not compile: " + e.getDescription());
    }
    return null;
  }

  /** The template without its regular expressions, such as {@code applications/{id}}. */
  String path() {
    return String.join("/", segments);
  }

  /** The variables, in order, each with its regular expression; null for one without. */
  Map<String, @Nullable String> variables() {
    return variables;
  }
}
