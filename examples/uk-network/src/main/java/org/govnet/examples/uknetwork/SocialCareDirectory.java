package org.govnet.examples.uknetwork;

import java.util.Locale;
import java.util.Optional;
import org.govnet.api.AreaCode;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.care.CareService;
import org.govnet.api.care.CareServiceStatus;
import org.govnet.api.care.CareServiceSummary;
import org.govnet.api.care.Location;
import org.govnet.api.care.LocationNotFound;
import org.govnet.api.care.Organization;
import org.govnet.api.care.OrganizationNotFound;
import org.govnet.api.care.SocialCare;
import org.govnet.api.care.TaxonomyTerm;
import org.govnet.examples.uknetwork.CareRegister.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A council's directory of social care, in its own database. What is in it is fictional: see {@link
 * CareSeed}.
 */
final class SocialCareDirectory implements SocialCare {
  private final CareRegister register;

  /** A directory of what the seed has, and of what was in the database before. */
  SocialCareDirectory(Database database, CareSeed seed) {
    this.register = new CareRegister(database, seed);
  }

  @Override
  public Page<CareServiceSummary> services(
      @Nullable String search,
      @Nullable String taxonomyTermId,
      @Nullable String organizationId,
      @Nullable AreaCode area,
      @Nullable Integer age,
      @Nullable CareServiceStatus status,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    return new Listing("care_service")
        .and("LOCATE(:search, words) > 0", "search", lower(search))
        .and(
            "id IN (SELECT service_id FROM care_service_term WHERE term_id = :term)",
            "term",
            taxonomyTermId)
        .and("organization_id = :organization", "organization", organizationId)
        .and(
            "everywhere OR id IN (SELECT service_id FROM care_service_area WHERE area = :area)",
            "area",
            area == null ? null : area.value())
        .and("COALESCE(minimum_age, 0) <= :age AND COALESCE(maximum_age, :age) >= :age", "age", age)
        .and("status = :status", "status", status == null ? null : status.name())
        .page(
            register.jdbi(),
            false,
            limit,
            cursor,
            record -> Rows.read(record, CareService.class).summary());
  }

  @Override
  public CareService service(String id) {
    return register.service(id);
  }

  @Override
  public Page<Organization> organizations(@Nullable Integer limit, @Nullable Cursor cursor) {
    return entries("organization", Organization.class, null, limit, cursor);
  }

  @Override
  public Organization organization(String id) {
    return entry("organization", id, Organization.class)
        .orElseThrow(() -> new OrganizationNotFound(id));
  }

  @Override
  public Page<Location> locations(
      @Nullable String organizationId, @Nullable Integer limit, @Nullable Cursor cursor) {
    return entries("location", Location.class, organizationId, limit, cursor);
  }

  @Override
  public Location location(String id) {
    return entry("location", id, Location.class).orElseThrow(() -> new LocationNotFound(id));
  }

  @Override
  public Page<TaxonomyTerm> taxonomyTerms(
      @Nullable String parentId, @Nullable Integer limit, @Nullable Cursor cursor) {
    return entries("term", TaxonomyTerm.class, parentId, limit, cursor);
  }

  private <T> Page<T> entries(
      String kind,
      Class<T> type,
      @Nullable String owner,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    return new Listing("care_entry")
        .and("kind = :kind", "kind", kind)
        .and("owner = :owner", "owner", owner)
        .page(register.jdbi(), false, limit, cursor, record -> Rows.read(record, type));
  }

  private <T> Optional<T> entry(String kind, String id, Class<T> type) {
    return register
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT record FROM care_entry WHERE kind = :kind AND id = :id")
                    .bind("kind", kind)
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(record -> Rows.read(record, type));
  }

  private static @Nullable String lower(@Nullable String search) {
    return search == null ? null : search.toLowerCase(Locale.ROOT);
  }
}
