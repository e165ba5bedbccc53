package org.govnet.examples.uknetwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Postcode;
import org.govnet.api.pensions.MatchLifecycle;
import org.govnet.api.pensions.MatchStatus;
import org.govnet.api.pensions.MatchStep;
import org.govnet.api.pensions.PensionAdministrator;
import org.govnet.api.pensions.PensionIdentifier;
import org.govnet.api.pensions.PensionView;
import org.govnet.api.pensions.PossibleMatch;
import org.govnet.api.pensions.UnknownIdentifier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The members of the schemes that Liverpool runs, and the identifiers registered for their
 * pensions. An identifier's row has no place for anything that a find request says.
 */
final class PensionRegister {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String MATCHES =
      "SELECT m.status, m.reference, m.contact_by, p.* FROM matches m JOIN members p ON p.asset ="
          + " m.asset WHERE m.identifier = ?";

  private final Jdbi jdbi;
  private final Clock clock;

  PensionRegister(Database database, Clock clock) {
    this.clock = clock;
    this.jdbi =
        database
            .with(
                "CREATE TABLE IF NOT EXISTS members (asset CHAR(36) PRIMARY KEY, holder CHAR(36)"
                    + " NOT NULL, birth_date DATE NOT NULL, family_name VARCHAR(70) NOT NULL,"
                    + " given_name VARCHAR(70) NOT NULL, nino CHAR(9), postcode VARCHAR(8),"
                    + " available BOOLEAN NOT NULL, record VARCHAR NOT NULL)",
                "CREATE INDEX IF NOT EXISTS members_born ON members (birth_date)",
                "CREATE TABLE IF NOT EXISTS matches (identifier CHAR(73) PRIMARY KEY, asset"
                    + " CHAR(36) NOT NULL, status VARCHAR(15) NOT NULL, reference VARCHAR(35),"
                    + " contact_by DATE)")
            .jdbi();
  }

  /**
   * A member of a scheme.
   *
   * @param asset the holder's own GUID for the pension, which does not travel
   * @param available whether the provider can show the pension now
   * @param view the pension, as a definite match is shown it
   */
  record Member(
      UUID asset,
      UUID holder,
      LocalDate birthDate,
      String familyName,
      String givenName,
      @Nullable NationalInsuranceNumber nationalInsuranceNumber,
      @Nullable Postcode postcode,
      boolean available,
      PensionView view) {
    String schemeName() {
      return view.arrangements().get(0).schemeName();
    }

    PensionAdministrator administrator() {
      return view.arrangements().get(0).administrator();
    }

    /** The scheme alone. */
    @Override
    public String toString() {
      return "Member[" + schemeName() + "]";
    }
  }

  /** What an identifier leads to. */
  record Match(
      MatchStatus status,
      @Nullable String reference,
      @Nullable LocalDate contactBy,
      Member member) {
    PossibleMatch possible(PensionIdentifier identifier) {
      if (reference == null || contactBy == null) {
        throw new IllegalStateException("a possible match has a reference and a last day");
      }
      return new PossibleMatch(
          identifier, member.schemeName(), reference, member.administrator(), contactBy);
    }
  }

