package org.govnet.discovery;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a directory is fetched and documents are sent: the seam through which the client's HTTP
 * serves this module.
 */
public interface DirectoryFetch {
  /** The path of the whole directory under a mirror's URL. */
  String DIRECTORY_PATH = "/govnet/v1/directory";

  /** The path of its changes under a mirror's URL. */
  String CHANGES_PATH = DIRECTORY_PATH + "/changes";

  /** The path that takes documents under a directory's URL. */
  String DOCUMENTS_PATH = "/govnet/v1/documents";

  /** The path that takes a root under a directory's URL. */
  String ROOT_PATH = "/govnet/v1/root";

  /** The most bytes a whole directory may have, unpacked: 64 MiB. */
  int MAX_BUNDLE = 64 << 20;

  /** The most bytes an answer with changes may have, unpacked: 16 MiB. */
  int MAX_CHANGES = 16 << 20;

  /**
   * Asks a mirror.
   *
   * @throws IOException if it has no answer in time, or more than was allowed
   */
  Answer get(Question question) throws IOException;

  /**
   * Sends a document to a directory.
   *
   * @param directory where to
   * @param document a compact JWS
   * @throws IOException if there is no answer, or the directory refuses it
   */
  void publish(Replica directory, String document) throws IOException;

  /**
   * A GET.
   *
   * @param mirror whom
   * @param path path and query under its URL
   * @param etag for {@code If-None-Match}; null for none
   * @param maxBytes the most that the body may have, unpacked
   * @param timeout for all of it, waiting included
   */
  record Question(
      Replica mirror, String path, @Nullable String etag, int maxBytes, Duration timeout) {}

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the body, unpacked; empty if there is none
   * @param etag its {@code ETag}; null if it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body, @Nullable String etag) {}
}
