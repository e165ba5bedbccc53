package org.govnet.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govnet.api.NodeId;
import org.govnet.trust.VerificationKey;

/**
 * The documents that vouch for a node's message keys, from the anchor down: whoever keeps them can
 * tell years later, offline, whose a key was. {@link VouchedKeys} reads them.
 *
 * @param roots each root, once for every anchor key that signed it, oldest first
 * @param admission the authority's, a compact JWS
 * @param descriptor the node's own, a compact JWS
 */
public record Vouchers(List<List<String>> roots, String admission, String descriptor) {
  /** Copies the roots. */
  public Vouchers {
    roots = roots.stream().map(List::copyOf).toList();
  }

  /** Those for a node; empty if the directory does not believe that it has any keys now. */
  public static Optional<Vouchers> of(Directory directory, NodeId node) {
    if (directory.admission(node).isEmpty() || directory.descriptor(node).isEmpty()) {
      return Optional.empty();
    }
    return directory
        .believed("admission/" + node)
        .flatMap(
            admission ->
                directory
                    .believed("descriptor/" + node)
                    .map(
                        descriptor ->
                            new Vouchers(
                                directory.roots().signed(),
                                admission.listed().jws(),
                                descriptor.listed().jws())));
  }

  /** The thumbprints of the keys that they are about. */
  public Set<String> keys() {
    return unverified().messageKeys().stream()
        .map(VerificationKey::thumbprint)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Until when they vouch. */
  public Instant until() {
    Instant descriptorEnds = unverified().expiresAt();
    Instant admissionEnds =
        Documents.read(DocumentOpener.parse(admission).unverifiedPayload(), Admission.class)
            .expiresAt();
    return descriptorEnds.isBefore(admissionEnds) ? descriptorEnds : admissionEnds;
  }

  private Descriptor unverified() {
    return Documents.read(DocumentOpener.parse(descriptor).unverifiedPayload(), Descriptor.class);
  }
}