  boolean empty() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT COUNT(*) FROM members").mapTo(Long.class).one() == 0);
  }

  void add(Member member) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, member.asset().toString())
                .bind(1, member.holder().toString())
                .bind(2, member.birthDate())
                .bind(3, member.familyName())
                .bind(4, member.givenName())
                .bind(5, value(member.nationalInsuranceNumber()))
                .bind(6, member.postcode() == null ? null : member.postcode().value())
                .bind(7, member.available())
                .bind(8, Rows.json(member.view()))
                .execute());
  }

  List<Member> bornOn(LocalDate birthDate) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM members WHERE birth_date = ? ORDER BY asset")
                .bind(0, birthDate)
                .map((row, context) -> member(row))
                .list());
  }

  /** The identifier of a pension that is surely the asker's: the one it has, or a new one. */
  PensionIdentifier registerDefinite(Member member) {
    return jdbi.inTransaction(
        handle -> {
          // Whoever registers this pension waits here, so that it gets one identifier.
          handle
              .createQuery("SELECT asset FROM members WHERE asset = ? FOR UPDATE")
              .bind(0, member.asset().toString())
              .mapTo(String.class)
              .one();
          Optional<PensionIdentifier> registered =
              handle
                  .createQuery(
                      "SELECT identifier FROM matches WHERE asset = ? AND status = ? AND reference"
                          + " IS NULL")
                  .bind(0, member.asset().toString())
                  .bind(1, MatchStatus.YES.toString())
                  .map((row, context) -> PensionIdentifier.of(row.getString(1)))
                  .findFirst();
          return registered.orElseGet(() -> insert(handle, member, MatchStatus.YES, null, null));
        });
  }

  /** Registers a pension that may be the asker's, under an identifier of this match alone. */
  PossibleMatch registerPossible(Member member) {
    String reference =
        "PM-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    LocalDate contactBy = today().plusDays(PossibleMatch.DAYS);
    PensionIdentifier identifier =
        jdbi.withHandle(
            handle -> insert(handle, member, MatchLifecycle.TABLE.start(), reference, contactBy));
    return new Match(MatchLifecycle.TABLE.start(), reference, contactBy, member)
        .possible(identifier);
  }

  /** What an identifier leads to today; empty if it was never registered. */
  Optional<Match> match(PensionIdentifier identifier) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Match> found = find(handle, identifier);
          return found.filter(this::overdue).isPresent()
              ? found.map(match -> step(handle, identifier, match, MatchStep.EXPIRE))
              : found;
        });
  }

  /**
   * What the administrator's desk does once it knows more of a match; not a part of the contract. A
   * possible match whose time is up expires, whatever the step.
   *
   * @return what the match is now
   * @throws UnknownIdentifier if it was never registered
   * @throws org.govnet.api.IllegalTransition if the match is not where the step may be taken
   */
  MatchStatus settle(PensionIdentifier identifier, MatchStep step) {
    return jdbi.inTransaction(
            handle -> {
              Match match =
                  find(handle, identifier).orElseThrow(() -> new UnknownIdentifier(identifier));
              return step(handle, identifier, match, overdue(match) ? MatchStep.EXPIRE : step);
            })
        .status();
  }

  private boolean overdue(Match match) {
    return match.status() == MatchStatus.POSSIBLE
        && match.contactBy() != null
        && today().isAfter(match.contactBy());
  }

  private static Optional<Match> find(Handle handle, PensionIdentifier identifier) {
    // The row stays ours until the transaction ends: nobody takes a step in between.
    handle
        .createQuery("SELECT identifier FROM matches WHERE identifier = ? FOR UPDATE")
        .bind(0, identifier.value())
        .mapTo(String.class)
        .findOne();
    return handle
        .createQuery(MATCHES)
        .bind(0, identifier.value())
        .map((row, context) -> match(row))
        .findOne();
  }

  private static Match step(
      Handle handle, PensionIdentifier identifier, Match match, MatchStep step) {
    MatchStatus after = MatchLifecycle.TABLE.after(match.status(), step);
    handle.execute(
        "UPDATE matches SET status = ? WHERE identifier = ?", after.toString(), identifier.value());
    return new Match(after, match.reference(), match.contactBy(), match.member());
  }

  private static PensionIdentifier insert(
      Handle handle,
      Member member,
      MatchStatus status,
      @Nullable String reference,
      @Nullable LocalDate contactBy) {
    PensionIdentifier identifier = PensionIdentifier.of(member.holder(), UUID.randomUUID());
    handle
        .createUpdate("INSERT INTO matches VALUES (?, ?, ?, ?, ?)")
        .bind(0, identifier.value())
        .bind(1, member.asset().toString())
        .bind(2, status.toString())
        .bind(3, reference)
        .bind(4, contactBy)
        .execute();
    return identifier;
  }

  private static Match match(ResultSet row) throws SQLException {
    String code = row.getString("status");
    for (MatchStatus status : MatchStatus.values()) {
      if (status.toString().equals(code)) {
        return new Match(
            status,
            row.getString("reference"),
            row.getObject("contact_by", LocalDate.class),
            member(row));
      }
    }
    throw new IllegalStateException("a match has the status " + code + ", which is none");
  }

  private static Member member(ResultSet row) throws SQLException {
    String number = row.getString("nino");
    String postcode = row.getString("postcode");
    return new Member(
        UUID.fromString(row.getString("asset")),
        UUID.fromString(row.getString("holder")),
        row.getObject("birth_date", LocalDate.class),
        row.getString("family_name"),
        row.getString("given_name"),
        number == null ? null : NationalInsuranceNumber.of(number),
        postcode == null ? null : Postcode.of(postcode),
        row.getBoolean("available"),
        Rows.read(row.getString("record"), PensionView.class));
  }

  private static @Nullable String value(@Nullable NationalInsuranceNumber number) {
    return number == null ? null : number.value();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }
}
