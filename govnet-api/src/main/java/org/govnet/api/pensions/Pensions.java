package org.govnet.api.pensions;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;

/** What is this pension: asked by the identifier that the finder answered. */
@Contract(id = "pensions", version = 1)
@Capability("pensions")
@Path("/pensions/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Pensions {
  /**
   * A pension that was found. It is a POST so that the identifier stays out of URLs.
   *
   * @return the pension's arrangements, or whom to get in touch with if the match is a possible one
   * @throws UnknownIdentifier if nothing was ever registered under the identifier
   * @throws IdentifierWithdrawn if it no longer leads to a pension
   * @throws ViewNotAvailable if the provider cannot show the pension now
   */
  @Safe
  @POST
  @Path("views")
  @PersonalData(
      subject = "/identifier",
      purposes = {
        "pension-guidance",
        "blue-badge-eligibility",
        "care-charge-assessment",
        "benefit-entitlement"
      })
  PensionView view(ViewRequest request)
      throws UnknownIdentifier, IdentifierWithdrawn, ViewNotAvailable;
}
