package org.govnet.discovery;

import org.govnet.api.ContractId;
import org.jspecify.annotations.Nullable;

/**
 * A contract version as offered by one node.
 *
 * @param contract the contract
 * @param version its major version, from 1 to 999
 */
public record ServiceOffer(ContractId contract, int version) {
  /**
   * Checks the version.
   *
   * @throws IllegalArgumentException if it is not 1 to 999
   */
  public ServiceOffer {
    if (version < 1 || version > 999) {
      throw new IllegalArgumentException("a contract's version must be 1 to 999: " + version);
    }
  }

  // A record's own go through method handles, three times as long on the way to every call.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ServiceOffer offer
            && version == offer.version
            && contract.value().equals(offer.contract.value()));
  }

  @Override
  public int hashCode() {
    return 31 * contract.value().hashCode() + version;
  }

  @Override
  public String toString() {
    return contract + " v" + version;
  }
}
