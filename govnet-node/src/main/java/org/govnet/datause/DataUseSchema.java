package org.govnet.datause;

import java.util.List;
import org.govnet.jdbc.Schema;

/** The tables of a JdbcDataUse. */
final class DataUseSchema {
  static final String USE = "govnet_data_use";
  static final String ORDER = "govnet_data_use_order";
  static final String KEY = "govnet_data_use_key";

  /**
   * Times are milliseconds since 1970, by the node's clock. {@code num} is the order of uses, which
   * nobody is shown; the key's table has one row.
   */
  static final Schema SCHEMA =
      new Schema(
          "govnet_data_use_migration",
          USE,
          List.of(
              List.of(
                  "create table if not exists "
                      + USE
                      + " (num bigint generated always as identity primary key,"
                      + " id varchar(32) not null unique, subject varchar(43),"
                      + " entry varchar not null, used_at bigint not null,"
                      + " delayed_until bigint not null, forget_at bigint not null)",
                  "create index if not exists " + USE + "_by_subject on " + USE + " (subject, num)",
                  "create index if not exists " + USE + "_by_age on " + USE + " (forget_at)",
                  "create table if not exists "
                      + ORDER
                      + " (num bigint generated always as identity primary key,"
                      + " use_id varchar(32) not null, ordered_at bigint not null,"
                      + " reason varchar(40), until_at bigint)",
                  "create index if not exists " + ORDER + "_by_use on " + ORDER + " (use_id)",
                  "create table if not exists "
                      + KEY
                      + " (one integer primary key, key_id varchar(43) not null)")));

  private DataUseSchema() {}
}
