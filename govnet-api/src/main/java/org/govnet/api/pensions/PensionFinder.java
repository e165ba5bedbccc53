package org.govnet.api.pensions;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.PersonalData;

/** Which pensions does this person have: asked by who they are, answered by identifiers. */
@Contract(id = "pensions-finder", version = 1)
@Capability("pensions")
@Path("/pensions-finder/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PensionFinder {
  /**
   * Finds a person's pensions. What is found is registered under the identifiers answered, which is
   * why it takes a key; of a person of whom nothing is found, nothing is kept.
   *
   * @param key names this request
   * @return definite matches or possible ones, never both; neither if nothing is found
   * @throws IdentityNotVerified if the person's names or birth date are not verified
   */
  @Idempotent
  @POST
  @Path("find-requests")
  @PersonalData(
      subject = "/person/nationalInsuranceNumber",
      purposes = {
        "pension-guidance",
        "blue-badge-eligibility",
        "care-charge-assessment",
        "benefit-entitlement"
      })
  FindResult find(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, FindRequest request)
      throws IdentityNotVerified;
}
