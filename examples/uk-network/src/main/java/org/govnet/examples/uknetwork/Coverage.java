package org.govnet.examples.uknetwork;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.api.care.SocialCare;
import org.govnet.api.care.SocialCareReferrals;
import org.govnet.api.datause.DataUse;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.pensions.Pensions;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.procurement.Procurement;
import org.govnet.api.tax.TaxObligations;
import org.govnet.api.vehicle.VehicleEnquiry;

/** Whether the journeys used the capabilities' contracts whole, by what was seen on the line. */
final class Coverage {
  private static final List<Class<?>> CONTRACTS =
      List.of(
          SocialCare.class,
          SocialCareReferrals.class,
          PlanningApplications.class,
          VehicleEnquiry.class,
          TaxObligations.class,
          PensionFinder.class,
          Pensions.class,
          Procurement.class,
          DataSharingAgreements.class,
          DataUse.class);

  private Coverage() {}

  /**
   * Reports every operation that nobody called as a failure, and how many there are.
   *
   * @param calls each a method, a space and a path
   */
  static void report(Set<String> calls, Report report) {
    int operations = 0;
    for (Class<?> contract : CONTRACTS) {
      ContractModel model = ContractModel.of(contract);
      for (Operation operation : model.operations()) {
        operations++;
        Pattern call =
            Pattern.compile(
                operation.httpMethod()
                    + " "
                    + (model.path() + "/" + operation.path()).replaceAll("\\{[^}]*}", "[^/]+"));
        if (calls.stream().noneMatch(each -> call.matcher(each).matches())) {
          report.failure(model + " " + operation.name() + " was not called");
        }
      }
    }
    report.line(
        "   -- " + CONTRACTS.size() + " contracts, " + operations + " operations, each called");
  }
}
