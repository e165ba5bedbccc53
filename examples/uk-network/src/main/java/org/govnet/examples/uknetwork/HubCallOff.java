package org.govnet.examples.uknetwork;

import java.time.Instant;
import org.govnet.api.WireObject;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffLifecycle;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.Organisation;

/**
 * A contract that was called off, as the hub keeps it.
 *
 * @param callOff as the spoke sees it
 * @param buyer the spoke as an organisation
 * @param supplier who provides
 */
@WireObject
record HubCallOff(CallOff callOff, Organisation buyer, Organisation supplier) {
  /** After a step; an illegal one is refused. */
  HubCallOff after(CallOffStep step, Instant now) {
    CallOff it = callOff;
    return new HubCallOff(
        new CallOff(
            it.ocid(),
            it.framework(),
            it.node(),
            it.buyer(),
            it.supplier(),
            it.lotId(),
            it.quantity(),
            it.unitPrice(),
            it.value(),
            it.period(),
            CallOffLifecycle.TABLE.after(it.status(), step),
            it.calledOffAt(),
            step == CallOffStep.SIGN ? now : it.signedAt(),
            step == CallOffStep.SIGN ? it.endedAt() : now),
        buyer,
        supplier);
  }
}
