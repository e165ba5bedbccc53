package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * A node's own statement: where it is, what it offers, what it signs messages with. Never health,
 * areas or capabilities.
 *
 * @param network the network
 * @param node who says so
 * @param version rising
 * @param epoch its admission's
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param messageKeys the keys it signs messages with: one, or two while one replaces the other
 * @param nextKey the document key that it asks its authority to admit beside its present one; null
 *     unless it is replacing that
 * @param replicas where it answers: at most 16; none if it only calls
 * @param services what it offers: at most 200
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Descriptor(
    NetworkId network,
    NodeId node,
    long version,
    int epoch,
    Instant issuedAt,
    Instant expiresAt,
    List<VerificationKey> messageKeys,
    @Nullable VerificationKey nextKey,
    List<Replica> replicas,
    List<ServiceOffer> services)
    implements Document {
  /**
   * Copies the lists and checks how many they hold.
   *
   * @throws IllegalArgumentException if a list is out of its range
   */
  public Descriptor {
    messageKeys = checkSize("messageKeys", messageKeys, 1, 2);
    replicas = checkSize("replicas", replicas, 0, 16);
    services = checkSize("services", services, 0, 200);
  }

  private static <T> List<T> checkSize(String name, List<T> list, int min, int max) {
    if (list.size() < min || list.size() > max) {
      throw new IllegalArgumentException(
          name + " must have " + min + " to " + max + " entries, not " + list.size());
    }
    return List.copyOf(list);
  }

  @Override
  public String documentName() {
    return "descriptor/" + node;
  }
}
