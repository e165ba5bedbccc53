package org.govnet.api.servicedirectory;

import org.govnet.api.ContractId;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** This node does not offer the service that was asked about. */
@ProblemCode(value = "service-not-offered", status = 404, title = "Service not offered")
public class ServiceNotOffered extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says which. */
  public ServiceNotOffered(ContractId contract, int version) {
    super(
        problemOf(
            ServiceNotOffered.class, "this node does not offer " + contract + " v" + version));
  }

  /** For the client, which makes it again from what the node answered. */
  public ServiceNotOffered(Problem problem) {
    super(problem);
  }
}
