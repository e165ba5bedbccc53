/**
 * Joint procurement by a hub and its spokes: the contract {@code procurement} version 1, of the
 * capability {@code procurement}. It is a national service: the node that leads the capability
 * answers, and any other hub that offers it can be asked by name.
 *
 * <p>What is published is modelled on the Open Contracting Data Standard (OCDS) 1.1, its release
 * and record, with the extensions lots and techniques, as Find a Tender publishes it (API {@code
 * ocdsReleasePackages} 1.0). Codes are those of the OCDS codelists to the letter, and so are names,
 * except these:
 *
 * <table>
 *   <caption>Where a field differs from the source</caption>
 *   <tr><th>source</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code date} of a release</td><td>{@code publishedAt}</td>
 *       <td>times end in At</td></tr>
 *   <tr><td>{@code date} of an award</td><td>{@code awardedAt}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code dateSigned}</td><td>{@code signedAt}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code startDate}, {@code endDate} of a period</td><td>{@code startAt}, {@code endAt}</td>
 *       <td>the same: in OCDS they are times in spite of their names</td></tr>
 *   <tr><td>{@code updatedFrom} (Find a Tender)</td><td>{@code updatedFromAt}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code stages} (Find a Tender)</td><td>{@code tag}</td>
 *       <td>a release says its tags; a stage is a group of them</td></tr>
 *   <tr><td>a release package</td><td>a page of summaries, and a release by its id</td>
 *       <td>a page of whole releases would be larger than a signed body may be</td></tr>
 *   <tr><td>{@code uri}, {@code publisher}, {@code license} of a package</td><td>none</td>
 *       <td>who published it is who signed the answer</td></tr>
 *   <tr><td>{@code releases} of a record, by URL</td><td>summaries, by id</td>
 *       <td>an id is asked for from the same node</td></tr>
 *   <tr><td>{@code contactPoint}</td><td>none</td>
 *       <td>it names people</td></tr>
 *   <tr><td>{@code bids}</td><td>none in releases</td>
 *       <td>bids stay closed, to the other suppliers and to the spokes</td></tr>
 *   <tr><td>{@code country}</td><td>{@code countryName} alone</td>
 *       <td>the two say the same</td></tr>
 * </table>
 *
 * <p>Left out of version 1: planning budgets, milestones, documents, amendments, transactions,
 * award criteria, competition among a framework's suppliers ({@code withReopeningCompetition}) and
 * frameworks that suppliers join later. Calls, pledges, bids and call-offs are this contract's own:
 * the sources publish what came of them, and have no words for how.
 *
 * <p>How the two sides meet:
 *
 * <table>
 *   <caption>What each step publishes</caption>
 *   <tr><th>step</th><th>tags</th><th>status</th></tr>
 *   <tr><td>open</td><td>{@code planning}</td><td>tender {@code planning}</td></tr>
 *   <tr><td>close</td><td>{@code planningUpdate}</td><td>tender {@code planned}</td></tr>
 *   <tr><td>withdraw</td><td>{@code planningUpdate}</td><td>tender {@code withdrawn}</td></tr>
 *   <tr><td>tender</td><td>{@code tender}</td><td>tender {@code active}</td></tr>
 *   <tr><td>cancel</td><td>{@code tenderCancellation}</td><td>tender {@code cancelled}</td></tr>
 *   <tr><td>fail</td><td>{@code tenderUpdate}</td><td>tender {@code unsuccessful}</td></tr>
 *   <tr><td>award</td><td>{@code award}</td>
 *       <td>tender {@code complete}, award {@code active}</td></tr>
 *   <tr><td>expire</td><td>{@code awardUpdate}</td><td>tender {@code complete}</td></tr>
 *   <tr><td>call off</td><td>{@code award}, {@code contract}; its own ocid</td>
 *       <td>contract {@code pending}</td></tr>
 *   <tr><td>sign</td><td>{@code contractUpdate}</td><td>contract {@code active}</td></tr>
 *   <tr><td>cancel a call-off</td><td>{@code awardCancellation}, {@code contractUpdate}</td>
 *       <td>award and contract {@code cancelled}</td></tr>
 *   <tr><td>terminate</td><td>{@code contractTermination}</td>
 *       <td>contract {@code terminated}</td></tr>
 * </table>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A process moves as {@link org.govnet.api.procurement.ProcessLifecycle} has it, a contract
 *       that was called off as {@link org.govnet.api.procurement.CallOffLifecycle} has it; any
 *       other step is refused as {@code illegal-transition} (409) and changes nothing. Demand
 *       closes, and a framework expires, by itself when its time comes.
 *   <li>Opening, closing, tendering, recording bids, awarding and ending are for the hub's own
 *       node; others are refused as {@code caller-not-allowed} (403).
 *   <li>A spoke has one live pledge in a call. It sees its own and the total of all; it never sees
 *       another's pledge, nor any bid. The total is published when demand closes, not at each
 *       pledge. Who reads the call again and again while demand is open can still work out how much
 *       one pledge changed the total by, though not whose it was.
 *   <li>Those may call off who had a live pledge when demand closed, and those whom the award
 *       names.
 *   <li>A call-off is worth its quantity times the framework's price. All that are not cancelled
 *       are together worth no more than the framework's ceiling, and no more in a lot than the
 *       lot's value and quantity, whoever calls off at the same time; more is refused as {@code
 *       ceiling-exceeded} (409), which says what is left. A terminated contract stays counted.
 *   <li>A contract is called off within the framework's dates, and lies within them.
 *   <li>A call-off is a process of its own, with its own ocid, and points at the framework by
 *       {@code relatedProcesses} with the relationship {@code framework}, as OCDS's guidance has
 *       it.
 *   <li>There is one currency in a process: that of the call's estimate.
 *   <li>A release never changes. Lists are newest first, in pages of 1 to 100.
 *   <li>No person is named: parties are organisations, and descriptions are published.
 *   <li>Every write carries an idempotency key.
 * </ul>
 *
 * <p>Where the sources leave room: OCDS cancels a contract before it is signed and terminates it
 * after, and so does this contract. Its codelist has no code for a framework whose time is over;
 * the state {@code expired} is this contract's, and the tender stays {@code complete}.
 */
@NullMarked
package org.govnet.api.procurement;

import org.jspecify.annotations.NullMarked;
