package org.govnet.discovery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two kinds of document that a directory has thousands of, if they are spelt as govnet
 * spells them: members in order, no white space, no escapes, ASCII alone, Ed25519 keys. Of any
 * other spelling it says nothing, and {@link WireJson} reads it, or says what is wrong with it.
 */
final class QuickDocuments {
  private static final int MAX_LIST = 200;
  private static final int MAX_KEYS = 2;
  private static final int MAX_DIGITS = 15;

  /**
   * Offers seen of late, by a hash: nodes offer the same few contracts. A place holds the last one
   * that fell there, so that no stranger can make it grow; they are immutable, so races do no harm.
   */
  private static final @Nullable ServiceOffer[] OFFERS = new ServiceOffer[1 << 10];

  private static volatile NetworkId lastNetwork = NetworkId.of("none");

  private final byte[] json;
  private int at;

  private QuickDocuments(byte[] json) {
    this.json = json;
  }

  /** Not spelt as govnet does. */
  private static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super("not spelt as govnet does", null, false, false);
    }
  }

  /** A document; null if it has to be read by other means. */
  static @Nullable Document read(byte[] json, Class<?> type) {
    QuickDocuments reading = new QuickDocuments(json);
    try {
      Document document =
          type == Descriptor.class
              ? reading.descriptor()
              : type == Admission.class ? reading.admission() : null;
      return document != null && reading.at == json.length ? document : null;
    } catch (Unusual | IllegalArgumentException e) {
      return null; // the other means explain it better
    }
  }

  /** What one says it is, of which no more is read than that; null as for {@link #read}. */
  static @Nullable Claim claim(byte[] json, DocumentKind kind) {
    QuickDocuments reading = new QuickDocuments(json);
    boolean own = kind == DocumentKind.DESCRIPTOR;
    if (!own && kind != DocumentKind.ADMISSION) {
      return null;
    }
    try {
      NetworkId unused = reading.network();
      AuthorityId authority = own ? null : reading.authority();
      NodeId node = reading.node();
      long version = reading.number("\"version\":");
      long epoch = reading.epoch();
      reading.expect(",");
      return new Claim(kind, node.value(), authority, version, own ? epoch : 0);
    } catch (Unusual | IllegalArgumentException e) {
      return null;
    }
  }

  private Descriptor descriptor() {
    return new Descriptor(
        network(),
        node(),
        number("\"version\":"),
        epoch(),
        time(",\"issuedAt\":"),
        time(",\"expiresAt\":"),
        list(",\"messageKeys\":", MAX_KEYS, this::key),
        nextKey(),
        list(",\"replicas\":", MAX_LIST, this::replica),
        last(list(",\"services\":", MAX_LIST, this::offer)));
  }

  private Admission admission() {
    return new Admission(
        network(),
        authority(),
        node(),
        number("\"version\":"),
        epoch(),
        time(",\"issuedAt\":"),
        time(",\"expiresAt\":"),
        text(",\"name\":"),
        keyAfter(",\"key\":"),
        nextKey(),
        list(",\"areas\":", MAX_LIST, () -> AreaCode.of(text(""))),
        list(",\"capabilities\":", MAX_LIST, () -> CapabilityId.of(text(""))),
        last(list(",\"hosts\":", MAX_LIST, () -> text(""))));
  }

  private <T> T last(T value) {
    expect("}");
    return value;
  }

  private NetworkId network() {
    String name = text("{\"network\":");
    NetworkId last = lastNetwork;
    if (!last.value().equals(name)) {
      last = NetworkId.of(name);
      lastNetwork = last;
    }
    return last;
  }

  private AuthorityId authority() {
    return AuthorityId.of(text(",\"authority\":"));
  }

  private NodeId node() {
    NodeId node = NodeId.of(text(",\"node\":"));
    expect(",");
    return node;
  }

  private int epoch() {
    long epoch = number(",\"epoch\":");
    if (epoch > Integer.MAX_VALUE) {
      throw new Unusual();
    }
    return (int) epoch;
  }

  private Instant time(String before) {
    Instant time = QuickTimes.time(text(before));
    if (time == null) {
      throw new Unusual();
    }
    return time;
  }

  private @Nullable VerificationKey nextKey() {
    return has(",\"nextKey\":") ? key() : null;
  }

  private VerificationKey keyAfter(String before) {
    expect(before);
    return key();
  }

  private VerificationKey key() {
    String x = text("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":");
    expect("}");
    return VerificationKey.formed(Map.of("kty", "OKP", "crv", "Ed25519", "x", x));
  }

  private Replica replica() {
    String url = text("{\"url\":");
    String pin = has(",\"pin\":") ? text("") : null;
    expect("}");
    return new Replica(URI.create(url), pin);
  }

  private ServiceOffer offer() {
    expect("{\"contract\":\"");
    int from = at;
    int hash = 0;
    while (at < json.length && isPlain(json[at])) {
      hash = 31 * hash + json[at++];
    }
    int to = at;
    long version = number("\",\"version\":");
    expect("}");
    int place = (31 * hash + (int) version) & (OFFERS.length - 1);
    ServiceOffer known = OFFERS[place];
    if (known != null && known.version() == version && is(known.contract().value(), from, to)) {
      return known;
    }
    String contract = new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    ServiceOffer offer = new ServiceOffer(ContractId.of(contract), Math.toIntExact(version));
    OFFERS[place] = offer;
    return offer;
  }

  private boolean is(String text, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != json[from + i]) {
        return false;
      }
    }
    return true;
  }

  private <T> List<T> list(String before, int most, Supplier<T> element) {
    expect(before);
    expect("[");
    List<T> list = new ArrayList<>(Math.min(most, 10));
    if (has("]")) {
      return list;
    }
    do {
      if (list.size() == most) {
        throw new Unusual();
      }
      list.add(element.get());
    } while (has(","));
    expect("]");
    return list;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\' && b != 0x7f;
  }

  private String text(String before) {
    expect(before);
    expect("\"");
    int from = at;
    while (at < json.length && isPlain(json[at])) {
      at++;
    }
    expect("\"");
    return new String(json, from, at - 1 - from, StandardCharsets.ISO_8859_1);
  }

  private long number(String before) {
    expect(before);
    int from = at;
    long number = 0;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      number = 10 * number + json[at++] - '0';
      if (at - from > MAX_DIGITS) {
        throw new Unusual();
      }
    }
    if (at == from || (json[from] == '0' && at > from + 1)) {
      throw new Unusual();
    }
    return number;
  }

  private void expect(String what) {
    if (!has(what)) {
      throw new Unusual();
    }
  }

  private boolean has(String what) {
    if (json.length - at < what.length()) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (json[at + i] != what.charAt(i)) {
        return false;
      }
    }
    at += what.length();
    return true;
  }
}
