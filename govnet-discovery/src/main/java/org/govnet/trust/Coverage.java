package org.govnet.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.Quote;
import org.govnet.trust.StructuredFields.Item;

/**
 * What a signature of govnet's covers (protocol section 4). One list for each kind of message, by
 * which one side signs and the other checks.
 */
final class Coverage {
  static final String GOVNET_TO = "govnet-to";
  static final String SIGNATURE = "signature";
  static final String SIGNATURE_INPUT = "signature-input";

  private static final Set<String> OF_A_REQUEST = Set.of("content-type", "idempotency-key");
  private static final Set<String> OF_A_RESPONSE =
      Set.of("content-type", "location", "etag", "retry-after");
  private static final List<Component> OF_ITS_REQUEST =
      List.of(
          new Component(SIGNATURE, true),
          new Component(SIGNATURE_INPUT, true),
          new Component("@method", true),
          new Component("@target-uri", true),
          new Component(ContentDigest.FIELD, true));

  /** Derived components of a request that need no parameter. */
  private static final Set<String> DERIVED =
      Set.of(
          "@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query");

  private Coverage() {}

  /** Something that is covered: a derived component or a field, of the message or its request. */
  record Component(String name, boolean ofRequest) {
    boolean isField() {
      return name.charAt(0) != '@';
    }

    Item item() {
      return new Item(name, ofRequest ? Map.of("req", true) : Map.of());
    }

    /** As the signature's base writes it, cut short because a message can name what it likes. */
    @Override
    public String toString() {
      return Quote.of(name) + (ofRequest ? ";req" : "");
    }
  }

  /** What the signature of a request with these fields has to cover. */
  static List<Component> ofRequest(Fields fields) {
    List<Component> components = new ArrayList<>();
    components.add(new Component("@method", false));
    components.add(new Component("@target-uri", false));
    components.add(new Component(ContentDigest.FIELD, false));
    components.add(new Component(GOVNET_TO, false));
    addPresent(fields, OF_A_REQUEST, components);
    return components;
  }

  /** What the signature of a response with these fields has to cover, its request's part last. */
  static List<Component> ofResponse(Fields fields) {
    List<Component> components = new ArrayList<>();
    components.add(new Component("@status", false));
    components.add(new Component(ContentDigest.FIELD, false));
    addPresent(fields, OF_A_RESPONSE, components);
    components.addAll(OF_ITS_REQUEST);
    return components;
  }

  private static void addPresent(Fields fields, Set<String> wanted, List<Component> components) {
    fields.forEach(
        (name, value) -> {
          if (wanted.contains(name) || name.startsWith("govnet-")) {
            Component component = new Component(name, false);
            if (!components.contains(component)) {
              components.add(component);
            }
          }
        });
  }

  /** Whether a component can be covered by a message's signature at all. */
  static boolean isKnown(Component component, boolean inResponse) {
    if (component.ofRequest() && !inResponse) {
      return false;
    }
    if (component.isField()) {
      return Tokens.isToken(component.name());
    }
    return (inResponse && !component.ofRequest())
        ? component.name().equals("@status")
        : DERIVED.contains(component.name());
  }
}
