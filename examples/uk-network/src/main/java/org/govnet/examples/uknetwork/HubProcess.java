package org.govnet.examples.uknetwork;

import java.math.BigDecimal;
import java.time.Instant;
import org.govnet.api.Money;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewCall;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.ProcessLifecycle;
import org.govnet.api.procurement.ProcessState;
import org.govnet.api.procurement.ProcessStep;
import org.jspecify.annotations.Nullable;

/**
 * A process as its hub keeps it: what was asked for at each step, and when.
 *
 * @param ocid its ocid
 * @param state how far it has come
 * @param call what demand was asked for
 * @param openedAt when
 * @param tender how bids were asked for; null before
 * @param tenderedAt when; null before
 * @param award what was awarded; null before
 * @param awardedAt when; null before
 */
@WireObject
record HubProcess(
    Ocid ocid,
    ProcessState state,
    NewCall call,
    Instant openedAt,
    @Nullable NewTender tender,
    @Nullable Instant tenderedAt,
    @Nullable NewAward award,
    @Nullable Instant awardedAt) {
  static HubProcess open(Ocid ocid, NewCall call, Instant now) {
    return new HubProcess(ocid, ProcessLifecycle.TABLE.start(), call, now, null, null, null, null);
  }

  /** After a step that needs no more; an illegal one is refused. */
  HubProcess after(ProcessStep step) {
    return new HubProcess(
        ocid,
        ProcessLifecycle.TABLE.after(state, step),
        call,
        openedAt,
        tender,
        tenderedAt,
        award,
        awardedAt);
  }

  HubProcess tendered(NewTender asked, Instant now) {
    return new HubProcess(ocid, state, call, openedAt, asked, now, award, awardedAt);
  }

  HubProcess awarded(NewAward made, Instant now) {
    return new HubProcess(ocid, state, call, openedAt, tender, tenderedAt, made, now);
  }

  /** When it moves on by itself; null if it does not from where it is. */
  @Nullable Instant dueAt() {
    if (state == ProcessState.DEMAND_OPEN) {
      return call.closingAt();
    }
    return state == ProcessState.AWARDED && award != null ? award.period().endAt() : null;
  }

  /** The step it then takes. */
  ProcessStep dueStep() {
    return state == ProcessState.DEMAND_OPEN ? ProcessStep.CLOSE : ProcessStep.EXPIRE;
  }

  /** No money, in the currency of the process. */
  Money nothing() {
    return new Money(BigDecimal.ZERO, call.value().currency());
  }
}
