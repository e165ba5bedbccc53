package org.govnet.discovery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.ProblemException;

/** Takes a root for publication: docs/protocol.md section 3.2. */
@Path("/govnet/v1/root")
public final class RootResource {
  private final DirectoryPublisher publisher;

  /** Publishes through {@code publisher}. */
  public RootResource(DirectoryPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes a root.
   *
   * @throws ProblemException {@code document-refused} if it does not follow the one in force
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void publish(byte[] body) {
    Publishing.run(() -> publisher.acceptRoot(WireJson.read(body, SignedRoot.class).root()));
  }
}
