/**
 * Social care: what there is, in the contract {@code social-care} version 1, and referrals to it,
 * in {@code social-care-referrals} version 1; both of the capability {@code social-care}, and both
 * the county's or single tier's: asked by area, the council that has social care answers. Northern
 * Irish councils have none, so nobody answers for an area there.
 *
 * <p>The directory is modelled on the Human Services Data Specification (HSDS) 3, which Open
 * Referral UK is a profile of (repository openreferral/specification, {@code schema}). What it
 * calls a service is a <em>care service</em> here, because a service is something else in a
 * network: types begin with {@code CareService}, and what travels has HSDS's names, in camelCase,
 * except these:
 *
 * <table>
 *   <caption>Where the directory differs from HSDS</caption>
 *   <tr><th>HSDS</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code minimum_age}, {@code organization_id}, {@code service_areas} and every other name
 *       of several words</td>
 *       <td>{@code minimumAge}, {@code organizationId}, {@code serviceAreas}</td>
 *       <td>one key case, camelCase; HSDS's spelling of {@code organization} stays</td></tr>
 *   <tr><td>{@code address_1}, {@code address_2}</td><td>{@code address1}, {@code address2}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code valid_from}, {@code valid_to}, {@code dtstart}, {@code until}</td>
 *       <td>{@code validFromDate}, {@code validToDate}, {@code dtstartDate}, {@code untilDate}</td>
 *       <td>the name of a date ends in {@code Date}</td></tr>
 *   <tr><td>{@code opens_at}, {@code closes_at} with an offset; {@code timezone}</td>
 *       <td>{@code opensAt}, {@code closesAt} as clocks in Britain show; none</td>
 *       <td>an offset would be wrong for half of the year</td></tr>
 *   <tr><td>{@code byweekno}, {@code byyearday}</td><td>none</td>
 *       <td>RFC 5545 has them with yearly rules alone, which HSDS has not</td></tr>
 *   <tr><td>{@code amount}, {@code currency}</td>
 *       <td>{@code amount}, of {@code amount} and {@code currency}</td>
 *       <td>money travels as one value, exactly</td></tr>
 *   <tr><td>{@code latitude}, {@code longitude}</td><td>{@code point}</td>
 *       <td>places are GeoJSON</td></tr>
 *   <tr><td>{@code external_identifier} of type {@code UPRN}</td><td>{@code uprn}</td>
 *       <td>the one identifier of a place that the UK has</td></tr>
 *   <tr><td>{@code service_area}: {@code uri}, {@code extent}, {@code extent_type}</td>
 *       <td>{@code area}</td><td>a GSS code, by which the network finds councils too</td></tr>
 *   <tr><td>{@code contact.name}, {@code contact.title}; {@code address.attention}</td>
 *       <td>{@code title}, and required; none</td>
 *       <td>a contact is a function: the directory holds no personal data</td></tr>
 *   <tr><td>{@code assurer_email}</td><td>none</td><td>it is somebody's</td></tr>
 *   <tr><td>{@code service_at_location.location}, whole</td><td>{@code locationId}</td>
 *       <td>a location is read by its id, and is there once</td></tr>
 *   <tr><td>{@code service.organization}, whole</td><td>{@code organizationId}</td>
 *       <td>the same</td></tr>
 *   <tr><td>{@code id} of a phone, schedule, cost option, contact and other parts; {@code
 *       metadata}</td><td>none</td><td>nothing refers to a part</td></tr>
 *   <tr><td>{@code attribute.link_id}, {@code .link_entity}, {@code .link_type}</td><td>none</td>
 *       <td>an attribute is inside what it belongs to</td></tr>
 *   <tr><td>query {@code taxonomy_term_id}, {@code organization_id}</td>
 *       <td>{@code taxonomyTermId}, {@code organizationId}</td><td>camelCase</td></tr>
 *   <tr><td>none</td><td>query {@code area}, {@code age}, {@code status}</td>
 *       <td>what somebody looking for care knows</td></tr>
 *   <tr><td>{@code page}, {@code per_page}, {@code contents}</td>
 *       <td>{@code cursor}, {@code limit}, {@code items}</td><td>as in every contract</td></tr>
 *   <tr><td>{@code modified_after}, {@code minimal}, {@code full}, {@code format}</td><td>none</td>
 *       <td>a list has summaries, an id the whole</td></tr>
 *   <tr><td>{@code program}, {@code funding}, {@code capacity}, {@code logo}, {@code
 *       year_incorporated}, and what HSDS deprecates</td><td>none</td>
 *       <td>left out of version 1</td></tr>
 * </table>
 *
 * <p>Referrals are modelled on the NHS Booking and Referral Standard (BaRS) 1 (repository
 * NHSDigital/booking-and-referral-fhir-api, and its implementation guide), which exchanges FHIR R4
 * messages. Here each message is an operation on a plain record:
 *
 * <table>
 *   <caption>Where referrals differ from BaRS</caption>
 *   <tr><th>BaRS</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code CapabilityStatement}, {@code MessageDefinition} for a {@code
 *       HealthcareService}</td><td>{@code capability}</td>
 *       <td>the question behind them: would it be accepted now</td></tr>
 *   <tr><td>{@code Slot.start}, {@code .end}</td><td>{@code startAt}, {@code endAt}</td>
 *       <td>the name of a time ends in {@code At}</td></tr>
 *   <tr><td>{@code Slot} extension {@code DeliveryChannel}</td><td>{@code deliveryChannel}</td>
 *       <td>UK Core's values</td></tr>
 *   <tr><td>message {@code servicerequest-request}, reason {@code new}, with {@code
 *       booking-request} after it</td>
 *       <td>{@code submit}, with {@code slotId}</td>
 *       <td>referral and slot are had together or not at all</td></tr>
 *   <tr><td>the same with reason {@code update}</td><td>{@code update}</td>
 *       <td>a stale one is {@code referral-changed} here, {@code REC_CONFLICT} there</td></tr>
 *   <tr><td>the same with {@code ServiceRequest.status} {@code revoked}</td><td>{@code cancel}</td>
 *       <td>with a reason by code</td></tr>
 *   <tr><td>message {@code servicerequest-response}: {@code Encounter.status}, {@code
 *       Encounter.reasonCode}</td>
 *       <td>{@code accept}, {@code reject}, {@code complete}</td>
 *       <td>three things, which the encounter's status leaves to be worked out</td></tr>
 *   <tr><td>{@code ServiceRequest.status} {@code active}, {@code revoked}, {@code completed}</td>
 *       <td>{@code state}</td>
 *       <td>{@code active} is submitted or accepted, {@code revoked} is rejected or
 *       cancelled</td></tr>
 *   <tr><td>{@code ServiceRequest.category}</td><td>{@code category}</td>
 *       <td>this contract's own codes: BaRS has none for social care</td></tr>
 *   <tr><td>{@code ServiceRequest.priority}</td><td>{@code priority}</td>
 *       <td>FHIR's values</td></tr>
 *   <tr><td>{@code Patient}</td><td>{@code person}</td>
 *       <td>nobody is a patient of a council's; {@code birthDate} is FHIR's name</td></tr>
 *   <tr><td>{@code meta.versionId}, {@code .lastUpdated}</td>
 *       <td>{@code version}, {@code updatedAt}</td><td>a number is enough</td></tr>
 *   <tr><td>{@code GET /ServiceRequest?patient:identifier=…}</td>
 *       <td>{@code POST referral-searches}</td>
 *       <td>an NHS number does not go into a URL</td></tr>
 *   <tr><td>codes for reasons and outcomes, of SNOMED CT</td><td>enums, beside text</td>
 *       <td>few are needed, and a council's staff do not code with it</td></tr>
 * </table>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A referral moves as {@link org.govnet.api.care.ReferralLifecycle} has it; anything else is
 *       {@code illegal-transition} (409) and changes nothing.
 *   <li>A slot is had by one referral at most: the second is refused as {@code slot-taken} (409).
 *       It is given back when the referral is rejected or cancelled, or moves to another.
 *   <li>Who submitted a referral updates and cancels it; who gives the care accepts, rejects and
 *       completes it. The other of the two is refused as {@code not-the-provider} or {@code
 *       not-the-referrer} (403); a third is told that there is no such referral (404), whether or
 *       not there is one.
 *   <li>What is refused is looked at in this order: whether the caller may see it, whether it is
 *       theirs to do, the lifecycle, the version, whether it is accepted, the slot.
 *   <li>Every operation on a referral is of a special category (UK GDPR Article 9): care data. The
 *       records show nothing of the person in {@code toString}.
 * </ul>
 */
@NullMarked
package org.govnet.api.care;

import org.jspecify.annotations.NullMarked;
