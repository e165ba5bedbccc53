/**
 * What is known of a vehicle, asked by its registration mark: the contract {@code vehicle-enquiry}
 * version 1, of the capability {@code motoring}. It is a national service, not a local one.
 *
 * <p>Modelled on the Vehicle Enquiry Service (VES) of the Driver and Vehicle Licensing Agency,
 * whose specification is "Vehicle Enquiry API" 1.1.0 on DVLA's API developer portal. Fields have
 * its names, units and values, except these:
 *
 * <table>
 *   <caption>Where a field differs from VES</caption>
 *   <tr><th>VES</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code dateOfLastV5CIssued}</td><td>{@code lastV5cIssuedDate}</td>
 *       <td>the name of a date ends in {@code Date}</td></tr>
 *   <tr><td>{@code monthOfFirstRegistration}, {@code monthOfFirstDvlaRegistration}</td>
 *       <td>the same</td>
 *       <td>a month ({@code YYYY-MM}), so not a date, and the name does not end in one</td></tr>
 *   <tr><td>{@code automatedVehicle}</td><td>the same</td>
 *       <td>answered by VES, though its specification 1.1.0 does not list it</td></tr>
 *   <tr><td>{@code x-api-key}</td><td>none</td><td>the caller is proved by its signature</td></tr>
 *   <tr><td>{@code X-Correlation-Id}</td><td>none</td><td>govnet's own, on every call</td></tr>
 *   <tr><td>{@code errors[]} of {@code status}, {@code code}, {@code title}, {@code detail}</td>
 *       <td>a problem</td><td>RFC 9457, as in every contract</td></tr>
 * </table>
 *
 * <p>Only the mark is certain to be in an answer, as in VES; every other field is null where the
 * register does not hold it. The values of {@link org.govnet.api.vehicle.TaxStatus} and {@link
 * org.govnet.api.vehicle.MotStatus} are VES's, to the letter. {@code make}, {@code colour}, {@code
 * fuelType}, {@code euroStatus}, {@code wheelplan} and {@code typeApproval} are free text there,
 * and so here.
 *
 * <p>Rules: the mark travels in the body and never in a URL, which proxies and servers log; the
 * question changes nothing and may be asked again; the answer says nothing of the keeper. A
 * malformed mark is refused before the service is reached, as {@code invalid-request} (400).
 *
 * <p>The operation is not declared to be about personal data. A mark leads to a keeper only for
 * whoever has the keeper's record, which is not here and not asked for; what is answered is about
 * the vehicle, is given to anybody who has seen its plates, and VES gives it without asking for a
 * purpose. A caller who holds the keeper's name beside the mark answers for that itself. Out of
 * caution the mark is masked in logs and messages, and is no part of a URL.
 *
 * <p>A caller has a quota of enquiries a second; past it, {@code too-many-enquiries} (429) says
 * what the quota is, even if the register could answer more.
 */
@NullMarked
package org.govnet.api.vehicle;

import org.jspecify.annotations.NullMarked;
