package org.govnet.examples.uknetwork;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govnet.api.Cursor;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Page;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.ContractStatus;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.PledgeStatus;
import org.govnet.api.procurement.ProcessState;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a procurement hub keeps, as seen in one transaction of {@link HubStore}. */
final class HubLedger {
  private final Handle handle;

  HubLedger(Handle handle) {
    this.handle = handle;
  }

  /** What is used of a framework, or of one of its lots, by what is not cancelled. */
  record Used(long quantity, BigDecimal amount) {}

  /** What was published. */
  HubArchive archive() {
    return new HubArchive(handle);
  }

  /** A number that was never given before; later ones are larger. */
  long nextNumber() {
    return handle.createQuery("SELECT NEXT VALUE FOR hub_number").mapTo(Long.class).one();
  }

  void add(HubProcess process) {
    handle
        .createUpdate("INSERT INTO hub_process VALUES (:number, :ocid, :state, :due, :body)")
        .bind("number", nextNumber())
        .bind("ocid", process.ocid().value())
        .bind("state", process.state().toString())
        .bind("due", HubRows.millis(process.dueAt()))
        .bind("body", Rows.json(process))
        .execute();
  }

  void put(HubProcess process) {
    handle
        .createUpdate(
            "UPDATE hub_process SET state = :state, due_at = :due, body = :body"
                + " WHERE ocid = :ocid")
        .bind("ocid", process.ocid().value())
        .bind("state", process.state().toString())
        .bind("due", HubRows.millis(process.dueAt()))
        .bind("body", Rows.json(process))
        .execute();
  }

  Optional<HubProcess> process(Ocid ocid) {
    return one("SELECT body FROM hub_process WHERE ocid = :ocid", ocid, HubProcess.class);
  }

  boolean hasProcesses() {
    return handle.createQuery("SELECT COUNT(*) FROM hub_process").mapTo(Long.class).one() > 0;
  }

  /** Those that move on by themselves now, in the order in which they were opened. */
  List<HubProcess> due(Instant now) {
    return handle
        .createQuery("SELECT body FROM hub_process WHERE due_at <= :now ORDER BY number")
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .map(body -> Rows.read(body, HubProcess.class))
        .list();
  }

  Page<HubProcess> processes(@Nullable ProcessState state, int limit, @Nullable Cursor cursor) {
    return HubRows.page(
        handle
            .createQuery(
                "SELECT number, body FROM hub_process WHERE (:state IS NULL OR state = :state)"
                    + " AND number < :before ORDER BY number DESC LIMIT :most")
            .bind("state", state == null ? null : state.toString()),
        limit,
        cursor,
        HubProcess.class);
  }

  void put(Pledge pledge) {
    boolean live = pledge.status() == PledgeStatus.LIVE;
    int revised =
        handle
            .createUpdate(
                "UPDATE hub_pledge SET live = :live, body = :body"
                    + " WHERE ocid = :ocid AND node = :node")
            .bind("ocid", pledge.ocid().value())
            .bind("node", pledge.node().value())
            .bind("live", live)
            .bind("body", Rows.json(pledge))
            .execute();
    if (revised == 0) {
      handle
          .createUpdate("INSERT INTO hub_pledge VALUES (:number, :ocid, :node, :live, :body)")
          .bind("number", nextNumber())
          .bind("ocid", pledge.ocid().value())
          .bind("node", pledge.node().value())
          .bind("live", live)
          .bind("body", Rows.json(pledge))
          .execute();
    }
  }

  Optional<Pledge> livePledge(Ocid ocid, NodeId node) {
    return handle
        .createQuery("SELECT body FROM hub_pledge WHERE ocid = :ocid AND node = :node AND live")
        .bind("ocid", ocid.value())
        .bind("node", node.value())
        .mapTo(String.class)
        .findOne()
        .map(body -> Rows.read(body, Pledge.class));
  }

  List<Pledge> livePledges(Ocid ocid) {
    return all("SELECT body FROM hub_pledge WHERE ocid = :ocid AND live", ocid, Pledge.class);
  }

