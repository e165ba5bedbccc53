/**
 * Planning applications after they are submitted: the contract {@code planning-applications}
 * version 1, of the capability {@code planning}. It is the district's: asked by area, the local
 * planning authority answers.
 *
 * <p>Modelled on the post-submission application of Open Digital Planning's
 * digital-planning-data-schemas 0.7 (repository theopensystemslab/digital-planning-data-schemas,
 * {@code types/schemas/postSubmissionApplication}). Stages, statuses, decisions and application
 * types are the source's codes; so are the fields, except these:
 *
 * <table>
 *   <caption>Where a field differs from the source</caption>
 *   <tr><th>source</th><th>here</th><th>why</th></tr>
 *   <tr><td>none</td><td>{@code id}</td>
 *       <td>a reference such as {@code 24/0001/FUL} has slashes, which servers and proxies refuse in
 *       a path; so paths carry an opaque id, and a reference is searched for</td></tr>
 *   <tr><td>{@code data.application.*}, {@code data.submission.submittedAt}</td>
 *       <td>members of the application</td><td>one level less</td></tr>
 *   <tr><td>{@code data.validation}, {@code .consultation}, {@code .assessment}</td>
 *       <td>{@code validation}, {@code consultation}, {@code assessment}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code submission.data.proposal.description}</td><td>{@code description}</td>
 *       <td>the submission itself is not carried</td></tr>
 *   <tr><td>{@code submission.data.property.address}: {@code title}, {@code uprn}, {@code
 *       latitude}, {@code longitude}</td>
 *       <td>{@code site}: {@code title}, {@code uprn}, {@code location}</td>
 *       <td>places are GeoJSON; the National Grid's {@code x} and {@code y} say the same
 *       twice</td></tr>
 *   <tr><td>{@code applicationType}, such as {@code pp.full.householder}</td>
 *       <td>its first part, such as {@code pp}</td>
 *       <td>the source has about a hundred types; the 17 primary ones are settled enough for an
 *       enum</td></tr>
 * </table>
 *
 * <p>Left out of version 1: applicants, agents and case officers, because the lifecycle does not
 * need them and a contract without personal data needs no legal basis; {@code withdrawnReason},
 * which is free text that people write names in (so may {@code description} be: an authority
 * publishes it, and has to look at it first, but a reason for withdrawal it need not publish);
 * documents and decision notices; comments; what an appeal says and how it was decided, which is
 * the Planning Inspectorate's to publish. Site addresses are in the public register of applications
 * that the Town and Country Planning (Development Management Procedure) (England) Order 2015,
 * article 40, has every authority keep; so a UPRN and a reference may be in a query.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>An application moves by {@link org.govnet.api.planning.Step}s, as {@link
 *       org.govnet.api.planning.Lifecycle} has it; any other is refused as {@code
 *       illegal-transition} (409) and changes nothing.
 *   <li>It is decided once, in assessment: by a planning officer, or by a committee to which an
 *       officer has recommended a decision, never by both. {@code priorApprovalRequired} is said
 *       for type {@code pa}, and for no other.
 *   <li>A list is newest first, in pages of 1 to 100. While it is being read, what is added comes
 *       before what was read, so that nothing is read twice or missed.
 *   <li>Every write carries an idempotency key.
 * </ul>
 *
 * <p>Where the source contradicts itself: its diagram lets an application be withdrawn in
 * consultation and assessment, one example only after validation, but the definition of the status
 * says "after submission and until a decision is made", and that is the rule here. The source lets
 * an undetermined application go to appeal once its time is up; that needs an expiry date, which
 * 0.7 does not have, so here an appeal follows a decision.
 */
@NullMarked
package org.govnet.api.planning;

import org.jspecify.annotations.NullMarked;
