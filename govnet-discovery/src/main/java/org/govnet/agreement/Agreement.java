package org.govnet.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govnet.api.AgreementId;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.MaxItems;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a data-sharing agreement says; its payload once it is signed. Texts are for people, and name
 * no person: they follow the register of information sharing agreements under the Digital Economy
 * Act 2017 Part 5, and the ICO's data sharing code.
 *
 * @param network the network, and no other
 * @param id its name, of which the two have no other
 * @param version from 1, rising: the highest that both have signed takes the place of those before
 * @param provider who gives the data
 * @param caller who asks for it
 * @param title what people call it: at most 200 characters
 * @param services what may be called; at least one
 * @param purposes what for; at least one
 * @param legalBases by which law: a call names one of these, exactly; at least one
 * @param information what is disclosed: at most 4,000 characters, like each text from here on
 * @param method how
 * @param startDate the first day on which it holds, in the United Kingdom's time
 * @param endDate the last day
 * @param reviewDate when the two look at it again: within the two
 * @param retention how long the caller keeps what it gets
 * @param powers the powers to share, such as {@code Digital Economy Act 2017 section 35}
 * @param controllers the controllers, by their names
 * @param processors who processes on their behalf
 * @param onward for whom the caller may ask, and whom it may tell; empty for itself alone
 * @param dpia where the data protection impact assessment is; null if there is none
 * @param draftedAt when it was written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Agreement(
    NetworkId network,
    AgreementId id,
    long version,
    NodeId provider,
    NodeId caller,
    String title,
    @MaxItems(50) List<Covered> services,
    @MaxItems(50) List<Purpose> purposes,
    @MaxItems(20) List<LegalBasis> legalBases,
    String information,
    String method,
    LocalDate startDate,
    LocalDate endDate,
    LocalDate reviewDate,
    String retention,
    @MaxItems(20) List<String> powers,
    @MaxItems(20) List<String> controllers,
    @MaxItems(20) List<String> processors,
    @MaxItems(50) List<NodeId> onward,
    @Nullable String dpia,
    Instant draftedAt) {
  private static final int MAX_TITLE = 200;
  private static final int MAX_TEXT = 4000;
  private static final long MAX_VERSION = (1L << 53) - 1;

  /**
   * Operations of one service.
   *
   * @param contract the contract
   * @param version its major version
   * @param operations the operations' names, as the contract's methods are called; at least one
   */
  public record Covered(ContractId contract, int version, @MaxItems(100) List<String> operations) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty, or a name is blank or too long
     */
    public Covered {
      operations = List.copyOf(operations);
      requireSome("operations of " + contract, operations);
      operations.forEach(each -> Text.require("operations", each, MAX_TITLE));
    }
  }

  /**
   * Checks that it can hold at all, and copies the lists.
   *
   * @throws IllegalArgumentException if something is missing, too long, or contradicts
   */
  public Agreement {
    services = List.copyOf(services);
    purposes = List.copyOf(purposes);
    legalBases = List.copyOf(legalBases);
    powers = List.copyOf(powers);
    controllers = List.copyOf(controllers);
    processors = List.copyOf(processors);
    onward = List.copyOf(onward);
    if (version < 1 || version > MAX_VERSION) {
      throw new IllegalArgumentException("version must be 1 to 2^53-1: " + version);
    }
    if (provider.equals(caller)) {
      throw new IllegalArgumentException(
          "provider and caller must be two nodes: a node needs no agreement with itself, "
              + provider);
    }
    Text.require("title", title, MAX_TITLE);
    requireSome("services", services);
    requireSome("purposes", purposes);
    requireSome("legalBases", legalBases);
    requireSome("powers", powers);
    requireSome("controllers", controllers);
    Text.require("information", information, MAX_TEXT);
    Text.require("method", method, MAX_TEXT);
    Text.require("retention", retention, MAX_TEXT);
    powers.forEach(each -> Text.require("powers", each, MAX_TEXT));
    controllers.forEach(each -> Text.require("controllers", each, MAX_TITLE));
    processors.forEach(each -> Text.require("processors", each, MAX_TITLE));
    Text.optional("dpia", dpia, MAX_TEXT);
    if (endDate.isBefore(startDate)
        || reviewDate.isBefore(startDate)
        || reviewDate.isAfter(endDate)) {
      throw new IllegalArgumentException(
          "startDate, reviewDate and endDate must follow one another: "
              + startDate
              + ", "
              + reviewDate
              + ", "
              + endDate);
    }
  }

  private static void requireSome(String name, List<?> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException(name + " must have at least one");
    }
  }

  private static Agreement of(Agreement one, long version, List<NodeId> onward) {
    return new Agreement(
        one.network,
        one.id,
        version,
        one.provider,
        one.caller,
        one.title,
        one.services,
        one.purposes,
        one.legalBases,
        one.information,
        one.method,
        one.startDate,
        one.endDate,
        one.reviewDate,
        one.retention,
        one.powers,
        one.controllers,
        one.processors,
        onward,
        one.dpia,
        one.draftedAt);
  }

  /** The same as another version. */
  public Agreement withVersion(long other) {
    return of(this, other, onward);
  }

  /** The same, and the caller may ask for these others. */
  public Agreement withOnward(List<NodeId> others) {
    return of(this, version, others);
  }

  /** The other party. */
  NodeId other(NodeId one) {
    return provider.equals(one) ? caller : provider;
  }

  /** Whether it has begun and not ended on a day of the United Kingdom's. */
  boolean holdsOn(LocalDate day) {
    return !day.isBefore(startDate) && !day.isAfter(endDate);
  }

  /** What about a use it does not cover, for people; empty if it covers it. */
  Optional<String> gap(DataUsage use) {
    boolean served =
        services.stream()
            .anyMatch(
                each ->
                    each.contract().equals(use.contract())
                        && each.version() == use.version()
                        && each.operations().contains(use.operation()));
    if (!served) {
      return Optional.of(
          "the operation " + use.operation() + " of " + use.contract() + " v" + use.version());
    }
    if (!purposes.contains(use.purpose())) {
      return Optional.of("the purpose " + use.purpose());
    }
    if (!legalBases.contains(use.basis())) {
      return Optional.of("the legal basis " + use.basis());
    }
    return Optional.empty();
  }

  /** Whether the caller may ask for another; null for itself. */
  boolean allowsFor(@Nullable NodeId requester) {
    return requester == null || requester.equals(caller) || onward.contains(requester);
  }

  /** Which it is: {@code blue-badge-checks-2026 version 1 of manchester and birmingham}. */
  @Override
  public String toString() {
    return id + " version " + version + ", " + provider + " for " + caller;
  }
}
