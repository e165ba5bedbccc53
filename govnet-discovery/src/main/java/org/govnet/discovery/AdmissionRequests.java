package org.govnet.discovery;

import java.time.Instant;
import org.govnet.api.NetworkId;
import org.govnet.trust.Jws;

/** Opens requests for admission, which nobody has vouched for. */
public final class AdmissionRequests {
  private AdmissionRequests() {}

  /**
   * Opens one: its key has signed it, it is for this network, and in force.
   *
   * @param request the compact JWS
   * @throws DocumentRefused if not
   */
  public static AdmissionRequest open(String request, NetworkId network, Instant now) {
    Jws jws = DocumentOpener.parse(request.strip());
    if (!jws.typ().equals(DocumentKind.REQUEST.typ())) {
      throw new DocumentRefused("this is no request for admission: " + jws);
    }
    AdmissionRequest claimed = Documents.read(jws.unverifiedPayload(), AdmissionRequest.class);
    try {
      claimed.key().requireUsable();
    } catch (IllegalArgumentException e) {
      throw new DocumentRefused("the request's key: " + e.getMessage(), e);
    }
    AdmissionRequest asked = Documents.open(jws, AdmissionRequest.class, claimed.key(), network);
    Documents.requireInForce(asked, now);
    return asked;
  }
}
