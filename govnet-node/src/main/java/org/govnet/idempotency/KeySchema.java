package org.govnet.idempotency;

import java.util.List;
import org.govnet.jdbc.Schema;

/** The table of a JdbcIdempotency. */
final class KeySchema {
  private static final String MIGRATION = "govnet_idempotency_migration";
  static final String KEY = "govnet_idempotency_key";

  /**
   * Times are milliseconds since 1970, by the database's clock. {@code status} is there once the
   * answer is, {@code done} says that the service has committed it, and {@code confirmed} that the
   * store has, too.
   */
  static final Schema SCHEMA =
      new Schema(
          MIGRATION,
          KEY,
          List.of(
              List.of(
                  "create table if not exists "
                      + KEY
                      + " (id varchar(43) primary key, caller varchar(63) not null,"
                      + " operation varchar(1000) not null, idempotency_key varchar(255) not null,"
                      + " asked varchar(1000) not null, exactly_once boolean not null,"
                      + " run varchar(22) not null, lease_until bigint not null,"
                      + " forget_at bigint not null, done boolean not null,"
                      + " confirmed boolean default false not null, status integer,"
                      + " fields bytea, body bytea, size bigint not null)",
                  "create index if not exists " + KEY + "_by_age on " + KEY + " (forget_at)",
                  "create index if not exists "
                      + KEY
                      + "_by_caller on "
                      + KEY
                      + " (caller, size)")));

  private KeySchema() {}
}
