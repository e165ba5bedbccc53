package org.govnet.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in certificate authorities, with sessions of its own. */
record Authorities(SSLSocketFactory sockets, X509TrustManager manager) {
  /**
   * Trust in these and no others.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Authorities of(Collection<X509Certificate> authorities) {
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException(
          "no certificate authority is given, so no replica without a pin could be reached: give"
              + " one at least");
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate one : authorities) {
        store.setCertificateEntry("authority-" + store.size(), one);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      for (TrustManager one : factory.getTrustManagers()) {
        if (one instanceof X509TrustManager manager) {
          context.init(null, new TrustManager[] {manager}, null);
          return new Authorities(context.getSocketFactory(), manager);
        }
      }
      throw new IllegalStateException("this Java trusts no certificates");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot trust the authorities given", e);
    }
  }
}
