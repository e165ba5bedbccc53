package org.govnet.trust;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.govnet.api.Quote;
import org.govnet.trust.StructuredFields.InnerList;
import org.govnet.trust.StructuredFields.Item;
import org.jspecify.annotations.Nullable;

/**
 * The text that is signed (RFC 9421, section 2.5): all derived components, plain fields, and the
 * parameters {@code req} and {@code name}. Not {@code sf}, {@code key}, {@code bs} and {@code tr},
 * which no message of ours has. What a signature must cover is not decided here.
 */
final class SignatureBase {
  private static final String PARAMETERS = "\"@signature-params\": ";

  private final @Nullable RequestMessage request;
  private final @Nullable ResponseMessage response;
  private final StringBuilder out = new StringBuilder(1024);
  private @Nullable TargetUri target;
  private int parametersAt;

  private SignatureBase(@Nullable RequestMessage request, @Nullable ResponseMessage response) {
    this.request = request;
    this.response = response;
  }

  /**
   * The base of a request's signature.
   *
   * @param covered the components, and the signature's parameters as the list's own
   * @throws BadSignatureField if a component is unknown, absent or not one line of ASCII
   */
  static SignatureBase of(InnerList covered, RequestMessage request) {
    return new SignatureBase(request, null).build(covered);
  }

  /** The base of a response's signature; the request is for components with {@code req}. */
  static SignatureBase of(
      InnerList covered, ResponseMessage response, @Nullable RequestMessage request) {
    return new SignatureBase(request, response).build(covered);
  }

  /** What is signed. */
  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The value of {@code @signature-params}, which is also what Signature-Input has. */
  String parameters() {
    return out.substring(parametersAt);
  }

  private SignatureBase build(InnerList covered) {
    for (Item component : covered.items()) {
      if (!(component.value() instanceof String name)) {
        throw new BadSignatureField("a covered component is not a string");
      }
      int start = out.length();
      StructuredFields.write(component, out);
      out.append(": ");
      append(name, component.parameters());
      for (int i = start; i < out.length(); i++) {
        char c = out.charAt(i);
        if (c > '~' || (c < ' ' && c != '\t')) {
          throw new BadSignatureField(Quote.of(name) + " has a character that is not ASCII");
        }
      }
      out.append('\n');
    }
    out.append(PARAMETERS);
    parametersAt = out.length();
    StructuredFields.write(covered, out);
    return this;
  }

  private void append(String name, Map<String, Object> parameters) {
    boolean ofRequest = false;
    String queryName = null;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      if (parameter.getKey().equals("req") && Boolean.TRUE.equals(parameter.getValue())) {
        ofRequest = true;
      } else if (parameter.getKey().equals("name")
          && name.equals("@query-param")
          && parameter.getValue() instanceof String text) {
        queryName = text;
      } else {
        throw new BadSignatureField(
            Quote.of(name) + " has the parameter " + parameter.getKey() + ", which is not used");
      }
    }
    if (ofRequest && response == null) {
      throw new BadSignatureField(Quote.of(name) + " has the parameter req in a request");
    }
    if (!name.startsWith("@")) {
      Fields fields = ofRequest || response == null ? request(name).fields() : response.fields();
      field(name, fields);
    } else if (name.equals("@status")) {
      if (ofRequest || response == null) {
        throw new BadSignatureField("\"@status\" is of a response");
      }
      out.append(response.status());
    } else if (response != null && !ofRequest) {
      throw new BadSignatureField(Quote.of(name) + " in a response needs the parameter req");
    } else {
      derived(name, queryName, request(name));
    }
  }

  private RequestMessage request(String name) {
    if (request == null) {
      throw new BadSignatureField(Quote.of(name) + " is of a request that is not at hand");
    }
    return request;
  }

  private void field(String name, Fields fields) {
    List<String> values = fields.all(name);
    if (values.isEmpty()) {
      throw new BadSignatureField(Quote.of(name) + " is covered but not there");
    }
    out.append(values.get(0));
    for (int i = 1; i < values.size(); i++) {
      out.append(", ").append(values.get(i));
    }
  }

  private void derived(String name, @Nullable String queryName, RequestMessage message) {
    switch (name) {
      case "@method" -> out.append(message.method());
      case "@target-uri" -> out.append(message.targetUri());
      case "@authority" -> out.append(target(message).authority());
      case "@scheme" -> out.append(target(message).scheme());
      case "@request-target" -> out.append(target(message).requestTarget());
      case "@path" -> out.append(target(message).path());
      case "@query" -> out.append(target(message).query());
      case "@query-param" -> queryParameter(queryName, target(message).query());
      default -> throw new BadSignatureField(Quote.of(name) + " is not a derived component");
    }
  }

  private TargetUri target(RequestMessage message) {
    if (target == null) {
      target = TargetUri.of(message.targetUri());
    }
    return target;
  }

  /** RFC 9421, section 2.2.8: both sides decoded as a form and encoded again, in one way. */
  private void queryParameter(@Nullable String encodedName, String query) {
    if (encodedName == null) {
      throw new BadSignatureField("\"@query-param\" needs the parameter name");
    }
    String found = null;
    int start = 1;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', start);
      boolean hasValue = equals >= 0 && equals < end;
      if (reencode(query.substring(start, hasValue ? equals : end)).equals(encodedName)) {
        if (found != null) {
          throw new BadSignatureField("a covered query parameter occurs twice");
        }
        found = hasValue ? reencode(query.substring(equals + 1, end)) : "";
      }
      start = end + 1;
    }
    if (found == null) {
      throw new BadSignatureField("a covered query parameter is not there");
    }
    out.append(found);
  }

  private static String reencode(String text) {
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      return URLEncoder.encode(decoded, StandardCharsets.UTF_8).replace("+", "%20");
    } catch (IllegalArgumentException e) {
      throw new BadSignatureField("the query is not valid percent-encoding");
    }
  }
}
