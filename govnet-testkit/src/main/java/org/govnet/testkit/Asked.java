package org.govnet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.Quote;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a peer, as values: two that are equal here mean the same, however they are
 * encoded.
 *
 * @param method the HTTP method
 * @param path the path's segments, decoded
 * @param query the query's parameters, decoded
 * @param body the body as JSON; a text node if it is no JSON, null if there is none
 */
record Asked(
    String method, List<String> path, Map<String, List<String>> query, @Nullable JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 200;

  Asked {
    path = List.copyOf(path);
  }

  /**
   * What a call asks.
   *
   * @param label names the call in messages
   * @throws IllegalArgumentException if an argument that is required is null
   */
  static Asked by(
      ContractModel contract, Operation operation, @Nullable Object[] arguments, String label) {
    List<String> path = segments(contract.path() + "/" + operation.path());
    Map<String, List<String>> query = new TreeMap<>();
    JsonNode body = null;
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = operation.parameters().get(i);
      Object value = arguments[i];
      if (value == null) {
        requireOptional(parameter, label);
        continue;
      }
      switch (parameter.kind()) {
        case PATH -> path.replaceAll(s -> s.equals("{" + parameter.name() + "}") ? text(value) : s);
        case QUERY -> query.put(parameter.name(), List.of(text(value)));
        case BODY -> body = json(WireJson.writer(parameter.type()).write(value));
        case HEADER -> {} // an idempotency key, which says nothing of what is asked
      }
    }
    return new Asked(operation.httpMethod(), path, query, body);
  }

  /** What a request asks. */
  static Asked in(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    List<String> path = segments(mark < 0 ? url : url.substring(0, mark));
    path.replaceAll(Asked::decode);
    Map<String, List<String>> query = new TreeMap<>();
    if (mark >= 0) {
      for (String pair : url.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    }
    byte[] body = request.getBody();
    return new Asked(
        request.getMethod().getName(),
        path,
        query,
        body == null || body.length == 0 ? null : json(body));
  }

  /** Whether this is a request for that operation, whatever it asks of it. */
  boolean isOf(ContractModel contract, Operation operation) {
    List<String> template = segments(contract.path() + "/" + operation.path());
    if (!method.equals(operation.httpMethod()) || template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void requireOptional(Parameter parameter, String label) {
    boolean required =
        parameter.kind() == Parameter.Kind.PATH
            || (parameter.kind() != Parameter.Kind.HEADER
                && parameter.required()
                && parameter.defaultValue() == null);
    if (required) {
      throw new IllegalArgumentException(
          label + ": parameter " + parameter.name() + " must not be null");
    }
  }

  private static List<String> segments(String path) {
    return new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
  }

  private static String text(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : WireJson.toText(value);
  }

  private static String decode(String text) {
    // A plus is a plus: what is decoded here is no form.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** In what this, which was expected, differs from what was got; empty if in nothing. */
  List<String> differences(Asked got) {
    List<String> differences = new ArrayList<>();
    if (!method.equals(got.method)) {
      differences.add("method: expected " + method + ", got " + got.method);
    }
    if (!path.equals(got.path)) {
      differences.add("path: expected " + pathText() + ", got " + got.pathText());
    }
    TreeSet<String> names = new TreeSet<>(query.keySet());
    names.addAll(got.query.keySet());
    for (String name : names) {
      if (!query.getOrDefault(name, List.of()).equals(got.query.getOrDefault(name, List.of()))) {
        differences.add(
            "query "
                + name
                + ": expected "
                + value(query, name)
                + ", got "
                + value(got.query, name));
      }
    }
    JsonDifference.find("", body, got.body, differences);
    return differences;
  }

  /** How far apart two are; another operation is farther than any other arguments of the same. */
  int distance(Asked got) {
    int segments = Math.abs(path.size() - got.path.size());
    for (int i = 0; i < Math.min(path.size(), got.path.size()); i++) {
      segments += path.get(i).equals(got.path.get(i)) ? 0 : 1;
    }
    boolean sameShape = method.equals(got.method) && path.size() == got.path.size();
    return (sameShape ? 0 : 1000) + segments * 10 + differences(got).size();
  }

  private static String value(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "none" : Quote.of(String.join(", ", values));
  }

  private String pathText() {
    String text = "/" + String.join("/", path);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** As a request line with the body after it, decoded, such as {@code GET /a/v1/b?c=d}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(method).append(' ').append(pathText());
    char separator = '?';
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      for (String value : parameter.getValue()) {
        out.append(separator).append(parameter.getKey()).append('=').append(value);
        separator = '&';
      }
    }
    if (body != null) {
      String text = body.toString();
      out.append(' ').append(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
    return out.toString();
  }
}
