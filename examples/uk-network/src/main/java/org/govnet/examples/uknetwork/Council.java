package org.govnet.examples.uknetwork;

import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.discovery.Area;

/**
 * One council of the list.
 *
 * @param node its slug
 * @param name as people write it
 * @param area the place it serves
 */
record Council(NodeId node, String name, Area area) {
  /**
   * Districts leave it to their county; in Northern Ireland, Health and Social Care Trusts run it,
   * and no council.
   */
  boolean runsSocialCare() {
    return area.tier() != Tier.DISTRICT && !area.code().value().startsWith("N");
  }
}
