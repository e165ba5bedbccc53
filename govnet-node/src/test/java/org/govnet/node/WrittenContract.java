package org.govnet.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A generated contract: a generic interface, the contract, which extends it, and a service that
 * notes what each call brings.
 *
 * @param seed what it was made of
 * @param key what {@code K} is
 * @param annotations the contract's, but for its name and path
 * @param types the records and enums of all its operations
 */
record WrittenContract(
    long seed,
    String key,
    List<String> annotations,
    String types,
    List<WrittenOperation> operations) {
  static final String PACKAGE = "org.govnet.generated";
  private static final String HEADING =
      """
      package org.govnet.generated;

      import com.fasterxml.jackson.annotation.*;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.*;
      import jakarta.ws.rs.Path;
      import java.math.*;
      import java.net.URI;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import org.govnet.api.*;
      import org.govnet.node.Everything.Backwards;
      import org.govnet.node.Everything.Hex;
      import org.govnet.node.Recorded;
      import org.jspecify.annotations.Nullable;

      """;

  WrittenContract of(List<WrittenOperation> others) {
    return new WrittenContract(seed, key, annotations, types, others);
  }

  WrittenContract annotated(List<String> others) {
    return new WrittenContract(seed, key, others, types, operations);
  }

  /** Every source file, by the name of its class. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    String heading = HEADING + "import org.govnet.generated.T" + seed + ".*;\n\n";
    sources.put(PACKAGE + ".T" + seed, heading + values());
    sources.put(PACKAGE + ".P" + seed, heading + above());
    sources.put(PACKAGE + ".C" + seed, heading + contract());
    sources.put(PACKAGE + ".S" + seed, heading + service());
    return sources;
  }

  /** What a report shows. */
  String source() {
    return values() + "\n" + above() + "\n" + contract();
  }

  /** Apart from the contract, which cannot name its own members where it says what it extends. */
  private String values() {
    StringBuilder out = new StringBuilder("public interface T" + seed + " {\n" + types);
    operations.forEach(each -> out.append(each.beans()));
    return out.append("}\n").toString();
  }

  private String above() {
    return "public interface P"
        + seed
        + "<K extends Comparable<K>, T> {\n"
        + operations.stream()
            .filter(WrittenOperation::inherited)
            .map(WrittenOperation::source)
            .collect(Collectors.joining("\n"))
        + "}\n";
  }

  private String contract() {
    StringBuilder out = new StringBuilder();
    annotations.forEach(each -> out.append(each).append('\n'));
    out.append("@Contract(id = \"c").append(seed).append("\", version = 1)\n");
    out.append("@Path(\"/c").append(seed).append("/v1\")\n");
    out.append("public interface C").append(seed);
    out.append(" extends P").append(seed).append("<").append(key).append(", Kept> {\n");
    for (WrittenOperation each : operations) {
      out.append('\n');
      if (!each.inherited()) {
        out.append(each.source());
      } else if (each.repeated()) {
        out.append(bound("  @Override\n  " + each.returns() + " " + each.name() + "("));
        out.append(bound(each.arguments(false))).append(");\n");
      }
      out.append(throughDefault(each));
    }
    return out.append("}\n").toString();
  }

  private String throughDefault(WrittenOperation each) {
    return bound(
        "  default "
            + each.returns()
            + " via_"
            + each.name()
            + "("
            + each.arguments(false)
            + ") { "
            + (each.returns().equals("void") ? "" : "return ")
            + each.name()
            + "("
            + each.names()
            + "); }\n");
  }

  private String service() {
    return "public final class S"
        + seed
        + " extends Recorded implements C"
        + seed
        + " {\n"
        + operations.stream().map(this::served).collect(Collectors.joining("\n"))
        + "}\n";
  }

  private String served(WrittenOperation each) {
    String returns = bound(each.returns());
    String noted = "noted(\"" + each.name() + "\", new Object[] {" + each.names() + "})";
    String body = returns.equals("void") ? noted + ";" : "return (" + returns + ") " + noted + ";";
    return "  @Override\n  @SuppressWarnings(\"unchecked\")\n  public "
        + returns
        + " "
        + each.name()
        + "("
        + bound(each.arguments(false))
        + ") { "
        + body
        + " }\n";
  }

  /** With the type variables replaced. */
  private String bound(String text) {
    return text.replaceAll("\\bK\\b", key).replaceAll("\\bT\\b", "Kept");
  }
}
