package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementDraft;
import org.govnet.agreement.AgreementRevocation;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.ContractModel;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.api.agreements.AgreementState;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.api.care.SocialCareReferrals;
import org.govnet.api.datause.DataUse;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.pensions.Pensions;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.tax.TaxObligations;
import org.govnet.client.Govnet;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;

/** Data-sharing agreements: before any personal data is asked for, two nodes sign one. */
final class AgreementJourneys {
  private static final LegalBasis ACCESS = LegalBasis.of(LegalBasis.Article6.LEGAL_OBLIGATION);

  /** The nodes that let Leeds show its residents who used their data. */
  static final List<String> VIEWED =
      List.of("birmingham", "manchester", "newcastle-upon-tyne", "liverpool", "west-sussex");

  private static final int VALID_DAYS = 365;

  private final Nodes nodes;
  private final Clock clock;

  AgreementJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Everything that the journeys after it ask for, and nothing else. */
  String agree() {
    LegalBasis task = LegalBasis.publicTask();
    agree("west-sussex", "birmingham", SocialCareReferrals.class, CareJourneys.LAW);
    agree("west-sussex", "leeds", SocialCareReferrals.class, CareJourneys.LAW);
    agree("west-sussex", "adur", SocialCareReferrals.class, CareJourneys.LAW);
    agree("newcastle-upon-tyne", "leeds", TaxObligations.class, task);
    agree("liverpool", "leeds", PensionFinder.class, PensionJourneys.LAW);
    agree("liverpool", "leeds", Pensions.class, PensionJourneys.LAW);
    agree("manchester", "leeds", PlanningApplications.class, task);
    for (String node : VIEWED) {
      agree(node, "leeds", DataUse.class, ACCESS);
    }
    return "12 agreements, each signed by two";
  }

  /** The provider proposes, the caller signs and hands it back. */
  private void agree(String provider, String caller, Class<?> contract, LegalBasis basis) {
    Govnet giving = nodes.at(provider).govnet();
    Govnet asking = nodes.at(caller).govnet();
    Agreement terms = terms(giving.identity(), asking.identity().node(), contract, basis);
    SignedAgreement proposal = SignedAgreement.sign(terms, giving.identity().documents());
    take(giving, proposal);
    hand(giving, asking.identity().node(), proposal, AgreementState.PROPOSED);

    SignedAgreement signed =
        book(asking)
            .proposal(terms.provider(), terms.id())
            .orElseThrow(() -> new IllegalStateException(terms + " was not proposed"))
            .countersign(asking.identity().documents());
    take(asking, signed);
    hand(asking, terms.provider(), signed, AgreementState.AGREED);
  }

  private Agreement terms(Identity provider, NodeId caller, Class<?> contract, LegalBasis basis) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    AgreementId id = AgreementId.of(ContractModel.of(contract).id() + "-demo");
    return new AgreementDraft(provider.network(), id, provider.node(), caller)
        .of(
            contract,
            List.of(basis),
            today.minusDays(1),
            today.plusDays(VALID_DAYS),
            "as the contract has it; everybody in it is made up",
            "those of the demonstration",
            clock);
  }

  private AgreementBook book(Govnet govnet) {
    Identity identity = govnet.identity();
    return AgreementBook.open(
        identity.state().resolve(AgreementBook.FOLDER), identity.node(), clock);
  }

  private void take(Govnet govnet, SignedAgreement signed) {
    AgreementStanding unused = book(govnet).submit(signed, directory(govnet), null);
  }

  private static void hand(Govnet from, NodeId to, SignedAgreement signed, AgreementState state) {
    AgreementStanding standing =
        from.client(DataSharingAgreements.class, to)
            .submit(IdempotencyKey.random(), signed.documents());
    Expect.same("the agreement", state, standing.state());
  }

  private static Directory directory(Govnet govnet) {
    return govnet
        .directory()
        .current()
        .orElseThrow(() -> new IllegalStateException("there is no directory"));
  }

  /** One party ends an agreement; from then on neither side asks or answers under it. */
  String end() {
    Govnet leeds = nodes.at("leeds").govnet();
    NodeId liverpool = NodeId.of("liverpool");
    AgreementId id = AgreementId.of("pensions-demo");
    DataSharingAgreements theirs = leeds.client(DataSharingAgreements.class, liverpool);
    AgreementStanding before = theirs.agreement(id);
    Agreement terms = SignedAgreement.read(new AgreementDocuments(before.documents())).terms();
    Identity identity = leeds.identity();
    String end =
        AgreementRevocation.sign(
            terms, identity.node(), clock.instant(), "no longer needed", identity.documents());
    AgreementStanding after =
        theirs.revoke(IdempotencyKey.random(), new AgreementDocuments(List.of(end)));
    Expect.same("the agreement", AgreementState.REVOKED, after.state());
    return id + " of " + terms.provider() + " for " + terms.caller() + ": " + after.state();
  }
}
