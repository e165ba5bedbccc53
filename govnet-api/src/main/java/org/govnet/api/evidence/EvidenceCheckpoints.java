package org.govnet.api.evidence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;

/** Countersigns the caller's checkpoints. */
@Contract(id = "evidence-checkpoints", version = 1)
@Path("/evidence-checkpoints/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface EvidenceCheckpoints {
  /**
   * Countersigns a checkpoint of the caller's log, if it goes on from the one that this node has
   * countersigned last.
   *
   * @param key names this request
   * @param offer the checkpoint, and the digests since that one
   * @return the countersignature, or where to go on from
   * @throws CheckpointRefused if it is not the caller's, or forks or rolls back its log
   */
  @Idempotent
  @POST
  @Path("countersignatures")
  CountersignedCheckpoint countersign(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, OfferedCheckpoint offer)
      throws CheckpointRefused;
}
