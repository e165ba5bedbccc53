package org.govnet.examples.uknetwork;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.ProcessStage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A planning authority's applications in its database. The number of a row is the order of arrival,
 * which never changes, so a cursor is one. Whoever changes an application holds its row's lock from
 * reading to writing, so that of two steps at once one sees the other's result.
 */
final class PlanningRegister {
  /** The authority's time zone. */
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Database database;

  /**
   * The register in that database, which begins with {@code seed} if it was empty.
   *
   * @param seed oldest first
   */
  PlanningRegister(Database database, List<Application> seed) {
    this.database =
        database.with(
            "CREATE TABLE IF NOT EXISTS planning_application (num BIGINT GENERATED ALWAYS AS"
                + " IDENTITY PRIMARY KEY, id VARCHAR(64) UNIQUE NOT NULL, reference VARCHAR(40) NOT"
                + " NULL, uprn VARCHAR(12), stage VARCHAR(20) NOT NULL, status VARCHAR(20) NOT NULL,"
                + " record VARCHAR NOT NULL)",
            "CREATE TABLE IF NOT EXISTS planning_reference (yr INT PRIMARY KEY, used INT NOT NULL)");
    // An embedded database has one process, so its replicas share the object.
    synchronized (database) {
      database.jdbi().useTransaction(handle -> seed(handle, seed));
    }
  }

  private static void seed(Handle handle, List<Application> seed) {
    if (handle.select("SELECT COUNT(*) FROM planning_application").mapTo(Long.class).one() > 0) {
      return;
    }
    handle.execute("MERGE INTO planning_reference (yr, used) KEY (yr) VALUES (0, 0)");
    for (Application application : seed) {
      insert(handle, application);
      nextNumber(handle, yearOf(application));
    }
  }

  Page<ApplicationSummary> list(
      @Nullable String reference,
      @Nullable Uprn uprn,
      @Nullable ProcessStage stage,
      @Nullable ApplicationStatus status,
      int limit,
      @Nullable Cursor cursor) {
    StringBuilder sql = new StringBuilder("SELECT num, record FROM planning_application WHERE 1=1");
    List<Object> values = new ArrayList<>();
    filter(sql, values, " AND reference = ?", reference);
    filter(sql, values, " AND uprn = ?", uprn == null ? null : uprn.value());
    filter(sql, values, " AND stage = ?", stage == null ? null : stage.toString());
    filter(sql, values, " AND status = ?", status == null ? null : status.toString());
    filter(sql, values, " AND num < ?", cursor == null ? null : Cursors.decode(cursor));
    sql.append(" ORDER BY num DESC LIMIT ?");
    values.add(limit + 1);
    return Rows.page(
        database
            .jdbi()
            .withHandle(
                handle -> {
                  Query query = handle.createQuery(sql.toString());
                  for (int i = 0; i < values.size(); i++) {
                    query.bind(i, values.get(i));
                  }
                  return query.map(Rows.of(Application.class)).list();
                }),
        limit,
        Application::summary);
  }

  private static void filter(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  Application get(String id) {
    return database.jdbi().withHandle(handle -> get(handle, id, ""));
  }

  /** The application, which nobody else changes until the transaction is over. */
  static Application lock(Handle handle, String id) {
    return get(handle, id, " FOR UPDATE");
  }

  private static Application get(Handle handle, String id, String lock) {
    return handle
        .select("SELECT record FROM planning_application WHERE id = ?" + lock, id)
        .mapTo(String.class)
        .findOne()
        .map(record -> Rows.read(record, Application.class))
        .orElseThrow(() -> new ApplicationNotFound(id));
  }

  /** Changes an application from what it is to what {@code step} makes of it, or not at all. */
  Application change(String id, UnaryOperator<Application> step) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Application after = step.apply(lock(handle, id));
              handle.execute(
                  "UPDATE planning_application SET stage = ?, status = ?, record = ? WHERE id = ?",
                  after.stage().toString(),
                  after.status().toString(),
                  Rows.json(after),
                  id);
              return after;
            });
  }

  /** Whether an application has that id. */
  static boolean uses(Handle handle, String id) {
    return handle
        .select("SELECT 1 FROM planning_application WHERE id = ?", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void insert(Handle handle, Application application) {
    Uprn uprn = application.site().uprn();
    handle.execute(
        "INSERT INTO planning_application (id, reference, uprn, stage, status, record) VALUES (?,"
            + " ?, ?, ?, ?, ?)",
        application.id(),
        application.reference(),
        uprn == null ? null : uprn.value(),
        application.stage().toString(),
        application.status().toString(),
        Rows.json(application));
  }

  /**
   * The next number of a year's references, and none other gets it.
   *
   * @param year whose references are counted
   */
  static int nextNumber(Handle handle, int year) {
    // One at a time, even in the first hour of a year, which has no row to lock yet.
    handle
        .select("SELECT used FROM planning_reference WHERE yr = 0 FOR UPDATE")
        .mapTo(Integer.class)
        .one();
    handle.execute(
        "MERGE INTO planning_reference t USING (VALUES (CAST(? AS INT))) s(yr) ON t.yr = s.yr WHEN"
            + " MATCHED THEN UPDATE SET used = t.used + 1 WHEN NOT MATCHED THEN INSERT (yr, used)"
            + " VALUES (s.yr, 1)",
        year);
    return handle
        .select("SELECT used FROM planning_reference WHERE yr = ?", year)
        .mapTo(Integer.class)
        .one();
  }

  /** The suffixes are made up; every authority has its own. */
  static String reference(ApplicationType type, int year, int number) {
    String suffix =
        switch (type) {
          case PLANNING_PERMISSION -> "FUL";
          case PRIOR_APPROVAL -> "PA";
          case LAWFUL_DEVELOPMENT_CERTIFICATE -> "LDC";
          case LISTED_BUILDING_CONSENT -> "LBC";
          case WORKS_TO_TREES -> "TPO";
          default -> "OTH";
        };
    return String.format("%02d/%04d/%s", year % 100, number, suffix);
  }

  private static int yearOf(Application application) {
    return LocalDate.ofInstant(application.submittedAt(), LONDON).getYear();
  }
}
