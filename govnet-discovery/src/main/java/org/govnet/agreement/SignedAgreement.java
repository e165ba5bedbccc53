package org.govnet.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.govnet.api.NodeId;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.discovery.Admission;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.Directory;
import org.govnet.discovery.WireJson;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with one signature or two: compact JWS over the very same bytes, each by a party's
 * document key. What it says is nobody's word before {@link #signers} has verified it. Immutable.
 */
public final class SignedAgreement {
  /** The {@code typ} of its JWS. */
  public static final String TYP = "govnet-agreement+jws";

  private final Agreement terms;
  private final byte[] payload;
  private final List<Jws> signatures;

  private SignedAgreement(Agreement terms, byte[] payload, List<Jws> signatures) {
    this.terms = terms;
    this.payload = payload;
    this.signatures = List.copyOf(signatures);
  }

  /** Signs a draft first of the two. */
  public static SignedAgreement sign(Agreement terms, Signer documents) {
    byte[] payload = WireJson.write(terms);
    return new SignedAgreement(
        terms, payload, List.of(Jws.parse(Jws.sign(TYP, payload, documents))));
  }

  /**
   * Signs what the other has signed.
   *
   * @throws AgreementRefused if both have signed already, or this key has
   */
  public SignedAgreement countersign(Signer documents) {
    if (signatures.size() > 1 || signatures.get(0).keyId().equals(documents.key().thumbprint())) {
      throw new AgreementRefused(
          terms + " is signed already by " + (signatures.size() > 1 ? "both" : "this key"));
    }
    List<Jws> both = new ArrayList<>(signatures);
    both.add(Jws.parse(Jws.sign(TYP, payload, documents)));
    return new SignedAgreement(terms, payload, both);
  }

  /**
   * Reads one, and verifies nothing yet.
   *
   * @throws AgreementRefused if it is none, or the two documents say different things
   */
  public static SignedAgreement read(AgreementDocuments documents) {
    try {
      List<Jws> all = documents.documents().stream().map(Jws::parse).toList();
      byte[] payload = all.get(0).unverifiedPayload();
      if (all.size() > 1) {
        if (!Arrays.equals(payload, all.get(1).unverifiedPayload())) {
          throw new AgreementRefused("the two documents do not say the same");
        }
        if (all.get(0).keyId().equals(all.get(1).keyId())) {
          throw new AgreementRefused("both documents are signed by one key");
        }
      }
      return new SignedAgreement(WireJson.read(payload, Agreement.class), payload, all);
    } catch (InvalidDocument e) {
      throw new AgreementRefused("the agreement cannot be read: " + e.getMessage(), e);
    } catch (BodyRefused e) {
      throw new AgreementRefused("the agreement cannot be read: " + e.problem().detail(), e);
    }
  }

  /** What it says. */
  public Agreement terms() {
    return terms;
  }

  /** As it is handed over and kept. */
  public AgreementDocuments documents() {
    return new AgreementDocuments(signatures.stream().map(Jws::compact).toList());
  }

  /** Whether both have signed, if the signatures verify. */
  boolean byTwo() {
    return signatures.size() == 2;
  }

  boolean saysTheSameAs(SignedAgreement other) {
    return Arrays.equals(payload, other.payload);
  }

  /**
   * Verifies the signatures.
   *
   * @param directory says whose key is whose, now
   * @return the parties that have signed: one, or both
   * @throws AgreementRefused if it is of another network, or a signature is no party's
   */
  public Set<NodeId> signers(Directory directory) {
    if (!terms.network().equals(directory.network())) {
      throw new AgreementRefused(
          terms + " is for network " + terms.network() + ", not " + directory.network());
    }
    Set<NodeId> signers = new TreeSet<>();
    for (Jws signature : signatures) {
      signers.add(signer(signature, directory));
    }
    if (signers.size() < signatures.size()) {
      throw new AgreementRefused(terms + " is signed twice by " + signers);
    }
    return signers;
  }

  private NodeId signer(Jws signature, Directory directory) {
    for (NodeId party : List.of(terms.provider(), terms.caller())) {
      VerificationKey key = key(directory, party, signature.keyId());
      if (key != null) {
        try {
          signature.verify(TYP, key);
        } catch (InvalidDocument e) {
          throw new AgreementRefused(terms + ": " + e.getMessage(), e);
        }
        return party;
      }
    }
    throw new AgreementRefused(
        terms
            + " is signed by key "
            + signature.keyId()
            + ", which is no document key of "
            + terms.provider()
            + " or "
            + terms.caller()
            + " now: have it signed again by the key in the directory");
  }

  /** A node's document key by its thumbprint; null if it has none such now. */
  static @Nullable VerificationKey key(Directory directory, NodeId node, String thumbprint) {
    Admission admission = directory.admission(node).orElse(null);
    return admission == null
        ? null
        : Stream.<@Nullable VerificationKey>of(admission.key(), admission.nextKey())
            .filter(key -> key != null && key.thumbprint().equals(thumbprint))
            .findFirst()
            .orElse(null);
  }

  @Override
  public String toString() {
    return terms + ", " + signatures.size() + " of 2 signatures";
  }
}
