package org.govnet.node;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.X509TrustManager;

/** Trusts one key and nothing else, as docs/protocol.md section 3.1 says of a pin. */
final class PinTrust implements X509TrustManager {
  private final String pin;

  PinTrust(String pin) {
    this.pin = pin;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(chain[0].getPublicKey().getEncoded());
      if (!Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(pin)) {
        throw new CertificateException("not the pinned key");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
