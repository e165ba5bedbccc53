/**
 * What a node offers, as the node itself says: the contract {@code service-directory} version 1.
 * Every node has it; it belongs to no capability and to no tier, and is asked of each node by name.
 *
 * <p>Modelled on the UK government API catalogue, api.gov.uk, and its file {@code
 * data/catalogue.csv} as of July 2026. The catalogue's columns are the fields of {@link
 * org.govnet.api.servicedirectory.CatalogueEntry}, by the same names, except these:
 *
 * <table>
 *   <caption>Where a field differs from the catalogue's column</caption>
 *   <tr><th>api.gov.uk</th><th>here</th><th>why</th></tr>
 *   <tr><td>{@code url}, {@code documentation}</td><td>the same</td>
 *       <td>an absolute http or https URL; a cell that is none is reported, and left out of the
 *       entry</td></tr>
 *   <tr><td>{@code dateAdded}, {@code dateUpdated}</td><td>{@code addedDate}, {@code
 *       updatedDate}</td><td>the name of a date ends in {@code Date}; in the CSV they keep the
 *       catalogue's names</td></tr>
 *   <tr><td>{@code startDate}, {@code endDate}</td><td>the same</td><td>dates; some cells of the
 *       catalogue say "in service", and are reported</td></tr>
 *   <tr><td>{@code license}, {@code areaServed}, {@code maintainer}</td><td>the same</td><td>free
 *       text, as in the catalogue; a maintainer is an institution's published contact</td></tr>
 *   <tr><td>any other column</td><td>none</td><td>kept in the CSV, not in the entry</td></tr>
 *   <tr><td>the file itself</td><td>{@code {"csv": "…"}}</td><td>a body is a JSON object; the text
 *       is the file's, cell by cell</td></tr>
 * </table>
 *
 * <p>{@link org.govnet.api.servicedirectory.OfferedService} has no model there: it is what govnet's
 * own directory says of a service (contract and version), with a title, the capability, the address
 * of its OpenAPI document and, as RFC 9745 and RFC 8594 have them, since when it is deprecated and
 * when it will be gone.
 *
 * <p>Rules: every node may read; only the node itself, through its own processes, may put its
 * catalogue, and others are answered {@code caller-not-allowed} (403). Nothing here is about a
 * person.
 */
@NullMarked
package org.govnet.api.servicedirectory;

import org.jspecify.annotations.NullMarked;
