package org.govnet.discovery;

/**
 * A document whose signature is verified.
 *
 * @param document what it says
 * @param listed the JWS it came as, and its hash
 * @param signedBy the thumbprint of the key that it verified with
 */
record OpenDocument(Document document, Listed listed, String signedBy) {
  /** What to remember of it. */
  Seen seen() {
    long epoch =
        document instanceof Descriptor descriptor
            ? descriptor.epoch()
            : document instanceof Departure departure ? departure.epoch() : 0;
    return new Seen(document.documentName(), epoch, document.version(), listed.sha256(), signedBy);
  }
}
