package org.govnet.discovery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a directory is fetched and documents are sent: the seam through which the client's HTTP
 * serves this module.
 */
public interface DirectoryFetch {
  /** The path of the bundle under a mirror's URL. */
  String DIRECTORY_PATH = "/govnet/v1/directory";

  /** The path that takes documents under a directory's URL. */
  String DOCUMENTS_PATH = "/govnet/v1/documents";

  /** The most bytes a bundle may have: 64 MiB. */
  int MAX_BUNDLE = 64 << 20;

  /**
   * Gets a bundle.
   *
   * @param mirror where from
   * @param tag the {@link Directory#tag} held; null if none
   * @return the bytes; null if the mirror has nothing but what {@code tag} names
   * @throws IOException if it has no answer, or more than {@link #MAX_BUNDLE}
   */
  byte @Nullable [] fetch(Replica mirror, @Nullable String tag) throws IOException;

  /**
   * Sends a document to a directory.
   *
   * @param directory where to
   * @param document a compact JWS
   * @throws IOException if there is no answer, or the directory refuses it
   */
  void publish(Replica directory, String document) throws IOException;
}
