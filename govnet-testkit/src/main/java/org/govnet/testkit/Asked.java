package org.govnet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.govnet.api.ContractModel;
import org.govnet.api.IdempotencyKey;
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
 * @param form the form's, if the body is one
 * @param fields header fields by name in lower case: those of the contract's own, or all that came
 * @param body the body as JSON; a text node if it is no JSON, null if there is none
 * @param unordered the names of parameters whose values have no order
 */
record Asked(
    String method,
    List<String> path,
    Map<String, List<String>> query,
    Map<String, List<String>> form,
    Map<String, List<String>> fields,
    @Nullable JsonNode body,
    Set<String> unordered) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";
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
    Map<String, List<String>> form = new TreeMap<>();
    Map<String, List<String>> fields = new TreeMap<>();
    Set<String> unordered = new HashSet<>();
    JsonNode body = null;
    for (Parameter parameter : operation.parameters()) {
      List<String> texts = ArgumentTexts.of(parameter, arguments, label);
      if (parameter.arity() == Parameter.Arity.SET) {
        unordered.add(parameter.name());
      }
      switch (parameter.kind()) {
        case PATH ->
            path.replaceAll(s -> s.equals("{" + parameter.name() + "}") ? texts.get(0) : s);
        case QUERY -> put(query, parameter.name(), texts);
        case FORM -> put(form, parameter.name(), texts);
        case HEADER -> {
          // an idempotency key says nothing of what is asked
          if (!parameter.name().equals(IdempotencyKey.HEADER)) {
            fields.put(parameter.name().toLowerCase(Locale.ROOT), texts);
          }
        }
        case BODY ->
            body = json(WireJson.writer(parameter.type()).write(arguments[parameter.argument()]));
      }
    }
    return new Asked(operation.httpMethod(), path, query, form, fields, body, unordered);
  }

  private static void put(Map<String, List<String>> map, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      map.put(name, texts);
    }
  }

  /** What a request asks. */
  static Asked in(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    List<String> path = segments(mark < 0 ? url : url.substring(0, mark));
    path.replaceAll(Asked::decode);
    Map<String, List<String>> query = mark < 0 ? Map.of() : pairs(url.substring(mark + 1));
    Map<String, List<String>> fields = new TreeMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      fields.put(header.key().toLowerCase(Locale.ROOT), header.values());
    }
    byte[] body = request.getBody();
    boolean empty = body == null || body.length == 0;
    boolean isForm =
        fields.getOrDefault("content-type", List.of()).stream()
            .anyMatch(type -> type.startsWith(FORM));
    return new Asked(
        request.getMethod().getName(),
        path,
        query,
        isForm && !empty ? pairs(new String(body, StandardCharsets.UTF_8)) : Map.of(),
        fields,
        empty || isForm ? null : json(body),
        Set.of());
  }

  private static Map<String, List<String>> pairs(String text) {
    Map<String, List<String>> pairs = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
    }
    return pairs;
  }

  /** Whether this is a request for that operation, whatever it asks of it. */
  boolean isOf(ContractModel contract, Operation operation) {
    List<String> template = segments(contract.path() + "/" + operation.path());
    if (!method.equals(operation.httpMethod()) || template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      if (!fits(template.get(i), path.get(i), operation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String segment, String text, Operation operation) {
    if (!segment.startsWith("{")) {
      return segment.equals(text);
    }
    for (Parameter parameter : operation.parameters()) {
      String pattern = parameter.pattern();
      if (pattern != null && segment.equals("{" + parameter.name() + "}")) {
        return Pattern.matches(pattern, text);
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    return new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
  }

  static String decode(String text) {
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
    differences("query ", query, got.query, got.query.keySet(), differences);
    differences("form ", form, got.form, got.form.keySet(), differences);
    // Of the fields, only the contract's own are asked with.
    differences("field ", fields, got.fields, Set.of(), differences);
    JsonDifference.find("", body, got.body, differences);
    return differences;
  }

  private void differences(
      String kind,
      Map<String, List<String>> expected,
      Map<String, List<String>> got,
      Set<String> more,
      List<String> differences) {
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(more);
    for (String name : names) {
      if (!values(expected, name).equals(values(got, name))) {
        differences.add(
            kind + name + ": expected " + value(expected, name) + ", got " + value(got, name));
      }
    }
  }

  private List<String> values(Map<String, List<String>> map, String name) {
    List<String> values = map.getOrDefault(name, List.of());
    return unordered.contains(name) ? values.stream().sorted().toList() : values;
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
    append(out, '?', query);
    append(out, ' ', form);
    if (body != null) {
      String text = body.toString();
      out.append(' ').append(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char first, Map<String, List<String>> pairs) {
    char separator = first;
    for (Map.Entry<String, List<String>> parameter : pairs.entrySet()) {
      for (String value : parameter.getValue()) {
        out.append(separator).append(parameter.getKey()).append('=').append(value);
        separator = '&';
      }
    }
  }
}
