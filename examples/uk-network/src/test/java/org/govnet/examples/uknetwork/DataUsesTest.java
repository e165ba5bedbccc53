package org.govnet.examples.uknetwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.govnet.api.ContractId;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Purpose;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.govnet.api.datause.InvalidDelay;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.govnet.api.datause.UseNotFound;
import org.govnet.api.datause.UsesQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataUsesTest {
  private static final IdempotencyKey KEY = IdempotencyKey.of("k-1");
  private static final Subject ADA =
      new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, "AA 12 34 56 A");
  private static final Subject BOB = new Subject(SubjectScheme.NHS_NUMBER, "999 123 4551");
  private static final Instant NOW = Instant.parse("2026-08-09T13:58:07Z");

  private final SetClock clock = new SetClock(NOW);
  private final SetCaller caller = new SetCaller("leeds");
  private final Database database = Database.inMemory();
  private final DataUses uses = uses("newcastle's own key, for tests only");

  private DataUses uses(String key) {
    return new DataUses(
        database, clock, NodeId.of("newcastle"), DataUsesTest::name, key.getBytes(UTF_8), caller);
  }

  private static String name(NodeId node) {
    return "The institution of " + node;
  }

  private static RecordedUse disclosed(String operation) {
    return new RecordedUse(
        UseKind.DISCLOSED_TO,
        NodeId.of("birmingham"),
        "Birmingham City Council",
        ContractId.of("tax-obligations"),
        operation,
        Purpose.of("council-tax-reduction"),
        LegalBasis.publicTask().with(LegalBasis.Power.PUBLIC_SERVICE_DELIVERY),
        "newcastle-birmingham-7",
        List.of("income"));
  }

  private List<String> operations(Subject subject) {
    return operations(uses.uses(UsesQuery.of(subject)));
  }

  private static List<String> operations(Page<Use> page) {
    return page.items().stream().map(Use::operation).toList();
  }

  @Test
  void tellsWhoHadWhatWhenWhatForAndByWhichLaw() {
    String id = uses.record(ADA, disclosed("liabilities"));
    assertThat(uses.uses(UsesQuery.of(ADA)).items())
        .containsExactly(
            new Use(
                id,
                NOW,
                UseKind.DISCLOSED_TO,
                NodeId.of("birmingham"),
                "Birmingham City Council",
                ContractId.of("tax-obligations"),
                "liabilities",
                Purpose.of("council-tax-reduction"),
                LegalBasis.parse("uk-gdpr-6-1-e, dea-2017-s35"),
                "newcastle-birmingham-7",
                List.of("income")));
  }

  @Test
  void tellsNobodyOfAnother() {
    uses.record(ADA, disclosed("liabilities"));
    assertThat(operations(BOB)).isEmpty();
  }

  @Test
  void readingIsItselfAUse() {
    assertThat(operations(ADA)).isEmpty();
    clock.now = NOW.plusSeconds(60);
    caller.node = NodeId.of("newcastle");
    List<Use> after = uses.uses(UsesQuery.of(ADA)).items();
    assertThat(after).hasSize(1);
    Use reading = after.get(0);
    assertThat(reading.usedAt()).isEqualTo(NOW);
    assertThat(reading.kind()).isEqualTo(UseKind.DISCLOSED_TO);
    assertThat(reading.institution()).isEqualTo(NodeId.of("leeds"));
    assertThat(reading.institutionName()).isEqualTo("The institution of leeds");
    assertThat(reading.contract()).isEqualTo(ContractId.of("data-use"));
    assertThat(reading.purpose()).isEqualTo(Purpose.of("data-subject-access"));
    assertThat(reading.legalBasis()).isEqualTo(LegalBasis.parse("uk-gdpr-6-1-c"));
    assertThat(uses.uses(UsesQuery.of(ADA)).items().get(0).kind())
        .isEqualTo(UseKind.READ_INTERNALLY);
  }

  @Test
  void readingIsRecordedByTheReadersOwnWords() {
    caller.says("data-subject-access", "uk-gdpr-6-1-a");
    uses.uses(UsesQuery.of(ADA));
    caller.says("data-subject-access", "uk-gdpr-6-1-e");
    assertThat(uses.uses(UsesQuery.of(ADA)).items())
        .extracting(Use::legalBasis)
        .containsExactly(LegalBasis.of(LegalBasis.Article6.CONSENT));
  }

  @Test
  void keepsWhatAServiceSaysWithWhatItsCallerSaid() {
    caller.says("blue-badge-eligibility", "uk-gdpr-6-1-e, dea-2017-s35");
    used(ADA, UseKind.DISCLOSED_TO, "find");
    used(ADA, UseKind.RECEIVED_FROM, "submit");
    caller.node = NodeId.of("newcastle");
    used(ADA, UseKind.DISCLOSED_TO, "view");
    used(ADA, UseKind.RECEIVED_FROM, "update");
    List<Use> found = uses.uses(UsesQuery.of(ADA)).items();
    assertThat(found)
        .extracting(use -> use.operation() + " " + use.kind() + " " + use.institutionName())
        .containsExactly(
            "update READ_INTERNALLY The institution of newcastle",
            "view READ_INTERNALLY The institution of newcastle",
            "submit RECEIVED_FROM The institution of leeds",
            "find DISCLOSED_TO The institution of leeds");
    Use first = found.get(3);
    assertThat(first)
        .isEqualTo(
            new Use(
                first.id(),
                NOW,
                UseKind.DISCLOSED_TO,
                NodeId.of("leeds"),
                "The institution of leeds",
                ContractId.of("pensions-finder"),
                "find",
                Purpose.of("blue-badge-eligibility"),
                LegalBasis.parse("uk-gdpr-6-1-e, dea-2017-s35"),
                null,
                List.of("pensions")));
  }

  @Test
  void aUseOfNobodysDataIsNotKept() {
    used(null, UseKind.DISCLOSED_TO, "find");
    assertThat(recorded()).isZero();
  }

  @Test
  void aUseWithoutAPurposeOrALawIsRefused() {
    caller.purpose = null;
    assertThatThrownBy(() -> used(ADA, UseKind.DISCLOSED_TO, "find"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a use by find has no purpose: is the operation @PersonalData?");
    caller.says("blue-badge-eligibility", "uk-gdpr-6-1-e");
    caller.legalBasis = null;
    assertThatThrownBy(() -> used(ADA, UseKind.DISCLOSED_TO, "find"))
        .hasMessage("a use by find has no legal basis: is the operation @PersonalData?");
    assertThat(recorded()).isZero();
  }

  private void used(@Nullable Subject subject, UseKind kind, String operation) {
    uses.used(caller, subject, kind, ContractId.of("pensions-finder"), operation, "pensions");
  }

  private long recorded() {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM data_use").mapTo(Long.class).one());
  }

  @Test
  void isReadInPagesNewestFirstWhileReadingIsRecorded() {
    for (int i = 0; i < 7; i++) {
      uses.record(ADA, disclosed("operation-" + i));
      uses.record(BOB, disclosed("of-bob"));
    }
    List<String> read = new ArrayList<>();
    UsesQuery query = new UsesQuery(ADA, 3, null);
    while (query != null) {
      Page<Use> page = uses.uses(query);
      read.addAll(operations(page));
      assertThat(read).doesNotHaveDuplicates();
      query = page.next() == null ? null : query.after(page.next());
    }
    assertThat(read)
        .containsExactly(
            "operation-6",
            "operation-5",
            "operation-4",
            "operation-3",
            "operation-2",
            "operation-1",
            "operation-0");
  }

  @Test
  void aCursorIsOfOnePersonsList() {
    uses.record(ADA, disclosed("first"));
    uses.record(ADA, disclosed("second"));
    Cursor next = uses.uses(new UsesQuery(ADA, 1, null)).next();
    assertThat(next).isNotNull();
    for (UsesQuery wrong :
        List.of(
            new UsesQuery(BOB, 1, next),
            new UsesQuery(ADA, 1, Cursor.of("x")),
            new UsesQuery(ADA, 0, null),
            new UsesQuery(ADA, 101, null))) {
      assertThatThrownBy(() -> uses.uses(wrong)).isInstanceOf(InvalidPaging.class);
    }
  }

  @Test
  void aDelayedUseIsNotShownUntilItsTime() {
    uses.record(ADA, disclosed("before"));
    String id = uses.record(ADA, disclosed("investigated"));
    uses.record(ADA, disclosed("after"));
    Instant end = NOW.plus(30, ChronoUnit.DAYS);
    delay(id, end);
    assertThat(operations(ADA)).containsExactly("after", "before");
    clock.now = end.minusNanos(1);
    assertThat(operations(ADA)).doesNotContain("investigated");
    clock.now = end;
    assertThat(operations(ADA)).containsSubsequence("after", "investigated", "before");
    assertThat(uses.uses(UsesQuery.of(ADA)).items())
        .filteredOn(use -> use.operation().equals("investigated"))
        .extracting(Use::usedAt)
        .containsExactly(NOW);
  }

  @Test
  void aDelayLeavesNoTrace() {
    // Two people with the same uses, one of whom has another that is delayed between them.
    for (int i = 0; i < 6; i++) {
      if (i == 3) {
        delay(uses.record(ADA, disclosed("investigated")), NOW.plus(1, ChronoUnit.DAYS));
      }
      uses.record(ADA, disclosed("operation-" + i));
      uses.record(BOB, disclosed("operation-" + i));
    }
    for (int limit = 1; limit <= 7; limit++) {
      assertThat(shape(ADA, limit)).as("pages of %s", limit).isEqualTo(shape(BOB, limit));
    }
  }

  /** Everything that could tell: the uses, how they fall on pages, how long cursors and ids are. */
  private List<String> shape(Subject subject, int limit) {
    List<String> shape = new ArrayList<>();
    UsesQuery query = new UsesQuery(subject, limit, null);
    while (query != null) {
      Page<Use> page = uses.uses(query);
      Cursor next = page.next();
      if (next != null) {
        String last = page.items().get(page.items().size() - 1).id();
        assertThat(new String(Base64.getUrlDecoder().decode(next.value()), UTF_8))
            .as("what a cursor tells, the page tells")
            .isEqualTo("before:" + last);
      }
      page.items().forEach(use -> shape.add(use.operation() + " " + use.id().length()));
      shape.add(next == null ? "end" : "next");
      query = next == null ? null : query.after(next);
    }
    return shape;
  }

  @Test
  void aDelayIsRenewedAndLifted() {
    String id = uses.record(ADA, disclosed("investigated"));
    delay(id, NOW.plus(10, ChronoUnit.DAYS));
    clock.now = NOW.plus(9, ChronoUnit.DAYS);
    delay(id, clock.now.plus(300, ChronoUnit.DAYS));
    clock.now = NOW.plus(200, ChronoUnit.DAYS);
    assertThat(operations(ADA)).doesNotContain("investigated");
    asOwnNode(() -> uses.lift(id, KEY));
    assertThat(operations(ADA)).contains("investigated");
    asOwnNode(() -> uses.lift(id, KEY));
  }

  @Test
  void aDelayEndsWithinAYear() {
    String id = uses.record(ADA, disclosed("investigated"));
    for (Instant wrong : List.of(NOW.minusSeconds(1), NOW, Instant.parse("2027-08-09T13:58:08Z"))) {
      assertThatThrownBy(() -> delay(id, wrong))
          .isInstanceOf(InvalidDelay.class)
          .hasMessageContaining("untilAt must be after now, and at most 12 months ahead: " + wrong);
    }
    delay(id, Instant.parse("2027-08-09T13:58:07Z"));
  }

  @Test
  void theNodeItselfIsToldOfAnIdThatIsNone() {
    assertThatThrownBy(() -> delay("no-such-use", NOW.plusSeconds(60)))
        .isInstanceOf(UseNotFound.class)
        .hasMessage("404 use-not-found: no use has the id \"no-such-use\"");
    assertThatThrownBy(() -> asOwnNode(() -> uses.lift("no-such-use", KEY)))
        .isInstanceOf(UseNotFound.class);
  }

  @Test
  void theDatabaseHasNoIdentifierInClear() {
    delay(uses.record(ADA, disclosed("liabilities")), NOW.plusSeconds(60));
    uses.record(BOB, disclosed("liabilities"));
    operations(ADA);
    List<String> script =
        database
            .jdbi()
            .withHandle(handle -> handle.createQuery("SCRIPT").mapTo(String.class).list());
    String dump = String.join("\n", script);
    assertThat(dump).contains("liabilities", "DATA_USE_DELAY");
    assertThat(dump).doesNotContain(ADA.value(), BOB.value(), "AA 12 34 56 A", "999 123 4551");
    for (byte[] plain : List.of(ADA.value().getBytes(UTF_8), BOB.value().getBytes(UTF_8))) {
      assertThat(dump)
          .doesNotContain(
              java.util.HexFormat.of().formatHex(plain),
              Base64.getEncoder().withoutPadding().encodeToString(plain));
    }
  }

  @Test
  void anotherKeyIsAnotherRecord() {
    uses.record(ADA, disclosed("liabilities"));
    DataUses other = uses("birmingham's own key, for tests only");
    assertThat(other.uses(UsesQuery.of(ADA)).items()).isEmpty();
    assertThat(uses("newcastle's own key, for tests only").uses(UsesQuery.of(ADA)).items())
        .as("a second replica with the same key")
        .hasSize(1);
    assertThatThrownBy(() -> uses("short"))
        .hasMessage("the key must have at least 32 random bytes: 5");
  }

  @Test
  void usesRecordedAtOnceAreAllKept() throws InterruptedException {
    List<Callable<String>> many = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      many.add(() -> uses.record(ADA, disclosed("liabilities")));
    }
    assertThat(Races.taken(many)).isEqualTo(24);
    assertThat(uses.uses(new UsesQuery(ADA, 100, null)).items())
        .hasSize(24)
        .extracting(Use::id)
        .doesNotHaveDuplicates();
  }

  private void delay(String id, Instant until) {
    asOwnNode(() -> uses.delay(id, KEY, new Delay(DelayReason.CRIME, until)));
  }

  private void asOwnNode(Runnable order) {
    NodeId before = caller.node;
    caller.node = NodeId.of("newcastle");
    try {
      order.run();
    } finally {
      caller.node = before;
    }
  }
}
