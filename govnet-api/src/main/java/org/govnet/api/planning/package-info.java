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
 *   <tr><td>{@code data.appeal}</td><td>{@code appeal}</td>
 *       <td>the same, without {@code files}: those are documents with the association {@code
 *       appeal}</td></tr>
 *   <tr><td>none</td><td>{@code highCourtAppeal}</td>
 *       <td>the source has the stage and no data for it; a reason, the dates and what a court can do
 *       under section 288 of the Town and Country Planning Act 1990</td></tr>
 *   <tr><td>none</td><td>{@code site.boundary}</td>
 *       <td>the outline, which the source has in the submission, as a GeoJSON multi-polygon</td></tr>
 *   <tr><td>{@code comments.public}, {@code comments.specialist}</td>
 *       <td>{@code public-comments}, {@code specialist-comments}</td>
 *       <td>lists of their own, in pages, each beside its {@code summary}</td></tr>
 *   <tr><td>a comment's {@code author}</td><td>in what is submitted, and in no answer</td>
 *       <td>see below</td></tr>
 *   <tr><td>a comment's {@code metadata.submittedAt}, {@code .publishedAt}</td>
 *       <td>members of the comment</td><td>one level less; {@code validatedAt} is the authority's
 *       own affair</td></tr>
 *   <tr><td>{@code comment}: text, or texts by topic each with a {@code question}</td>
 *       <td>texts by topic</td><td>one form to read; the topic is the question</td></tr>
 *   <tr><td>{@code Specialist} with its {@code comments[]}, {@code name}, {@code address}</td>
 *       <td>each comment with {@code organisationSpecialism}, {@code jobTitle}, {@code reason}</td>
 *       <td>specialists comment in an office; {@code constraints}, {@code firstConsultedAt} and
 *       {@code totalConsulted} belong to whoever asks them</td></tr>
 *   <tr><td>{@code PostSubmissionFile}: {@code url}, {@code thumbnailUrl}</td><td>none</td>
 *       <td>an address outside the network proves nothing of what is there; content is to travel in
 *       chunks, in a later version</td></tr>
 *   <tr><td>none</td><td>{@code sha256}</td><td>so that the content, however it comes, is the one
 *       that was meant</td></tr>
 *   <tr><td>{@code metadata.size.bytes}, {@code .mimeType}, {@code .createdAt}, {@code
 *       .submittedAt}</td><td>members of the document</td><td>one level less</td></tr>
 *   <tr><td>file types, over a hundred</td>
 *       <td>{@link org.govnet.api.planning.DocumentType}</td>
 *       <td>the source's codes, checked for their form alone: it adds to them</td></tr>
 *   <tr><td>{@code applicationType}, such as {@code pp.full.householder}</td>
 *       <td>its first part, such as {@code pp}</td>
 *       <td>the source has about a hundred types; the 17 primary ones are settled enough for an
 *       enum</td></tr>
 * </table>
 *
 * <p>Left out of version 1: applicants, agents and case officers, because the lifecycle does not
 * need them, and a submission without personal data needs no purpose and no legal basis; {@code
 * withdrawnReason}, which is free text that people write names in (so may {@code description} be:
 * an authority publishes it, and has to look at it first, but a reason for withdrawal it need not
 * publish); what follows when a court quashes a decision. Site addresses are in the public register
 * of applications that the Town and Country Planning (Development Management Procedure) (England)
 * Order 2015, article 40, has every authority keep; so a UPRN and a reference may be in a query.
 *
 * <p>The one exception are the authors of comments by the public. Their names and addresses come in
 * with {@link org.govnet.api.planning.PlanningApplications#commentAsPublic}, which therefore needs
 * the purpose {@code planning-consultation}; the authority keeps them and answers nobody with them,
 * and what they wrote is published redacted.
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
 *   <li>Comments are taken in stage consultation, status undetermined, on the consultation's days
 *       in the authority's time zone, and at no other time: {@code consultation-closed} (409) says
 *       where the application is, and which days those are.
 *   <li>A document can be added unless the application is returned or withdrawn; one of an appeal
 *       once there is one, one of a comment once it has been consulted on.
 *   <li>An appeal follows {@link org.govnet.api.planning.AppealLifecycle}, its dates in order and
 *       none in the future. Only an inspector's decision can go to the High Court, not an appeal
 *       that is pending or was withdrawn; the court rules once.
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
