package org.govnet.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and values between ampersands, as a query and a form have them. A plus stands for a space,
 * and a plus itself is {@code %2B}.
 */
final class Pairs {
  static final int MAX = 1000;
  private static final Pairs NONE = new Pairs(Map.of());

  /** By name, decoded; the values as they came. */
  private final Map<String, List<String>> values;

  private Pairs(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads them.
   *
   * @param text null for none
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8, or has more than 1,000
   *     pairs; the message goes on after a noun
   */
  static Pairs read(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    String fault = RequestTarget.faultOfPairs(text);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    int count = 0;
    for (int start = 0; start <= text.length(); ) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        String pair = text.substring(start, end);
        int equals = pair.indexOf('=');
        values
            .computeIfAbsent(
                decoded(equals < 0 ? pair : pair.substring(0, equals)), any -> new ArrayList<>(1))
            .add(equals < 0 ? "" : pair.substring(equals + 1));
        if (++count > MAX) {
          throw new IllegalArgumentException("has more than " + MAX + " values");
        }
      }
      start = end + 1;
    }
    return new Pairs(values);
  }

  /** The values of a name, in order, decoded unless they are to stay as they came. */
  List<String> of(String name, boolean encoded) {
    List<String> raw = values.getOrDefault(name, List.of());
    return encoded ? raw : raw.stream().map(Pairs::decoded).toList();
  }

  private static String decoded(String text) {
    String decoded = RequestTarget.decode(text.replace('+', ' '));
    if (decoded == null) {
      throw new IllegalArgumentException("is not valid percent-encoding of UTF-8");
    }
    return decoded;
  }
}
