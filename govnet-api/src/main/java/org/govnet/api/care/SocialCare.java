package org.govnet.api.care;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.AreaCode;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/** What care there is in a place, for whom, when and at what cost: a directory for everybody. */
@Contract(id = "social-care", version = 1, tier = Tier.COUNTY)
@Capability("social-care")
@Path("/social-care/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SocialCare {
  /**
   * The care services that match every filter given, in the directory's own order; a null filter
   * matches all.
   *
   * @param search words that the name, other name or description has, in any case; of care, never
   *     of a person
   * @param taxonomyTermId the id of a term that it is sorted under; narrower terms are not implied
   * @param organizationId who gives it
   * @param area a place whose residents it is for; those that are for everybody match every place
   * @param age an age, in whole years, that it is for
   * @param status whether it is open
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("services")
  Page<CareServiceSummary> services(
      @QueryParam("search") @Nullable String search,
      @QueryParam("taxonomyTermId") @Nullable String taxonomyTermId,
      @QueryParam("organizationId") @Nullable String organizationId,
      @QueryParam("area") @Nullable AreaCode area,
      @QueryParam("age") @Nullable Integer age,
      @QueryParam("status") @Nullable CareServiceStatus status,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One care service, whole.
   *
   * @param id as the list has it
   * @throws CareServiceNotFound if there is none with that id
   */
  @GET
  @Path("services/{id}")
  CareService service(@PathParam("id") String id) throws CareServiceNotFound;

  /**
   * Who gives care services here.
   *
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("organizations")
  Page<Organization> organizations(
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One organisation.
   *
   * @throws OrganizationNotFound if there is none with that id
   */
  @GET
  @Path("organizations/{id}")
  Organization organization(@PathParam("id") String id) throws OrganizationNotFound;

  /**
   * Where care services are given.
   *
   * @param organizationId who runs it; null for all
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("locations")
  Page<Location> locations(
      @QueryParam("organizationId") @Nullable String organizationId,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One location.
   *
   * @throws LocationNotFound if there is none with that id
   */
  @GET
  @Path("locations/{id}")
  Location location(@PathParam("id") String id) throws LocationNotFound;

  /**
   * The terms that care services are sorted under.
   *
   * @param parentId the wider term; null for all
   * @param limit at most so many on a page, 1 to 100; null for 20
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this list's
   */
  @GET
  @Path("taxonomy-terms")
  Page<TaxonomyTerm> taxonomyTerms(
      @QueryParam("parentId") @Nullable String parentId,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;
}
