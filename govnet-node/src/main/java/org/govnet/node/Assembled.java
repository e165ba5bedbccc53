package org.govnet.node;

import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.client.Govnet;

/**
 * A replica without its server.
 *
 * @param govnet its own way to call others
 * @param mirroring its copy of the directory, for others
 * @param application what it serves, for any host that runs Jersey
 */
record Assembled(Govnet govnet, Mirroring mirroring, ResourceConfig application)
    implements AutoCloseable {
  @Override
  public void close() {
    mirroring.close();
    govnet.close();
  }
}
