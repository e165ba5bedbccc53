package org.govnet.node;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Trusts whoever is there, to see who it is. */
final class AnyTrust implements X509TrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
