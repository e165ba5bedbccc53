package org.govnet.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.govnet.api.AgreementId;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.PersonalDataUse;
import org.govnet.api.Purpose;

/**
 * Begins an agreement from a contract: its operations on personal data, and the purposes that they
 * serve. What only people can say is left to them.
 *
 * @param network the network
 * @param id the agreement's name
 * @param provider who gives the data
 * @param caller who asks for it
 */
public record AgreementDraft(NetworkId network, AgreementId id, NodeId provider, NodeId caller) {
  /**
   * A first version that covers a contract.
   *
   * @param said what is said where only people can: the information, the method, the retention
   * @param power the power to share
   * @throws BadContract if the interface is no contract, or has no operation on personal data
   */
  public Agreement of(
      Class<?> contract,
      List<LegalBasis> bases,
      LocalDate start,
      LocalDate end,
      String said,
      String power,
      Clock clock) {
    ContractModel model = ContractModel.of(contract);
    Set<String> operations = new TreeSet<>();
    Set<String> purposes = new TreeSet<>();
    for (Operation operation : model.operations()) {
      PersonalDataUse use = operation.personalDataUse();
      if (use != null) {
        operations.add(operation.name());
        use.purposes().forEach(purpose -> purposes.add(purpose.value()));
      }
    }
    if (operations.isEmpty()) {
      throw new BadContract(
          contract.getName() + " has no operation on personal data: it needs no agreement");
    }
    return new Agreement(
        network,
        id,
        1,
        provider,
        caller,
        model.id() + " of " + provider + " for " + caller,
        List.of(new Agreement.Covered(model.id(), model.version(), List.copyOf(operations))),
        purposes.stream().map(Purpose::of).toList(),
        bases,
        said,
        said,
        start,
        end,
        end,
        said,
        List.of(power),
        List.of(provider.value(), caller.value()),
        List.of(),
        List.of(),
        null,
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
