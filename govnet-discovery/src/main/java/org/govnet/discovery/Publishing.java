package org.govnet.discovery;

import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.store.StoreFailed;

/** What those are told whose document is not published: docs/protocol.md section 3.2. */
final class Publishing {
  private Publishing() {}

  /**
   * Publishes.
   *
   * @throws ProblemException if it is not done
   */
  static void run(Runnable publish) {
    try {
      publish.run();
    } catch (DocumentRefused e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (BodyRefused e) {
      throw refused(e.detail());
    } catch (PublishedTooOften e) {
      throw new ProblemException(
              Problem.of(
                  429,
                  "published-too-often",
                  Party.CALLER,
                  "The node publishes too often",
                  e.getMessage()))
          .retryAfter(e.retryAfter());
    } catch (StoreFailed e) {
      throw new ProblemException(
          Problem.of(
              503,
              "directory-store-unavailable",
              Party.PROVIDER,
              "The directory cannot keep it now",
              "the directory's store is unavailable; send the same document again"));
    }
  }

  private static ProblemException refused(String reason) {
    return new ProblemException(
        Problem.of(400, "document-refused", Party.CALLER, "The document is not accepted", reason));
  }
}
