package org.govnet.examples.uknetwork;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.Document;
import org.govnet.api.planning.NewPublicComment;
import org.govnet.api.planning.PublicComment;
import org.govnet.api.planning.PublicCommentSummary;
import org.govnet.api.planning.PublicComments;
import org.govnet.api.planning.PublicSentiment;
import org.govnet.api.planning.SpecialistComment;
import org.govnet.api.planning.SpecialistCommentSummary;
import org.govnet.api.planning.SpecialistComments;
import org.govnet.api.planning.SpecialistSentiment;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside applications in the same database: documents and comments. What a member of the
 * public submitted is in a column that nothing here selects.
 */
final class PlanningPapers {
  private static final String DOCUMENT = "planning_document";
  private static final String PUBLIC = "planning_public_comment";
  private static final String SPECIALIST = "planning_specialist_comment";

  private final Database database;

  /** The papers in that database. */
  PlanningPapers(Database database) {
    this.database =
        database.with(
            table(DOCUMENT, ""),
            table(PUBLIC, ", submitted VARCHAR NOT NULL"),
            table(SPECIALIST, ""));
  }

  private static String table(String name, String more) {
    return "CREATE TABLE IF NOT EXISTS "
        + name
        + " (num BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application VARCHAR(64) NOT NULL,"
        + " kind VARCHAR(30) NOT NULL, record VARCHAR NOT NULL"
        + more
        + ")";
  }

  /** Adds something to an application that is fit for it; nobody changes it meanwhile. */
  <T> T add(String application, Function<Application, T> make, Writer<T> writer) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              T made = make.apply(PlanningRegister.lock(handle, application));
              writer.write(handle, made);
              return made;
            });
  }

  /**
   * Writes something down.
   *
   * @param <T> what
   */
  interface Writer<T> {
    void write(Handle handle, T made);
  }

  static Writer<Document> document(String application) {
    return (handle, made) ->
        insert(handle, DOCUMENT, application, made.association().name(), Rows.json(made));
  }

  static Writer<PublicComment> publicComment(String application, NewPublicComment submitted) {
    return (handle, made) ->
        handle.execute(
            "INSERT INTO " + PUBLIC + " (application, kind, record, submitted) VALUES (?, ?, ?, ?)",
            application,
            made.sentiment().name(),
            Rows.json(made),
            Rows.json(submitted));
  }

  static Writer<SpecialistComment> specialistComment(String application) {
    return (handle, made) ->
        insert(handle, SPECIALIST, application, made.sentiment().name(), Rows.json(made));
  }

  private static void insert(
      Handle handle, String table, String application, String kind, String record) {
    handle.execute(
        "INSERT INTO " + table + " (application, kind, record) VALUES (?, ?, ?)",
        application,
        kind,
        record);
  }

  Page<Document> documents(String application, int limit, @Nullable Cursor cursor) {
    return database
        .jdbi()
        .withHandle(handle -> page(handle, DOCUMENT, Document.class, application, limit, cursor));
  }

  PublicComments publicComments(String application, int limit, @Nullable Cursor cursor) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Map<String, Integer> counts = counts(handle, PUBLIC, application);
              return new PublicComments(
                  PublicCommentSummary.of(
                      count(counts, PublicSentiment.OBJECTION),
                      count(counts, PublicSentiment.NEUTRAL),
                      count(counts, PublicSentiment.SUPPORTIVE)),
                  page(handle, PUBLIC, PublicComment.class, application, limit, cursor));
            });
  }

  SpecialistComments specialistComments(String application, int limit, @Nullable Cursor cursor) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Map<String, Integer> counts = counts(handle, SPECIALIST, application);
              return new SpecialistComments(
                  SpecialistCommentSummary.of(
                      count(counts, SpecialistSentiment.APPROVED),
                      count(counts, SpecialistSentiment.AMENDMENTS_NEEDED),
                      count(counts, SpecialistSentiment.OBJECTED)),
                  page(handle, SPECIALIST, SpecialistComment.class, application, limit, cursor));
            });
  }

  private static int count(Map<String, Integer> counts, Enum<?> sentiment) {
    return counts.getOrDefault(sentiment.name(), 0);
  }

  private static Map<String, Integer> counts(Handle handle, String table, String application) {
    return handle
        .select("SELECT kind FROM " + table + " WHERE application = ?", application)
        .mapTo(String.class)
        .collect(Collectors.toMap(kind -> kind, kind -> 1, Integer::sum));
  }

  private static <T> Page<T> page(
      Handle handle,
      String table,
      Class<T> type,
      String application,
      int limit,
      @Nullable Cursor cursor) {
    List<Rows.Row<T>> rows =
        handle
            .select(
                "SELECT num, record FROM "
                    + table
                    + " WHERE application = ? AND num < ? ORDER BY num DESC LIMIT ?",
                application,
                cursor == null ? Long.MAX_VALUE : Cursors.decode(cursor),
                limit + 1)
            .map(Rows.of(type))
            .list();
    return Rows.page(rows, limit, item -> item);
  }
}
