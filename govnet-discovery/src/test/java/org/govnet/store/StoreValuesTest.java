package org.govnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StoreValuesTest {
  private static void assertIllegal(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void refusesBadNames() {
    assertIllegal(() -> new Change("", "x"), "a name must be 1 to 200 of a-z, 0-9, / and -: \"\"");
    assertIllegal(
        () -> new Change("Root", "x"), "a name must be 1 to 200 of a-z, 0-9, / and -: \"Root\"");
    assertIllegal(
        () -> new Change("a\n", null),
        "a name must be 1 to 200 of a-z, 0-9, / and -: \"a\\u000a\"");
    assertThatIllegalArgumentException().isThrownBy(() -> new Change("n".repeat(201), "x"));
    assertThat(new Change("n".repeat(200), "x").name()).hasSize(200);
  }

  @Test
  void refusesTextsThatAreTooLongOrCannotBeKept() {
    assertIllegal(
        () -> new Change("a", "x".repeat(Change.MAX_CONTENT + 1)),
        "the content of \"a\" has 2097153 characters, and may have 2097152");
    assertIllegal(
        () -> new Change("a", "xy\0"),
        "the content of \"a\" has U+0000 at index 2: U+0000 and half a surrogate pair cannot be"
            + " kept");
    assertIllegal(
        () -> new Change("a", "x\uD83D"),
        "the content of \"a\" has U+D83D at index 1: U+0000 and half a surrogate pair cannot be"
            + " kept");
    assertIllegal(
        () -> new Change("a", "\uDC09x"),
        "the content of \"a\" has U+DC09 at index 0: U+0000 and half a surrogate pair cannot be"
            + " kept");
    assertIllegal(
        () -> new Revision(7, "s".repeat(Revision.MAX_STATEMENT + 1), List.of()),
        "the statement of revision 7 has 65537 characters, and may have 65536");
  }

  @Test
  void refusesBadRevisions() {
    Change a = new Change("a", "x");
    assertIllegal(
        () -> new Revision(0, "", List.of()), "a revision's number must be at least 1: 0");
    assertIllegal(
        () -> new Revision(3, "", List.of(a, new Change("b", null), new Change("a", null))),
        "revision 3 changes \"a\" twice");
    List<Change> many = new ArrayList<>();
    for (int i = 0; i <= Revision.MAX_CHANGES; i++) {
      many.add(new Change("n" + i, null));
    }
    assertIllegal(
        () -> new Revision(3, "", many),
        "revision 3 has 10001 changes, and may have 10000: make several revisions of it");
    String large = "x".repeat(Change.MAX_CONTENT);
    List<Change> heavy = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      heavy.add(new Change("n" + i, large));
    }
    assertIllegal(
        () -> new Revision(3, "", heavy),
        "revision 3 has 67108950 characters, and may have 67108864: make several revisions of it");
    assertIllegal(
        () -> new Contents(0, "", new TreeMap<>()), "a revision's number must be at least 1: 0");
  }

  @Test
  void showsNoContent() {
    Change change = new Change("root", "secret");
    assertThat(change).hasToString("Change of root: 6 characters");
    assertThat(new Change("root", null)).hasToString("Change of root: removed");
    assertThat(new Revision(2, "secret", List.of(change))).hasToString("Revision 2: 1 changes");
    assertThat(new Contents(2, "secret", new TreeMap<>()))
        .hasToString("Contents of revision 2: 0 entries");
  }

  @Test
  void looksLessAndLessOftenWhileTheEngineIsAway() {
    PollDelay delay = new PollDelay(Duration.ofMillis(250));
    assertThat(delay.afterSuccess()).hasMillis(250);
    assertThat(delay.afterFailure()).hasMillis(500);
    assertThat(delay.afterFailure()).hasMillis(1000);
    assertThat(delay.afterFailure()).hasMillis(2000);
    assertThat(delay.afterFailure()).hasMillis(2000);
    assertThat(delay.afterSuccess()).hasMillis(250);
    assertThat(delay.afterFailure()).hasMillis(500);

    PollDelay slow = new PollDelay(Duration.ofSeconds(30));
    assertThat(slow.afterFailure()).hasSeconds(30);
    assertThat(slow.afterSuccess()).hasSeconds(30);
  }
}
