package org.govnet.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as a host received it. A host that cannot tell the target or a field as they came must
 * not guess: what differs from what was signed is refused.
 *
 * @param method as received, in upper case
 * @param target path and query within the node's base URL, exactly as received: nothing decoded,
 *     nothing normalised
 * @param fields the header fields, the values of each in their order; names in any case
 * @param body all of it, or more than {@link #MAX_BODY_BYTES} of it, which is refused
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record HostRequest(
    String method, String target, Map<String, List<String>> fields, byte[] body) {
  /** How many bytes a body may have. A host need not read more than one byte beyond. */
  public static final int MAX_BODY_BYTES = Exchange.MAX_BODY;

  /** Copies the fields; the body is not copied, and must not change. */
  public HostRequest {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = copy;
  }

  @Override
  public String toString() {
    return "HostRequest[" + method + ", " + body.length + " bytes]";
  }
}
