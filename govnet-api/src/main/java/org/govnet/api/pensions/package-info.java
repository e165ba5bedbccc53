/**
 * A person's pensions, found and then viewed: the contracts {@code pensions-finder} and {@code
 * pensions}, both version 1, of the capability {@code pensions}. They are national services, not
 * local ones.
 *
 * <p>Modelled on the data standards and the technical standards 2.0 of the Pensions Dashboards
 * Programme (PDP) at the Money and Pensions Service, which has find and view as two interfaces. The
 * codes of every enum are the source's, and so are the fields, except these:
 *
 * <table>
 *   <caption>Where a field differs from the source</caption>
 *   <tr><th>source</th><th>here</th><th>why</th></tr>
 *   <tr><td>a find request goes to every provider at once, and each registers identifiers with a
 *       central consent and authorisation service</td>
 *       <td>{@code FindResult}: the matches are the answer</td>
 *       <td>the network has no centre to keep them; the node asked keeps what it registered</td></tr>
 *   <tr><td>tokens of User-Managed Access, which the person grants to a dashboard</td>
 *       <td>none; the purpose and the legal basis travel signed with the call, under an agreement,
 *       and both sides keep evidence of it</td>
 *       <td>the caller is an authority with a task of its own, not the person's dashboard; where
 *       consent is the basis, it is named as such: UK GDPR Article 6(1)(a)</td></tr>
 *   <tr><td>{@code GET /view-data/{asset guid}}</td><td>{@code POST /views}</td>
 *       <td>an identifier points at one person's pension, and has no place in a URL</td></tr>
 *   <tr><td>a verification flag beside each find item</td><td>{@code verified}: a list</td>
 *       <td>one rule in place of ten members</td></tr>
 *   <tr><td>{@code dob}, {@code dateOfBirth}</td><td>{@code birthDate}; in a view, none</td>
 *       <td>the name of a date ends in {@code Date}; the caller has it already</td></tr>
 *   <tr><td>{@code line1} to {@code line5}, {@code postalName}</td><td>{@code lines}</td>
 *       <td>the same, as a list</td></tr>
 *   <tr><td>{@code possibleMatch}, a flag of an arrangement that has few fields then</td>
 *       <td>{@link org.govnet.api.pensions.PossibleMatch}, a record of its own</td>
 *       <td>what a possible match may not show, it has no place for</td></tr>
 *   <tr><td>none</td><td>{@code contactByDate}</td>
 *       <td>thirty days from the match: the source's rule, said in the answer</td></tr>
 *   <tr><td>{@code pensionProviderSchemeName}</td><td>{@code schemeName}</td>
 *       <td>shorter</td></tr>
 *   <tr><td>{@code pensionAdministrator}, {@code employmentMembershipPeriods}</td>
 *       <td>{@code administrator}, {@code employments}</td><td>shorter</td></tr>
 *   <tr><td>{@code contactMethodDetails}: one of four shapes</td>
 *       <td>{@code email}, {@code telephone}, {@code address}, {@code url}: one is there</td>
 *       <td>records have no inheritance</td></tr>
 *   <tr><td>{@code payableDetails}: one of three shapes</td>
 *       <td>{@code recurringIncome}, {@code lumpSum}, {@code amountNotProvided}: one is there, or
 *       {@code unavailableReason}</td><td>the same</td></tr>
 *   <tr><td>{@code amountType}</td><td>none</td>
 *       <td>which of them is there says whether it is an income or a sum</td></tr>
 *   <tr><td>amounts as numbers</td><td>{@link org.govnet.api.Money}</td>
 *       <td>an amount of money says its currency</td></tr>
 *   <tr><td>{@code retirementDate}, {@code statePensionDate}</td><td>{@code retirementDate}</td>
 *       <td>one is there, never both</td></tr>
 *   <tr><td>pensions in payment are left out</td><td>{@code pensionStatus} {@code PAY}</td>
 *       <td>what somebody is paid is what a charge for care depends on</td></tr>
 *   <tr><td>none</td><td>{@code lastUpdatedDate}</td>
 *       <td>an authority that decides by it has to know how old it is</td></tr>
 * </table>
 *
 * <p>Left out of version 1: the pension's origin, alternative scheme names, additional data sources
 * (costs and charges, statements of investment principles), what a telephone number is used for.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A find request is for a person whose names and birth date an identity service has verified;
 *       the rest may be asserted. How records are matched is each holder's to decide and to
 *       document.
 *   <li>An answer has definite matches or possible ones, never both: if any is definite, the
 *       possible ones are not answered, and are asked for again another time.
 *   <li>Of a person of whom nothing is found, the holder keeps nothing. Of a match it keeps the
 *       identifier, the pension and the dates, and nothing that the request said; that somebody
 *       asked is in the node's record of data use, under a keyed hash of the number given.
 *   <li>A possible match shows no value, only whom to get in touch with, for thirty days; its
 *       identifier is then withdrawn ({@link org.govnet.api.pensions.MatchLifecycle}). Each
 *       possible match has an identifier of its own, so that two people cannot learn that they are
 *       taken for one; a definite match keeps its identifier for as long as it stands.
 *   <li>An illustration has an estimated value and an accrued one, each either there or with the
 *       reason why not.
 * </ul>
 */
@NullMarked
package org.govnet.api.pensions;

import org.jspecify.annotations.NullMarked;
