package org.govnet.examples.uknetwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.govnet.api.AreaCode;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.care.Attribute;
import org.govnet.api.care.CareService;
import org.govnet.api.care.CareServiceNotFound;
import org.govnet.api.care.ServiceArea;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tables of a council's care services, and what both contracts ask of them. */
final class CareRegister {
  private final Jdbi jdbi;

  /** Makes the tables, and puts the seed into them; what is there with its ids is replaced. */
  CareRegister(Database database, CareSeed seed) {
    jdbi =
        database
            .with(
                "CREATE TABLE IF NOT EXISTS care_entry (kind VARCHAR(20), id VARCHAR(200),"
                    + " pos BIGINT NOT NULL, owner VARCHAR(200), record VARCHAR NOT NULL,"
                    + " PRIMARY KEY (kind, id))",
                "CREATE TABLE IF NOT EXISTS care_service (id VARCHAR(200) PRIMARY KEY,"
                    + " pos BIGINT NOT NULL, organization_id VARCHAR(200) NOT NULL,"
                    + " words VARCHAR NOT NULL, status VARCHAR(30) NOT NULL, minimum_age INT,"
                    + " maximum_age INT, everywhere BOOLEAN NOT NULL, record VARCHAR NOT NULL)",
                "CREATE TABLE IF NOT EXISTS care_service_area (service_id VARCHAR(200),"
                    + " area CHAR(9), PRIMARY KEY (service_id, area))",
                "CREATE TABLE IF NOT EXISTS care_service_term (service_id VARCHAR(200),"
                    + " term_id VARCHAR(200), PRIMARY KEY (service_id, term_id))")
            .jdbi();
    jdbi.useTransaction(handle -> put(handle, seed));
  }

  /** The database that the tables are in. */
  Jdbi jdbi() {
    return jdbi;
  }

  /**
   * One care service.
   *
   * @throws CareServiceNotFound if there is none with that id
   */
  CareService service(String id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT record FROM care_service WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(record -> Rows.read(record, CareService.class))
        .orElseThrow(() -> new CareServiceNotFound(id));
  }

  private static void put(Handle handle, CareSeed seed) {
    int pos = 0;
    for (var it : seed.organizations()) {
      entry(handle, "organization", it.id(), pos++, it.parentOrganizationId(), it);
    }
    for (var it : seed.locations()) {
      entry(handle, "location", it.id(), pos++, it.organizationId(), it);
    }
    for (var it : seed.terms()) {
      entry(handle, "term", it.id(), pos++, it.parentId(), it);
    }
    for (CareOffer offer : seed.offers()) {
      service(handle, pos++, offer.service());
    }
  }

  private static void entry(
      Handle handle, String kind, String id, int pos, @Nullable String owner, Object record) {
    handle
        .createUpdate(
            "MERGE INTO care_entry (kind, id, pos, owner, record) KEY (kind, id)"
                + " VALUES (:kind, :id, :pos, :owner, :record)")
        .bind("kind", kind)
        .bind("id", id)
        .bind("pos", pos)
        .bind("owner", owner)
        .bind("record", Rows.json(record))
        .execute();
  }

  private static void service(Handle handle, int pos, CareService it) {
    String words = it.name() + "\n" + it.alternateName() + "\n" + it.description();
    handle
        .createUpdate(
            "MERGE INTO care_service (id, pos, organization_id, words, status, minimum_age,"
                + " maximum_age, everywhere, record) KEY (id) VALUES (:id, :pos, :organization,"
                + " :words, :status, :minimum, :maximum, :everywhere, :record)")
        .bind("id", it.id())
        .bind("pos", pos)
        .bind("organization", it.organizationId())
        .bind("words", words.toLowerCase(Locale.ROOT))
        .bind("status", it.status().name())
        .bind("minimum", it.minimumAge())
        .bind("maximum", it.maximumAge())
        .bind("everywhere", it.serviceAreas().isEmpty())
        .bind("record", Rows.json(it))
        .execute();
    handle.execute("DELETE FROM care_service_area WHERE service_id = ?", it.id());
    it.serviceAreas().stream()
        .map(ServiceArea::area)
        .map(AreaCode::value)
        .distinct()
        .forEach(
            area -> handle.execute("INSERT INTO care_service_area VALUES (?, ?)", it.id(), area));
    handle.execute("DELETE FROM care_service_term WHERE service_id = ?", it.id());
    it.attributes().stream()
        .map(Attribute::taxonomyTerm)
        .map(term -> term.id())
        .distinct()
        .forEach(
            term -> handle.execute("INSERT INTO care_service_term VALUES (?, ?)", it.id(), term));
  }

  /** A question to one table, condition by condition, with its answer by pages. */
  static final class Listing {
    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Listing(String table) {
      this.table = table;
    }

    /** Adds a condition on {@code :name}, unless the value is null: then everything matches. */
    Listing and(String condition, String name, @Nullable Object value) {
      if (value != null) {
        conditions.add("(" + condition + ")");
        values.put(name, value);
      }
      return this;
    }

    /**
     * One page.
     *
     * @param descending whether the last comes first
     * @param limit what the caller said
     * @param show makes an item of a row's record
     */
    <T> Page<T> page(
        Jdbi jdbi,
        boolean descending,
        @Nullable Integer limit,
        @Nullable Cursor cursor,
        Function<String, T> show) {
      int most = Page.limit(limit);
      and(descending ? "pos < :cursor" : "pos > :cursor", "cursor", number(cursor));
      String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
      String sql =
          "SELECT pos, record FROM "
              + table
              + where
              + " ORDER BY pos"
              + (descending ? " DESC" : "")
              + " FETCH FIRST "
              + (most + 1)
              + " ROWS ONLY";
      List<Row> rows =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(sql)
                      .bindMap(values)
                      .map((it, context) -> new Row(it.getLong("pos"), it.getString("record")))
                      .list());
      List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
      return new Page<>(
          shown.stream().map(Row::record).map(show).toList(),
          rows.size() > most ? Cursors.encode(shown.get(most - 1).pos()) : null);
    }

    private static @Nullable Long number(@Nullable Cursor cursor) {
      return cursor == null ? null : (Long) Cursors.decode(cursor);
    }
  }

  private record Row(long pos, String record) {}
}
