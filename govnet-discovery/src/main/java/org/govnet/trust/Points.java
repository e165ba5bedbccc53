package org.govnet.trust;

import java.math.BigInteger;
import java.util.Set;

/**
 * Whether bytes are a public key at all. Checked here and not left to the crypto provider, because
 * providers differ in when they notice.
 */
final class Points {
  private static final BigInteger ONE = BigInteger.ONE;

  private static final BigInteger P25519 = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D25519 =
      new BigInteger("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3", 16);
  private static final BigInteger ORDER_8 =
      new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

  /**
   * The y of the eight points of small order; a key there verifies what its holder never signed.
   */
  private static final Set<BigInteger> SMALL_ORDER =
      Set.of(BigInteger.ZERO, ONE, P25519.subtract(ONE), ORDER_8, P25519.subtract(ORDER_8));

  private static final BigInteger P256 =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B256 =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  /** The order of P-256's group. */
  static final BigInteger N256 =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private Points() {}

  /**
   * Whether 32 bytes are a point of the Ed25519 curve (RFC 8032, 5.1.3) of more than small order.
   */
  static boolean isEd25519(byte[] encoded) {
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = encoded[31 - i];
    }
    bigEndian[0] &= 0x7f; // the sign of x; every y but those of small order has an x of either sign
    BigInteger y = new BigInteger(1, bigEndian);
    if (y.compareTo(P25519) >= 0 || SMALL_ORDER.contains(y)) {
      return false;
    }
    // x² = u / v; that has a root if and only if u·v is a square.
    BigInteger y2 = y.multiply(y).mod(P25519);
    BigInteger u = y2.subtract(ONE);
    BigInteger v = D25519.multiply(y2).add(ONE);
    return u.multiply(v).mod(P25519).modPow(P25519.shiftRight(1), P25519).equals(ONE);
  }

  /** Whether two coordinates of 32 bytes are a point of P-256 (SP 800-186, 3.2.1.3). */
  static boolean isP256(byte[] xy) {
    BigInteger x = new BigInteger(1, xy, 0, 32);
    BigInteger y = new BigInteger(1, xy, 32, 32);
    if (x.compareTo(P256) >= 0 || y.compareTo(P256) >= 0) {
      return false;
    }
    BigInteger right = x.multiply(x).subtract(BigInteger.valueOf(3)).multiply(x).add(B256);
    return y.multiply(y).subtract(right).mod(P256).signum() == 0;
  }

  /** Whether r and s are from 1 to n-1: Java 17.0.0 to 17.0.2 do not look (CVE-2022-21449). */
  static boolean isP256Signature(byte[] rs) {
    return inGroup(new BigInteger(1, rs, 0, 32)) && inGroup(new BigInteger(1, rs, 32, 32));
  }

  private static boolean inGroup(BigInteger number) {
    return number.signum() > 0 && number.compareTo(N256) < 0;
  }
}
