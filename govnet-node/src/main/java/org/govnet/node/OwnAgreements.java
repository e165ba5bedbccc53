package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.util.function.Supplier;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementRefused;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementNotHeld;
import org.govnet.api.agreements.AgreementNotTaken;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;

/** Takes and shows what the node has agreed with whoever asks. */
final class OwnAgreements implements DataSharingAgreements {
  private final AgreementBook book;
  private final Supplier<DirectoryReader> directory;

  @Context
  @SuppressWarnings("NullAway.Init") // the host injects it
  private Caller caller;

  OwnAgreements(AgreementBook book, Supplier<DirectoryReader> directory) {
    this.book = book;
    this.directory = directory;
  }

  @Override
  public AgreementStanding submit(IdempotencyKey key, AgreementDocuments agreement)
      throws AgreementNotTaken {
    try {
      return book.submit(SignedAgreement.read(agreement), current(), caller.node());
    } catch (AgreementRefused e) {
      throw new AgreementNotTaken(e.getMessage());
    }
  }

  @Override
  public AgreementStanding revoke(IdempotencyKey key, AgreementDocuments revocation)
      throws AgreementNotTaken, AgreementNotHeld {
    if (revocation.documents().size() != 1) {
      throw new AgreementNotTaken("a revocation is one document: one party's word is enough");
    }
    try {
      return book.revoke(revocation.documents().get(0), current(), caller.node())
          .orElseThrow(
              () -> new AgreementNotHeld("there is no such agreement with " + caller.node()));
    } catch (AgreementRefused e) {
      throw new AgreementNotTaken(e.getMessage());
    }
  }

  @Override
  public AgreementStanding agreement(AgreementId id) throws AgreementNotHeld {
    return book.standing(caller.node(), id)
        .orElseThrow(
            () -> new AgreementNotHeld("there is no agreement " + id + " with " + caller.node()));
  }

  private Directory current() {
    return directory
        .get()
        .current()
        .orElseThrow(() -> new IllegalStateException("a request was verified without a directory"));
  }
}