  Page<Pledge> livePledges(Ocid ocid, int limit, @Nullable Cursor cursor) {
    return HubRows.page(
        handle
            .createQuery(
                "SELECT number, body FROM hub_pledge WHERE ocid = :ocid AND live"
                    + " AND number < :before ORDER BY number DESC LIMIT :most")
            .bind("ocid", ocid.value()),
        limit,
        cursor,
        Pledge.class);
  }

  void add(Ocid ocid, Bid bid) {
    handle
        .createUpdate("INSERT INTO hub_bid VALUES (:number, :ocid, :supplier, :body)")
        .bind("number", nextNumber())
        .bind("ocid", ocid.value())
        .bind("supplier", bid.supplier().identifier().toString())
        .bind("body", Rows.json(bid))
        .execute();
  }

  List<Bid> bids(Ocid ocid) {
    return all("SELECT body FROM hub_bid WHERE ocid = :ocid ORDER BY number", ocid, Bid.class);
  }

  Page<Bid> bids(Ocid ocid, int limit, @Nullable Cursor cursor) {
    return HubRows.page(
        handle
            .createQuery(
                "SELECT number, body FROM hub_bid WHERE ocid = :ocid AND number < :before"
                    + " ORDER BY number DESC LIMIT :most")
            .bind("ocid", ocid.value()),
        limit,
        cursor,
        Bid.class);
  }

  void add(HubCallOff added) {
    CallOff callOff = added.callOff();
    handle
        .createUpdate(
            "INSERT INTO hub_call_off VALUES"
                + " (:number, :ocid, :framework, :node, :lot, TRUE, :quantity, :amount, :body)")
        .bind("number", nextNumber())
        .bind("ocid", callOff.ocid().value())
        .bind("framework", callOff.framework().value())
        .bind("node", callOff.node().value())
        .bind("lot", callOff.lotId())
        .bind("quantity", callOff.quantity())
        .bind("amount", callOff.value().amount())
        .bind("body", Rows.json(added))
        .execute();
  }

  void put(HubCallOff changed) {
    handle
        .createUpdate("UPDATE hub_call_off SET counts = :counts, body = :body WHERE ocid = :ocid")
        .bind("ocid", changed.callOff().ocid().value())
        .bind("counts", changed.callOff().status() != ContractStatus.CANCELLED)
        .bind("body", Rows.json(changed))
        .execute();
  }

  Optional<HubCallOff> callOff(Ocid ocid) {
    return one("SELECT body FROM hub_call_off WHERE ocid = :ocid", ocid, HubCallOff.class);
  }

  /** The call-offs of a framework by one node; by all if {@code node} is null. */
  Page<HubCallOff> callOffs(
      Ocid framework, @Nullable NodeId node, int limit, @Nullable Cursor cursor) {
    return HubRows.page(
        handle
            .createQuery(
                "SELECT number, body FROM hub_call_off WHERE framework = :ocid"
                    + " AND (:node IS NULL OR node = :node) AND number < :before"
                    + " ORDER BY number DESC LIMIT :most")
            .bind("ocid", framework.value())
            .bind("node", node == null ? null : node.value()),
        limit,
        cursor,
        HubCallOff.class);
  }

  /** What is used of a lot; of the whole framework if {@code lot} is null. */
  Used used(Ocid framework, @Nullable String lot) {
    return handle
        .createQuery(
            "SELECT COALESCE(SUM(quantity), 0) AS quantity, COALESCE(SUM(amount), 0) AS amount"
                + " FROM hub_call_off WHERE framework = :ocid AND counts"
                + " AND (:lot IS NULL OR lot = :lot)")
        .bind("ocid", framework.value())
        .bind("lot", lot)
        .map((rows, context) -> new Used(rows.getLong("quantity"), rows.getBigDecimal("amount")))
        .one();
  }

  private <T> Optional<T> one(String sql, Ocid ocid, Class<T> type) {
    return handle
        .createQuery(sql)
        .bind("ocid", ocid.value())
        .mapTo(String.class)
        .findOne()
        .map(body -> Rows.read(body, type));
  }

  private <T> List<T> all(String sql, Ocid ocid, Class<T> type) {
    return handle
        .createQuery(sql)
        .bind("ocid", ocid.value())
        .mapTo(String.class)
        .map(body -> Rows.read(body, type))
        .list();
  }
}
