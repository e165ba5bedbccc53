/**
 * Who used a person's data: the contract {@code data-use} version 1. It is no capability of any one
 * node: every node that holds personal data offers it, and answers for itself alone.
 *
 * <p>Modelled on Estonia's Data Tracker (<i>andmej\u00e4lgija</i>), by which a person who has
 * signed in at the state's portal sees who has used their data in the registers that take part.
 * What is the same: each institution keeps its own record, in words that its own people wrote for
 * the person; the portal asks each and shows them together; a use by the police may be shown late.
 * What differs:
 *
 * <table>
 *   <caption>Where this differs from the Data Tracker</caption>
 *   <tr><th>Data Tracker</th><th>here</th><th>why</th></tr>
 *   <tr><td>the person's national identity code, one for every register</td>
 *       <td>{@link org.govnet.api.datause.Subject}: a scheme and an identifier of it</td>
 *       <td>the United Kingdom has no such code; an institution knows a person by its own</td></tr>
 *   <tr><td>the time, the institution, what for in free text</td>
 *       <td>also the contract, the operation, the purpose, the legal basis and the agreement</td>
 *       <td>they travel signed with each call, so the record need not be written by
 *       hand</td></tr>
 *   <tr><td>uses within the institution, and disclosures to others</td>
 *       <td>{@link org.govnet.api.datause.UseKind}, with what was received from others</td>
 *       <td>both sides of an exchange can be held against each other</td></tr>
 *   <tr><td>a use is hidden by a rule of each register</td>
 *       <td>{@link org.govnet.api.datause.Delay}: a reason and an end</td>
 *       <td>a restriction of the right of access needs a ground and a limit (Data Protection Act
 *       2018 section 45(4))</td></tr>
 * </table>
 *
 * <p>There is no shared pseudonym. A node keeps identifiers only as keyed hashes, under a key of
 * its own that is not beside them, so that neither a stolen record nor two records laid side by
 * side tell who somebody is. A viewer, whose users have proved who they are, sends the verified
 * identifier to the nodes that the person chose, each time anew, and puts their answers together.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Uses are shown newest first, in pages of 1 to 100. Ids are random, and neither ids, pages
 *       nor cursors count anything: a use that is delayed leaves no gap.
 *   <li>A delay ends by itself at its time, at most 12 months ahead; it may be ordered again, and
 *       lifted before. Then the use is shown in its place, by the time it was made.
 *   <li>Delays are the serving node's own affair: any other caller gets {@code caller-not-allowed}
 *       (403), whether there is such a use or not.
 *   <li>Reading is recorded as a use, one for each page read.
 *   <li>A node records by itself; a service that knows more than the request says, says so by
 *       {@link org.govnet.api.datause.CurrentUse}.
 *   <li>A person of whom the node knows nothing has an empty page, not an error.
 * </ul>
 *
 * <p>Left out of version 1: which official it was, which is a matter between the person and the
 * institution; corrections by the person, who asks the institution for them; how a viewer learns
 * which nodes to ask.
 */
@NullMarked
package org.govnet.api.datause;

import org.jspecify.annotations.NullMarked;
