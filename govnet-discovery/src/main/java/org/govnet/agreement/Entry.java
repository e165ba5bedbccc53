package org.govnet.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govnet.api.MaxItems;
import org.govnet.api.NodeId;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.api.agreements.AgreementState;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Directory;
import org.jspecify.annotations.Nullable;

/**
 * What a book has of one agreement: what both have signed last, what one has proposed since, and
 * the end. Immutable.
 *
 * @param agreed signed by both; null if nothing is
 * @param epochs the parties' epochs when it was taken, the provider's first
 * @param proposed signed by one; null if nothing is
 * @param revocation the document that ended it; null if none did
 * @param revokedVersion the version that ended, and all before; 0 if none
 */
record Entry(
    @Nullable SignedAgreement agreed,
    List<Integer> epochs,
    @Nullable SignedAgreement proposed,
    @Nullable String revocation,
    long revokedVersion) {
  /** As it is in its file. */
  record Kept(
      @Nullable AgreementDocuments agreed,
      @MaxItems(2) List<Integer> epochs,
      @Nullable AgreementDocuments proposed,
      @Nullable String revocation,
      long revokedVersion) {}

  static Entry of(Kept kept) {
    AgreementDocuments agreed = kept.agreed();
    AgreementDocuments proposed = kept.proposed();
    return new Entry(
        agreed == null ? null : SignedAgreement.read(agreed),
        kept.epochs(),
        proposed == null ? null : SignedAgreement.read(proposed),
        kept.revocation(),
        kept.revokedVersion());
  }

  Kept kept() {
    return new Kept(
        agreed == null ? null : agreed.documents(),
        epochs,
        proposed == null ? null : proposed.documents(),
        revocation,
        revokedVersion);
  }

  /** With an agreement that both have signed. */
  Entry agree(SignedAgreement signed, Directory directory) {
    Agreement terms = signed.terms();
    boolean overtaken = proposed != null && proposed.terms().version() <= terms.version();
    return new Entry(
        signed,
        List.of(epoch(directory, terms.provider()), epoch(directory, terms.caller())),
        overtaken ? null : proposed,
        revocation,
        revokedVersion);
  }

  Entry propose(SignedAgreement signed) {
    return new Entry(agreed, epochs, signed, revocation, revokedVersion);
  }

  Entry revoke(String document, AgreementRevocation what) {
    return new Entry(agreed, epochs, proposed, document, Math.max(revokedVersion, what.version()));
  }

  /** The one that counts: agreed, or else proposed. */
  SignedAgreement signed() {
    SignedAgreement one = agreed == null ? proposed : agreed;
    if (one == null) {
      throw new IllegalStateException("an entry has an agreement, signed or proposed");
    }
    return one;
  }

  boolean revoked() {
    return signed().terms().version() <= revokedVersion;
  }

  AgreementState state() {
    if (revoked()) {
      return AgreementState.REVOKED;
    }
    return agreed == null ? AgreementState.PROPOSED : AgreementState.AGREED;
  }

  AgreementStanding standing() {
    Agreement terms = signed().terms();
    return new AgreementStanding(
        terms.id(),
        terms.version(),
        state(),
        signed().documents().documents(),
        revoked() ? revocation : null);
  }

  /** Why it does not hold on a day, for people; empty if it holds. */
  Optional<String> lapse(LocalDate day, Directory directory) {
    SignedAgreement both = agreed;
    if (both == null) {
      return Optional.of("is proposed, and not signed by both");
    }
    Agreement terms = both.terms();
    if (terms.version() <= revokedVersion) {
      return Optional.of("was revoked");
    }
    if (!terms.holdsOn(day)) {
      return Optional.of("holds from " + terms.startDate() + " to " + terms.endDate());
    }
    boolean sameEpochs =
        epochs.equals(
            List.of(epoch(directory, terms.provider()), epoch(directory, terms.caller())));
    return sameEpochs
        ? Optional.empty()
        : Optional.of(
            "was signed before a party's key was put out of use: both have to sign again");
  }

  /** 0 for a node that is not admitted, which no agreement is taken of. */
  private static int epoch(Directory directory, NodeId node) {
    return directory.admission(node).map(Admission::epoch).orElse(0);
  }
}
