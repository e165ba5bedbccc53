package org.govnet.discovery;

/**
 * A snapshot or a timestamp whose signature is verified.
 *
 * @param document what it says
 * @param compact the JWS it came as
 * @param sha256 over {@code compact}
 * @param signedBy the thumbprint of the key that it verified with
 */
record Statement<D extends Document>(D document, String compact, String sha256, String signedBy) {}
