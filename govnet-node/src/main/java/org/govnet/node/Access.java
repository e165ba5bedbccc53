package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.govnet.agreement.Agreements;
import org.govnet.agreement.DataUsage;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.ContractModel;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.OpenTo;
import org.govnet.api.Operation;
import org.govnet.api.Party;
import org.govnet.api.PersonalDataUse;
import org.govnet.api.Problem;
import org.govnet.api.Purpose;
import org.govnet.api.Quote;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Freshness;
import org.govnet.discovery.Identity;
import org.govnet.trust.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Who may have an operation, and for what: by what the directory says of the caller, and by the
 * purpose and the legal basis that the caller signed. Values in, refusals out.
 */
final class Access {
  /** More than any purpose or legal basis has; looked at before either is read. */
  static final int MAX_LENGTH = 128;

  private static final Pattern FORM = Pattern.compile("[ -~]{1," + MAX_LENGTH + "}");

  private final Identity identity;
  private final DirectoryReader directory;
  private final Agreements agreements;

  Access(Identity identity, DirectoryReader directory, Agreements agreements) {
    this.identity = identity;
    this.directory = directory;
    this.agreements = agreements;
  }

  /**
   * The purpose that a request states; null for none.
   *
   * @throws RefusedRequest if what it states is none
   */
  static @Nullable Purpose purpose(Fields fields) {
    return read(
        fields, Purpose.HEADER, "purpose-malformed", "The purpose is malformed", Purpose::of);
  }

  /**
   * The legal basis that a request states; null for none.
   *
   * @throws RefusedRequest if what it states is none
   */
  static @Nullable LegalBasis legalBasis(Fields fields) {
    return read(
        fields,
        LegalBasis.HEADER,
        "legal-basis-malformed",
        "The legal basis is malformed",
        LegalBasis::parse);
  }

  /**
   * The agreement that a request names; null for none.
   *
   * @throws RefusedRequest if what it names is no agreement
   */
  static @Nullable AgreementId agreement(Fields fields) {
    return read(
        fields,
        AgreementId.HEADER,
        "agreement-malformed",
        "The agreement's name is malformed",
        AgreementId::of);
  }

  /**
   * For whom a request says that the caller asks; null if for itself.
   *
   * @throws RefusedRequest if what it names is no node
   */
  static @Nullable NodeId requester(Fields fields) {
    return read(
        fields,
        Caller.HEADER,
        "requester-malformed",
        "The original requester's name is malformed",
        NodeId::of);
  }

  // The verifier has seen that a govnet field is covered, and so there once.
  private static <T> @Nullable T read(
      Fields fields, String header, String code, String title, Function<String, T> reading) {
    String text = fields.first(header.toLowerCase(Locale.ROOT)).orElse(null);
    if (text == null) {
      return null;
    }
    if (!FORM.matcher(text).matches()) {
      throw malformed(
          code,
          title,
          header + " must be 1 to " + MAX_LENGTH + " ASCII characters: " + Quote.of(text));
    }
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw malformed(code, title, header + ": " + e.getMessage());
    }
  }

  private static RefusedRequest malformed(String code, String title, String detail) {
    return new RefusedRequest(Problem.of(400, code, Party.CALLER, title, detail));
  }

  /**
   * Lets pass who may have the operation.
   *
   * @throws RefusedRequest if the caller may not, does not say what the data is for, or the
   *     directory is too old to hand over personal data by
   */
  void require(Caller caller, Operation operation) {
    requireOpenTo(caller.node(), operation);
    PersonalDataUse use = operation.personalDataUse();
    if (use == null) {
      return;
    }
    use.refusal(operation.name(), caller.purpose().orElse(null), caller.legalBasis().orElse(null))
        .ifPresent(
            problem -> {
              throw new RefusedRequest(problem);
            });
    requireAgreement(caller, operation);
    // Last, so that who would be refused anyway is not told to come back.
    if (directory.freshness() == Freshness.DEGRADED) {
      throw new RefusedRequest(
          Problem.of(
              503,
              "directory-degraded",
              Party.PROVIDER,
              "The directory is too old for personal data",
              identity
                  + " hands over no personal data until its directory is refreshed: who may have it"
                  + " may have changed"));
    }
  }

  /** A node's own staff and systems need no agreement with it. */
  private void requireAgreement(Caller caller, Operation operation) {
    Purpose purpose = caller.purpose().orElse(null);
    LegalBasis basis = caller.legalBasis().orElse(null);
    Directory current = directory.current().orElse(null);
    if (caller.node().equals(identity.node()) || purpose == null || basis == null) {
      return;
    }
    if (current == null) {
      throw new IllegalStateException("a request was verified without a directory");
    }
    ContractModel contract = ContractModel.of(operation.contract());
    DataUsage use =
        new DataUsage(
            contract.id(),
            contract.version(),
            operation.name(),
            purpose,
            basis,
            caller.requester().orElse(null));
    agreements
        .refusal(caller.node(), caller.agreement().orElse(null), use, current)
        .ifPresent(
            problem -> {
              throw new RefusedRequest(problem);
            });
  }

  private void requireOpenTo(NodeId caller, Operation operation) {
    boolean own =
        operation.openTo().contains(OpenTo.Group.OWN_NODE) && caller.equals(identity.node());
    if (own || operation.openToEveryNode()) {
      return;
    }
    Admission admission =
        directory.current().flatMap(current -> current.admission(caller)).orElse(null);
    boolean council =
        operation.openTo().contains(OpenTo.Group.COUNCILS)
            && admission != null
            && !admission.areas().isEmpty();
    boolean capable =
        admission != null
            && admission.capabilities().stream().anyMatch(operation.capabilities()::contains);
    if (!council && !capable) {
      throw new RefusedRequest(
          Problem.of(
              403,
              "caller-not-allowed",
              Party.CALLER,
              "The caller may not have this operation",
              operation.name() + " is open to " + who(operation) + "; " + caller + " is none"));
    }
  }

  private static String who(Operation operation) {
    List<String> who = new ArrayList<>();
    if (operation.openTo().contains(OpenTo.Group.OWN_NODE)) {
      who.add("the node that serves it");
    }
    if (operation.openTo().contains(OpenTo.Group.COUNCILS)) {
      who.add("nodes admitted for an area");
    }
    operation.capabilities().stream()
        .map(capability -> "nodes admitted for the capability " + capability)
        .sorted()
        .forEach(who::add);
    return String.join(" or ", who);
  }
}
