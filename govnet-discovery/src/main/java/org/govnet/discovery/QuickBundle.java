package org.govnet.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole directory spelt as govnet spells it: members in order, no white space, no escapes.
 * It finds where each document begins, which is quick, and then reads them on all processors. Of
 * any other spelling it says nothing, and {@link WireJson} reads it, or says what is wrong with it.
 */
final class QuickBundle {
  private final byte[] json;
  private int at;

  private QuickBundle(byte[] json) {
    this.json = json;
  }

  /**
   * Reads a bundle.
   *
   * @throws BodyRefused if it is none
   * @throws DocumentRefused if a document in it has no good name
   */
  static Bundle read(byte[] json) {
    Bundle quick = quick(json);
    return quick == null ? WireJson.read(json, Bundle.class) : quick;
  }

  /** A bundle; null if it has to be read by other means. */
  static @Nullable Bundle quick(byte[] json) {
    return new QuickBundle(json).bundle();
  }

  private @Nullable Bundle bundle() {
    List<List<String>> roots = roots();
    String snapshot = roots == null ? null : text(",\"snapshot\":\"");
    String timestamp = snapshot == null ? null : text(",\"timestamp\":\"");
    if (roots == null || snapshot == null || timestamp == null || !has(",\"documents\":[")) {
      return null;
    }
    int[] starts = starts();
    if (starts == null || !has("}") || at != json.length) {
      return null;
    }
    List<Listed> documents =
        IntStream.of(starts).parallel().mapToObj(start -> listed(json, start)).toList();
    return new Bundle(roots, snapshot, timestamp, documents);
  }

  private @Nullable List<List<String>> roots() {
    if (!has("{\"roots\":[")) {
      return null;
    }
    List<List<String>> roots = new ArrayList<>();
    do {
      if (!has("[")) {
        return null;
      }
      List<String> signed = new ArrayList<>();
      do {
        String one = text("\"");
        if (one == null) {
          return null;
        }
        signed.add(one);
      } while (has(","));
      roots.add(signed);
    } while (has("],"));
    return has("]]") ? roots : null;
  }

  /** Where each document begins; goes to the end of the list. */
  private int @Nullable [] starts() {
    int[] starts = new int[1024];
    int count = 0;
    if (has("]")) {
      return new int[0];
    }
    do {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = at;
      if (!has("{\"name\":\"")
          || !skipText()
          || !has(",\"version\":")
          || !skipNumber()
          || !has(",\"jws\":\"")
          || !skipText()
          || !has("}")) {
        return null;
      }
    } while (has(","));
    return has("]") ? Arrays.copyOf(starts, count) : null;
  }

  /** One that {@link #starts} went over: its members are there. */
  private static Listed listed(byte[] json, int start) {
    QuickBundle reading = new QuickBundle(json);
    reading.at = start + "{\"name\":\"".length();
    String name = reading.untilQuote();
    reading.at += ",\"version\":".length();
    long version = 0;
    while (json[reading.at] != ',') {
      version = 10 * version + json[reading.at++] - '0';
    }
    reading.at += ",\"jws\":\"".length();
    return new Listed(name, version, reading.untilQuote());
  }

  private @Nullable String text(String before) {
    if (!has(before)) {
      return null;
    }
    int from = at;
    return skipText() ? new String(json, from, at - 1 - from, StandardCharsets.US_ASCII) : null;
  }

  private String untilQuote() {
    int from = at;
    while (json[at] != '"') {
      at++;
    }
    at++;
    return new String(json, from, at - 1 - from, StandardCharsets.US_ASCII);
  }

  private boolean skipText() {
    while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return has("\"");
  }

  /** A number of up to 15 digits, without zeros before it. */
  private boolean skipNumber() {
    int from = at;
    while (at < json.length && at - from < 16 && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    int digits = at - from;
    return digits > 0 && digits < 16 && (digits == 1 || json[from] != '0');
  }

  private boolean has(String what) {
    int length = what.length();
    if (json.length - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (json[at + i] != what.charAt(i)) {
        return false;
      }
    }
    at += length;
    return true;
  }
}
