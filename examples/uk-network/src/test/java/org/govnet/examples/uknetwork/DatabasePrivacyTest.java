package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.statement.StatementException;
import org.junit.jupiter.api.Test;

/** What a node logs of a statement that failed. */
class DatabasePrivacyTest {
  @Test
  void doesNotShowTheArgumentsOfAFailedStatement() {
    Database database =
        Database.inMemory().with("CREATE TABLE person (number VARCHAR, note VARCHAR NOT NULL)");
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useHandle(
                        handle ->
                            handle
                                .createUpdate("INSERT INTO person VALUES (:number, :note)")
                                .bind("number", "9991234551")
                                .bind("note", (String) null)
                                .execute()))
        .isInstanceOf(StatementException.class)
        .hasMessageNotContaining("9991234551");
    database.shutdown();
  }
}
