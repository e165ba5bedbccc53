package org.govnet.node;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.federation.api.FetchEntityStatementRequest;
import com.nimbusds.openid.connect.sdk.federation.api.FetchEntityStatementResponse;
import com.nimbusds.openid.connect.sdk.federation.config.FederationEntityConfigurationRequest;
import com.nimbusds.openid.connect.sdk.federation.config.FederationEntityConfigurationResponse;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityID;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityStatement;
import com.nimbusds.openid.connect.sdk.federation.trust.EntityStatementRetriever;
import com.nimbusds.openid.connect.sdk.federation.trust.ResolveException;
import com.nimbusds.openid.connect.sdk.federation.trust.TrustChain;
import com.nimbusds.openid.connect.sdk.federation.trust.TrustChainResolver;
import com.nimbusds.openid.connect.sdk.federation.trust.TrustChainSet;
import com.nimbusds.openid.connect.sdk.federation.trust.constraints.TrustChainConstraints;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.govnet.discovery.Replica;

/** Somebody else's reader of OpenID Federation, over real sockets. It knows nothing of govnet. */
final class GenericReader implements EntityStatementRetriever {
  private final Map<Integer, String> pins = new HashMap<>();

  GenericReader(Replica... servers) {
    for (Replica server : servers) {
      pins.put(server.url().getPort(), String.valueOf(server.pin()));
    }
  }

  /** Its own asks for statements with the JDK's trust in certificates, which these are not of. */
  @Override
  public EntityStatement fetchEntityConfiguration(EntityID target) throws ResolveException {
    try {
      return FederationEntityConfigurationResponse.parse(
              send(new FederationEntityConfigurationRequest(target).toHTTPRequest()))
          .toSuccessResponse()
          .getEntityStatement();
    } catch (IOException | ParseException e) {
      throw new ResolveException("no entity configuration of " + target, e);
    }
  }

  @Override
  public EntityStatement fetchEntityStatement(URI endpoint, EntityID issuer, EntityID subject)
      throws ResolveException {
    try {
      return FetchEntityStatementResponse.parse(
              send(new FetchEntityStatementRequest(endpoint, issuer, subject).toHTTPRequest()))
          .toSuccessResponse()
          .getEntityStatement();
    } catch (IOException | ParseException e) {
      throw new ResolveException("no statement about " + subject, e);
    }
  }

  HTTPResponse send(HTTPRequest request) throws IOException {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      String pin = String.valueOf(pins.get(request.getURI().getPort()));
      tls.init(null, new TrustManager[] {new PinTrust(pin)}, null);
      request.setSSLSocketFactory(tls.getSocketFactory());
      request.setHostnameVerifier((host, session) -> true); // the pin has said whose it is
      request.setConnectTimeout(5_000);
      request.setReadTimeout(10_000);
      return request.send();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Every chain from an entity to the trust anchor, verified. */
  TrustChainSet chains(URI entity, URI anchor, JWKSet anchorKeys) throws Exception {
    TrustChainResolver resolver =
        new TrustChainResolver(
            Map.of(new EntityID(anchor), anchorKeys), TrustChainConstraints.NO_CONSTRAINTS, this);
    return resolver.resolveTrustChains(new EntityID(entity));
  }

  TrustChain chain(URI entity, URI anchor, JWKSet anchorKeys) throws Exception {
    return chains(entity, anchor, anchorKeys).getShortest();
  }
}
