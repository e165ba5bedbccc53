package org.govnet.discovery;

/**
 * A document whose signature is verified.
 *
 * @param document what it says
 * @param compact the JWS it came as
 * @param sha256 over {@code compact}
 * @param signedBy the thumbprint of the key that it verified with
 */
record OpenDocument(Document document, String compact, String sha256, String signedBy) {
  /** What to remember of it. */
  Versions.Seen seen() {
    long epoch = document instanceof Descriptor descriptor ? descriptor.epoch() : 0;
    return new Versions.Seen(document.documentName(), epoch, document.version(), sha256, signedBy);
  }
}
