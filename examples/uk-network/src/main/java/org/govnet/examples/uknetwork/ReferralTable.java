package org.govnet.examples.uknetwork;

import java.util.Optional;
import org.govnet.api.NhsNumber;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralSummary;
import org.govnet.examples.uknetwork.CareRegister.Listing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The referrals that a council has had, and what they are looked up by. */
final class ReferralTable {
  private final Jdbi jdbi;

  ReferralTable(Database database) {
    jdbi =
        database
            .with(
                "CREATE TABLE IF NOT EXISTS care_referral"
                    + " (pos BIGINT GENERATED ALWAYS AS IDENTITY, id VARCHAR(40) PRIMARY KEY,"
                    + " state VARCHAR(20) NOT NULL, service_id VARCHAR(200) NOT NULL,"
                    + " referrer_node VARCHAR(63) NOT NULL, nhs_number CHAR(10),"
                    + " record VARCHAR NOT NULL)")
            .jdbi();
  }

  void add(Handle handle, Referral it) {
    handle.execute(
        "INSERT INTO care_referral (id, state, service_id, referrer_node, nhs_number, record)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        it.id(),
        it.state().name(),
        it.request().serviceId(),
        it.referrerNode().value(),
        nhsNumber(it),
        Rows.json(it));
  }

  void replace(Handle handle, Referral it) {
    handle.execute(
        "UPDATE care_referral SET state = ?, nhs_number = ?, record = ? WHERE id = ?",
        it.state().name(),
        nhsNumber(it),
        Rows.json(it),
        it.id());
  }

  Optional<Referral> find(String id) {
    return jdbi.withHandle(
        handle -> find(handle, "SELECT record FROM care_referral WHERE id = :id", id));
  }

  /** The same, and nobody else changes it before the transaction ends. */
  Optional<Referral> lock(Handle handle, String id) {
    return find(handle, "SELECT record FROM care_referral WHERE id = :id FOR UPDATE", id);
  }

  /**
   * Those that match, newest first.
   *
   * @param referrer whose alone; null for everybody's
   */
  Page<ReferralSummary> search(ReferralSearch search, @Nullable NodeId referrer) {
    NhsNumber number = search.nhsNumber();
    return new Listing("care_referral")
        .and("referrer_node = :node", "node", referrer == null ? null : referrer.value())
        .and("nhs_number = :number", "number", number == null ? null : number.value())
        .and("service_id = :service", "service", search.serviceId())
        .and("state = :state", "state", search.state() == null ? null : search.state().name())
        .page(
            jdbi,
            true,
            search.limit(),
            search.cursor(),
            record -> Rows.read(record, Referral.class).summary());
  }

  private static Optional<Referral> find(Handle handle, String sql, String id) {
    return handle
        .createQuery(sql)
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(record -> Rows.read(record, Referral.class));
  }

  private static @Nullable String nhsNumber(Referral it) {
    NhsNumber number = it.request().person().nhsNumber();
    return number == null ? null : number.value();
  }
}
