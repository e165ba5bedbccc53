package org.govnet.api.servicedirectory;

import java.net.URI;
import java.time.Instant;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A contract version as offered by this node.
 *
 * @param contract the contract
 * @param version its major version, 1 to 999
 * @param title what to call it, 1 to 200 characters
 * @param capability the national capability it belongs to; null if none
 * @param openApiUrl where its OpenAPI document is: on the replica that answered
 * @param deprecatedAt since when it should not be used any more, or will be (RFC 9745); null if it
 *     is not deprecated
 * @param sunsetAt when it is expected to be gone (RFC 8594); null if no end is known
 */
@WireObject
public record OfferedService(
    ContractId contract,
    int version,
    String title,
    @Nullable CapabilityId capability,
    URI openApiUrl,
    @Nullable Instant deprecatedAt,
    @Nullable Instant sunsetAt) {
  /**
   * Checks the version, the title and the order of the times.
   *
   * @throws IllegalArgumentException if one is out of range, or it is gone before it is deprecated
   */
  public OfferedService {
    if (version < 1 || version > 999) {
      throw new IllegalArgumentException("a contract's version must be 1 to 999: " + version);
    }
    Text.require("title", title, 200);
    if (deprecatedAt != null && sunsetAt != null && sunsetAt.isBefore(deprecatedAt)) {
      throw new IllegalArgumentException(
          "sunsetAt, " + sunsetAt + ", must not be before deprecatedAt, " + deprecatedAt);
    }
  }
}
