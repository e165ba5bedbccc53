package org.govnet.discovery;

import org.govnet.api.ContractId;

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

  @Override
  public String toString() {
    return contract + " v" + version;
  }
}
