package org.govnet.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Keeps a descriptor from sending callers into their own networks (server-side request forgery).
 */
final class PublicAddress {
  private PublicAddress() {}

  /**
   * Lets a public address pass.
   *
   * @throws UnknownHostException if it is not one
   */
  static void require(String host, InetAddress address) throws UnknownHostException {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isSpecial(address.getAddress())
        || isSpecial6(address)) {
      throw new UnknownHostException(
          host
              + " is at "
              + address.getHostAddress()
              + ", which is not public; the network's root does not allow that");
    }
  }

  /**
   * 0.0.0.0/8 this network, 100.64.0.0/10 shared (RFC 6598), 192.0.0.0/24, 198.18.0.0/15,
   * 240.0.0.0/4 (RFC 6890).
   */
  private static boolean isSpecial(byte[] ip) {
    if (ip.length != 4) {
      return false;
    }
    int a = ip[0] & 255;
    int b = ip[1] & 255;
    return a == 0
        || (a == 100 && b >= 64 && b < 128)
        || (a == 192 && b == 0 && ip[2] == 0)
        || (a == 198 && (b == 18 || b == 19))
        || a >= 240;
  }

  /**
   * All but 2000::/3, the only global unicast there is (RFC 4291 section 2.4, IANA): so unique
   * local fc00::/7, and the forms that wrap an IPv4 address, such as 64:ff9b::/96. Within it,
   * 2002::/16 and 2001::/32 wrap one too (RFC 3056, RFC 4380).
   */
  private static boolean isSpecial6(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return false;
    }
    byte[] ip = address.getAddress();
    boolean global = (ip[0] & 0xe0) == 0x20;
    boolean sixToFour = ip[0] == 0x20 && ip[1] == 0x02;
    boolean teredo = ip[0] == 0x20 && ip[1] == 0x01 && ip[2] == 0 && ip[3] == 0;
    return !global || sixToFour || teredo;
  }
}
