package org.govnet.api.agreements;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.AgreementId;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;

/** Agreements between this node and whoever asks: proposed, signed by both, ended. */
@Contract(id = "data-sharing-agreements", version = 1)
@Path("/data-sharing-agreements/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface DataSharingAgreements {
  /**
   * Hands over an agreement: with the caller's signature alone it is a proposal, which waits for
   * this node's officers; with both it holds from now on, within its dates.
   *
   * @param key names this hand-over
   * @param agreement what is signed
   * @throws AgreementNotTaken if it is not between the two, is not signed as it must be, or is no
   *     newer than what there is
   */
  @Idempotent
  @POST
  @Path("agreements")
  AgreementStanding submit(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, AgreementDocuments agreement)
      throws AgreementNotTaken;

  /**
   * Ends an agreement now, and for good: only a higher version comes after it.
   *
   * @param key names this hand-over
   * @param revocation the caller's, signed; exactly one document
   * @throws AgreementNotTaken if it is not the caller's, or not signed as it must be
   * @throws AgreementNotHeld if there is no such agreement between the two
   */
  @Idempotent
  @POST
  @Path("revocations")
  AgreementStanding revoke(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, AgreementDocuments revocation)
      throws AgreementNotTaken, AgreementNotHeld;

  /**
   * What this node holds of an agreement with the caller.
   *
   * @throws AgreementNotHeld if nothing
   */
  @GET
  @Path("agreements/{id}")
  AgreementStanding agreement(@PathParam("id") AgreementId id) throws AgreementNotHeld;
}
