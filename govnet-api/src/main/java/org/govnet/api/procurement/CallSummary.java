package org.govnet.api.procurement;

import java.time.Instant;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * What a list shows of a process that a hub runs.
 *
 * @param ocid its ocid
 * @param title what is to be bought
 * @param state how far it has come
 * @param closingAt until when spokes may pledge
 */
@WireObject
public record CallSummary(Ocid ocid, String title, ProcessState state, Instant closingAt) {}
