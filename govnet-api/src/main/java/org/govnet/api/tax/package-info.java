/**
 * What a business owes under VAT: the contract {@code tax-obligations} version 1, of the capability
 * {@code tax}. It is a national service, not a local one.
 *
 * <p>Modelled on HM Revenue and Customs' VAT (Making Tax Digital) API 1.0 (repository hmrc/vat-api,
 * {@code resources/public/api/conf/1.0}). Fields have its names, units and values, except these:
 *
 * <table>
 *   <caption>Where a field differs from the source</caption>
 *   <tr><th>source</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code /organisations/vat/{vrn}}</td>
 *       <td>{@code POST /taxpayers/matches}, then {@code /taxpayers/{id}}</td>
 *       <td>a sole trader's number is personal, and has no place in a URL</td></tr>
 *   <tr><td>{@code start}, {@code end}, {@code due}, {@code received}</td>
 *       <td>{@code startDate}, {@code endDate}, {@code dueDate}, {@code receivedDate}</td>
 *       <td>the name of a date ends in {@code Date}</td></tr>
 *   <tr><td>{@code from}, {@code to}, as parameters and in {@code taxPeriod}</td>
 *       <td>{@code fromDate}, {@code toDate}</td><td>the same</td></tr>
 *   <tr><td>{@code processingDate}</td><td>{@code processedAt}</td>
 *       <td>it is a time, and the name of a time ends in {@code At}</td></tr>
 *   <tr><td>{@code originalAmount}, {@code outstandingAmount}, {@code amount}: numbers</td>
 *       <td>the same names: {@link org.govnet.api.Money}</td>
 *       <td>an amount of money says its currency; the nine boxes, which a form defines, stay
 *       numbers of pounds</td></tr>
 *   <tr><td>{@code outstandingAmount} may be absent</td><td>always there</td>
 *       <td>an absent balance reads as none</td></tr>
 *   <tr><td>{@code {"obligations": [...]}} and the like</td><td>a page</td>
 *       <td>lists are paged in every contract</td></tr>
 *   <tr><td>404 when a list is empty</td><td>an empty page</td>
 *       <td>404 says that there is no such taxpayer</td></tr>
 *   <tr><td>a viewed return has no {@code finalised}</td><td>it has, and is true</td>
 *       <td>one record, for what is submitted and what is viewed</td></tr>
 *   <tr><td>{@code Receipt-ID}, {@code Receipt-Timestamp}, {@code Receipt-Signature}</td>
 *       <td>none</td><td>the signed answer is the receipt, on every call</td></tr>
 *   <tr><td>{@code Gov-Test-Scenario}, fraud prevention headers</td><td>none</td>
 *       <td>of HMRC's own sandbox, and of the citizen's device, which a node does not know</td></tr>
 *   <tr><td>{@code DATE_RANGE_TOO_LARGE}</td><td>{@code return-too-old}</td>
 *       <td>it is about one return's age, not about a range</td></tr>
 *   <tr><td>{@code INVALID_MONETARY_AMOUNT}, {@code INVALID_NUMERIC_VALUE}, {@code
 *       PERIOD_KEY_INVALID}, {@code VRN_INVALID}</td>
 *       <td>{@code invalid-request}, which names the member</td>
 *       <td>as for every malformed body</td></tr>
 *   <tr><td>403 for {@code NOT_FINALISED}, {@code DUPLICATE_SUBMISSION}, {@code
 *       TAX_PERIOD_NOT_ENDED}, {@code RULE_INSOLVENT_TRADER}</td><td>400, 409, 409 and 409</td>
 *       <td>403 says here that the caller may not ask</td></tr>
 * </table>
 *
 * <p>Left out of version 1: penalties and their financial details, which the source marks as test
 * only; recording a payment, which the source does not do either.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>An obligation is open until the return for its period is received, and then fulfilled for
 *       good ({@link org.govnet.api.tax.ObligationLifecycle}). A second return for the period, by
 *       another key, is {@code duplicate-submission} (409), also when two arrive at once.
 *   <li>A return is submitted from the day after its period has ended; {@code finalised} is true;
 *       box 3 is boxes 1 and 2 together, box 5 the difference of boxes 3 and 4, never below zero
 *       ({@link org.govnet.api.tax.VatReturnRules}).
 *   <li>If box 3 is more than box 4, box 5 becomes a liability, due when the return was, and the
 *       receipt has a charge reference. Payments allocated to a liability reduce what is
 *       outstanding of it, and nothing else does.
 *   <li>The receipt says {@code DD} if box 5 is owed and there is a direct debit instruction,
 *       {@code BANK} if it is repayable and the taxpayer's bank account is known, and otherwise
 *       nothing.
 *   <li>A range has at most 366 days, both ends included (the source says 366 for obligations and
 *       365 for the rest; one limit is easier to keep). An obligation is in it if its whole period
 *       is; a liability, if its period ends in it; a payment, if it was received in it. Open
 *       obligations alone may be asked for without a range.
 *   <li>A return is viewed for four years from the end of its period.
 * </ul>
 */
@NullMarked
package org.govnet.api.tax;

import org.jspecify.annotations.NullMarked;
