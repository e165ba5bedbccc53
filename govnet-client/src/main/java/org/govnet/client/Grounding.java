package org.govnet.client;

import java.util.function.Supplier;
import org.govnet.agreement.Agreements;
import org.govnet.agreement.DataUsage;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a call for personal data rests on, before anything is sent. What is asked for while
 * another's call is served is asked for that other: what comes of it may be told to them.
 */
final class Grounding {
  private final NodeId self;
  private final Agreements agreements;
  private final DirectoryReader reader;
  private final @Nullable Supplier<@Nullable Caller> served;

  /**
   * A node's.
   *
   * @param served whose call this thread serves; null where none is ever served
   */
  Grounding(
      NodeId self,
      Agreements agreements,
      DirectoryReader reader,
      @Nullable Supplier<@Nullable Caller> served) {
    this.self = self;
    this.agreements = agreements;
    this.reader = reader;
    this.served = served;
  }

  /**
   * What a call rests on; null if it is not on personal data.
   *
   * @throws ProblemException of code {@code agreement-missing} if no agreement with the node holds
   *     now and covers it
   */
  @Nullable Grounds of(CallPlan plan, NodeId to) {
    Declared declared = plan.declared();
    if (!plan.personal() || declared == null) {
      return null;
    }
    NodeId requester = requester();
    if (to.equals(self)) {
      return new Grounds(null, requester);
    }
    DataUsage use =
        new DataUsage(
            plan.contract().id(),
            plan.contract().version(),
            plan.operation().name(),
            declared.purpose(),
            declared.basis(),
            requester);
    Directory directory = reader.current().orElse(null);
    AgreementId agreement =
        directory == null ? null : agreements.covering(to, use, directory).orElse(null);
    if (agreement == null) {
      throw plan.refused(missing(to, use));
    }
    return new Grounds(agreement, requester);
  }

  private @Nullable NodeId requester() {
    Caller caller = served == null ? null : served.get();
    if (caller == null) {
      return null;
    }
    NodeId first = caller.requester().orElse(caller.node());
    return first.equals(self) ? null : first;
  }

  private Problem missing(NodeId to, DataUsage use) {
    return Problem.of(
        403,
        "agreement-missing",
        Party.CALLER,
        "No data-sharing agreement covers the call",
        self
            + " and "
            + to
            + " have no agreement that holds now and covers "
            + use.operation()
            + " of "
            + use.contract()
            + " v"
            + use.version()
            + " for "
            + use.purpose()
            + " by "
            + use.basis()
            + (use.requester() == null ? "" : ", asked for " + use.requester())
            + ": govnet agreement draft begins one");
  }
}
