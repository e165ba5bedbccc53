package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.agreement.AgreementBook;
import org.govnet.api.AreaCode;
import org.govnet.api.ContractId;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.govnet.api.datause.InvalidDelay;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.govnet.api.datause.UseNotFound;
import org.govnet.api.datause.UsesQuery;
import org.govnet.api.servicedirectory.ServiceDirectory;
import org.govnet.client.CallPolicy;
import org.govnet.client.Govnet;
import org.govnet.datause.DataUseMemory;
import org.govnet.datause.DataUseStore;
import org.govnet.datause.DataUseUnavailable;
import org.govnet.datause.JdbcDataUse;
import org.govnet.datause.RecordedUse;
import org.govnet.datause.SubjectKey;
import org.govnet.discovery.Identity;
import org.govnet.idempotency.IdempotencyMemory;
import org.govnet.idempotency.JdbcIdempotency;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node records who used whose data by itself, and shows people their own, over the wire. */
@SuppressWarnings("NullAway.Init") // set before each test
class UseRecordingTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final NodeId MANCHESTER = NodeId.of("manchester");
  private static final LegalBasis TASK = LegalBasis.publicTask();
  private static final LegalBasis ACCESS = LegalBasis.of(LegalBasis.Article6.LEGAL_OBLIGATION);
  private static final Subject ADA =
      new Subject(SubjectScheme.NHS_NUMBER, HealthNotesService.ADA.value());
  private static final Subject BOB =
      new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, HealthNotesService.BOB.value());

  @TempDir Path folder;
  private final HealthNotesService service = new HealthNotesService();
  private final MayBeAway store = new MayBeAway();
  private LocalNetwork network;
  private Identity manchester;
  private Identity leeds;
  private GovnetNode node;
  private Govnet caller;

  /** A record in memory that can be away, and shows a test all that is in it. */
  private static final class MayBeAway implements DataUseStore {
    final DataUseMemory memory = new DataUseMemory();
    final List<RecordedUse> all = new ArrayList<>();
    volatile boolean away;

    private void requireThere() {
      if (away) {
        throw new DataUseUnavailable("away, as the test has it");
      }
    }

    @Override
    public void open(String keyId) {
      memory.open(keyId);
    }

    @Override
    public synchronized void record(List<RecordedUse> uses, Instant now) {
      requireThere();
      memory.record(uses, now);
      all.addAll(uses);
    }

    @Override
    public Optional<List<Use>> uses(
        String subject, @Nullable String before, int most, Instant now) {
      requireThere();
      return memory.uses(subject, before, most, now);
    }

    @Override
    public boolean order(String id, @Nullable Delay delay, Instant now) {
      requireThere();
      return memory.order(id, delay, now);
    }

    synchronized List<RecordedUse> taken() {
      List<RecordedUse> taken = List.copyOf(all);
      all.clear();
      return taken;
    }
  }

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, CLOCK);
    manchester = admit("manchester", "Manchester City Council");
    leeds = admit("leeds", "Leeds City Council");
    for (Class<?> contract : List.of(HealthNotes.class, DataUse.class)) {
      network.agree(manchester, leeds, contract, TASK, ACCESS);
    }
    node = GovnetNode.builder(manchester, network.anchor()).serve(service).dataUse(store).start();
    caller = join(leeds);
  }

  private Identity admit(String name, String institution) {
    AreaCode area = AreaCode.of(name.equals("leeds") ? "E08000035" : "E08000003");
    return network.admit(NodeId.of(name), institution, List.of(area), List.of());
  }

  /** Once, so that a test sees what the node answers. */
  private Govnet join(Identity identity) {
    CallPolicy once = new CallPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20), 1);
    return Govnet.builder(identity, network.anchor()).policy(once).join();
  }

  @AfterEach
  void stop() {
    caller.close();
    node.close();
    network.close();
  }

  private HealthNotes notes() {
    return caller.forPurpose(Purpose.of("care"), TASK).client(HealthNotes.class, MANCHESTER);
  }

  private static DataUse record(Govnet govnet, NodeId at) {
    return govnet.forPurpose(Purpose.of("data-subject-access"), ACCESS).client(DataUse.class, at);
  }

  private List<Use> shown(Subject subject) {
    return record(caller, MANCHESTER).uses(UsesQuery.of(subject)).items();
  }

  private static HealthNotes.Query about(String how) {
    return new HealthNotes.Query(HealthNotesService.ADA, how);
  }

  private static void expect(String code, ThrowingCallable call) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, call);
    assertThat(refused).as("refused with " + code).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
  }

  @Test
  void aServiceThatSaysNothingYieldsAnEntryThatThePersonIsShown() {
    Instant before = Instant.now().minusSeconds(1);
    notes().find(about("well"));

    Use use = shown(ADA).get(0);

    assertThat(use)
        .isEqualTo(
            new Use(
                use.id(),
                use.usedAt(),
                UseKind.DISCLOSED_TO,
                leeds.node(),
                "Leeds City Council",
                ContractId.of("health-notes"),
                "find",
                Purpose.of("care"),
                TASK,
                "health-notes-1",
                null,
                List.of("health notes")));
    assertThat(use.usedAt()).isBetween(before, Instant.now());
    assertThat(use.id()).matches("[0-9a-f]{32}");
    assertThat(shown(BOB)).as("another's").isEmpty();
  }

  @Test
  void readingIsItselfAUseAndShownTheNextTime() {
    assertThat(shown(ADA)).isEmpty();
    Use reading = shown(ADA).get(0);
    assertThat(reading.contract()).isEqualTo(ContractId.of("data-use"));
    assertThat(reading.purpose()).isEqualTo(Purpose.of("data-subject-access"));
    assertThat(reading.legalBasis()).isEqualTo(ACCESS);
    Use own = record(node.govnet(), MANCHESTER).uses(UsesQuery.of(ADA)).items().get(0);
    assertThat(own.kind()).isEqualTo(UseKind.DISCLOSED_TO);
    assertThat(shown(ADA).get(0).kind()).isEqualTo(UseKind.READ_INTERNALLY);
  }

  @Test
  void aWriteIsReceivedUnlessTheServiceSaysThatItHandsOver() {
    notes().add(IdempotencyKey.random(), about("well"));
    notes().close("7", IdempotencyKey.random());
    assertThat(shown(ADA))
        .extracting(use -> use.operation() + " " + use.kind())
        .containsExactly("close DISCLOSED_TO", "add RECEIVED_FROM");
  }

  @Test
  void whatIsRefusedOrFailsIsNoUse() {
    IdempotencyKey key = IdempotencyKey.random();
    notes().add(key, about("well"));
    store.taken();
    expect("idempotency-key-reused", () -> notes().add(key, about("otherwise")));
    expect("as-asked", () -> notes().find(about("unknown")));
    expect("as-asked", () -> notes().find(about("wrong")));
    expect("as-asked", () -> notes().find(about("away")));
    assertThatThrownBy(() -> notes().find(about("broken")))
        .isInstanceOf(org.govnet.api.GovnetException.class);
    notes().count();
    assertThat(store.taken()).isEmpty();
  }

  @Test
  void aProblemOfTheServiceTellsSomethingAndIsAUse() {
    expect("as-asked", () -> notes().add(IdempotencyKey.random(), about("closed")));
    assertThat(store.taken())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.use().operation()).isEqualTo("add");
              assertThat(use.use().kind()).isEqualTo(UseKind.DISCLOSED_TO);
            });
  }

  @Test
  void aServiceSaysInOneLineWhoseAnIdIs() {
    notes().one("adas");
    notes().one("wordy");
    assertThat(shown(ADA))
        .extracting(Use::categories)
        .containsExactly(List.of("health", "care plan"), List.of("health notes"));
  }

  @Test
  void anIdOfNobodyKnownIsKeptAsThatIdAlone() {
    notes().one("77");
    notes().one("77");
    notes().one("78");
    List<String> subjects =
        store.taken().stream().map(use -> String.valueOf(use.subject())).toList();
    assertThat(subjects).hasSize(3).allMatch(subject -> subject.matches("[A-Za-z0-9_-]{43}"));
    assertThat(subjects.get(0)).isEqualTo(subjects.get(1)).isNotEqualTo(subjects.get(2));
  }

  @Test
  void aListIsAboutEachOfItsPeopleOnce() {
    notes().all();
    assertThat(store.taken()).hasSize(2).extracting(use -> use.use().id()).doesNotHaveDuplicates();
    assertThat(shown(ADA)).extracting(Use::operation).containsExactly("all");
    assertThat(shown(BOB)).extracting(Use::operation).containsExactly("all");
  }

  @Test
  void theUseIsThereOnlyWhileOneIsServed() {
    assertThat(notes().count().text()).isEqualTo("no use of personal data now");
    CurrentUseOfCaller nobodys = new CurrentUseOfCaller();
    assertThatThrownBy(() -> nobodys.about(HealthNotesService.ADA))
        .hasMessageStartingWith("there is a CurrentUse only while a @PersonalData operation");
  }

  @Test
  void anAnswerThatCannotBeRecordedIsNotGiven() {
    store.away = true;
    expect("data-use-unavailable", () -> notes().find(about("well")));
    expect("data-use-unavailable", () -> shown(ADA));
    assertThat(notes().count()).as("about nobody").isNotNull();
    store.away = false;
    notes().find(about("well"));
    assertThat(store.taken()).hasSize(1);
  }

  @Test
  void aWriteThatCouldNotBeRecordedIsDoneOnceAndAnsweredOnceItCan() {
    IdempotencyKey key = IdempotencyKey.random();
    store.away = true;
    expect("data-use-unavailable", () -> notes().close("7", key));
    expect("data-use-unavailable", () -> notes().close("7", key));
    assertThat(service.ran).hasValue(1);
    assertThat(store.taken()).isEmpty();

    store.away = false;

    assertThat(notes().close("7", key)).isEqualTo(new Probe.Note("7", "run 1"));
    assertThat(service.ran).as("it is done once").hasValue(1);
    assertThat(shown(ADA))
        .as("as the service said the first time")
        .extracting(use -> use.operation() + " " + use.kind())
        .containsExactly("close DISCLOSED_TO");
  }

  /** As a service has it that commits its answer with its own work. */
  @Test
  void anAnswerThatTheServiceCommitsIsOfWhomItSaidToo() {
    node.close();
    caller.close();
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:committed;DB_CLOSE_DELAY=-1");
    service.database = database;
    node =
        GovnetNode.builder(manchester, network.anchor())
            .serve(service)
            .idempotency(new JdbcIdempotency(database))
            .dataUse(store)
            .start();
    caller = join(leeds);
    IdempotencyKey key = IdempotencyKey.random();
    store.away = true;
    expect("data-use-unavailable", () -> notes().close("7", key));
    store.away = false;
    assertThat(notes().close("7", key)).isEqualTo(new Probe.Note("7", "run 1"));
    assertThat(service.ran).hasValue(1);
    assertThat(shown(ADA))
        .extracting(use -> use.operation() + " " + use.kind())
        .containsExactly("close DISCLOSED_TO");
  }

  @Test
  void aKeptAnswerThatIsGivenAgainIsAnotherUse() {
    IdempotencyKey key = IdempotencyKey.random();
    assertThat(notes().close("7", key)).isEqualTo(notes().close("7", key));
    assertThat(service.ran).hasValue(1);
    assertThat(shown(ADA)).hasSize(2).extracting(Use::id).doesNotHaveDuplicates();
  }

  @Test
  void theOwnNodeDelaysAndLiftsAndNobodyElse() {
    notes().find(about("well"));
    notes().one("secret");
    assertThat(shown(ADA)).extracting(Use::operation).containsExactly("find");
    Use use = shown(ADA).get(1);
    DataUse own = record(node.govnet(), MANCHESTER);
    Delay delay = new Delay(DelayReason.CRIME, Instant.now().plus(Duration.ofDays(30)));
    expect(
        "caller-not-allowed",
        () -> record(caller, MANCHESTER).delay(use.id(), IdempotencyKey.random(), delay));
    own.delay(use.id(), IdempotencyKey.random(), delay);
    assertThat(shown(ADA)).extracting(Use::operation).containsOnly("uses");
    own.lift(use.id(), IdempotencyKey.random());
    assertThat(shown(ADA)).contains(use);
    for (Instant wrong : List.of(Instant.now(), Instant.now().plus(Duration.ofDays(367)))) {
      assertThatThrownBy(
              () ->
                  own.delay(use.id(), IdempotencyKey.random(), new Delay(DelayReason.CRIME, wrong)))
          .isInstanceOf(InvalidDelay.class);
    }
    for (String none : List.of("0".repeat(32), "nothing")) {
      assertThatThrownBy(() -> own.lift(none, IdempotencyKey.random()))
          .isInstanceOf(UseNotFound.class);
    }
  }

  @Test
  void isReadInPagesWhileReadingIsRecorded() {
    for (int i = 0; i < 5; i++) {
      notes().find(about("note-" + i));
      notes().one("adas");
    }
    List<Use> read = new ArrayList<>();
    UsesQuery query = new UsesQuery(ADA, 3, null);
    while (query != null) {
      Page<Use> page = record(caller, MANCHESTER).uses(query);
      read.addAll(page.items());
      Cursor next = page.next();
      query = next == null ? null : query.after(next);
    }
    assertThat(read).hasSize(10).doesNotHaveDuplicates();
    Cursor next = record(caller, MANCHESTER).uses(new UsesQuery(ADA, 1, null)).next();
    assertThat(next).isNotNull();
    for (UsesQuery wrong :
        List.of(
            new UsesQuery(BOB, 1, next),
            new UsesQuery(ADA, 1, Cursor.of("x")),
            new UsesQuery(ADA, 101, null))) {
      assertThatThrownBy(() -> record(caller, MANCHESTER).uses(wrong))
          .isInstanceOf(InvalidPaging.class);
    }
  }

  @Test
  void isAmongWhatTheNodeOffers() {
    assertThat(
            caller.client(ServiceDirectory.class, MANCHESTER).services(null, null).items().stream()
                .map(offered -> offered.contract().value()))
        .contains("data-use");
  }

  /** York serves Leeds, and asks Manchester meanwhile. */
  @Test
  void saysForWhomAnInstitutionAsked() {
    Identity york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
    network.agree(
        manchester,
        york,
        HealthNotes.class,
        terms -> terms.withOnward(List.of(leeds.node())),
        TASK);
    network.agree(york, leeds, HealthNotes.class, TASK);
    HealthNotesService relay = new HealthNotesService();
    try (GovnetNode yorks = GovnetNode.builder(york, network.anchor()).serve(relay).start()) {
      relay.onwards =
          yorks.govnet().forPurpose(Purpose.of("care"), TASK).client(HealthNotes.class, MANCHESTER);
      caller
          .forPurpose(Purpose.of("care"), TASK)
          .client(HealthNotes.class, york.node())
          .find(about("well"));
    }
    Use use = shown(ADA).get(0);
    assertThat(use.institution()).isEqualTo(york.node());
    assertThat(use.requester()).isEqualTo(leeds.node());
  }

  @Test
  void noTwoNodesHaveAnythingOfAPersonInCommon() throws Exception {
    Identity york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
    network.agree(york, leeds, HealthNotes.class, TASK);
    List<String> records = new ArrayList<>();
    for (Identity each : List.of(york, manchester)) {
      JdbcDataSource database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:" + each.node() + "-uses;DB_CLOSE_DELAY=-1");
      try (GovnetNode serving =
          GovnetNode.builder(each.withState(folder.resolve(each.node() + "-2")), network.anchor())
              .agreements(each.state().resolve(AgreementBook.FOLDER))
              .idempotency(new IdempotencyMemory(CLOCK))
              .serve(new HealthNotesService())
              .dataUse(new JdbcDataUse(database))
              .start()) {
        Govnet own = serving.govnet();
        own.forPurpose(Purpose.of("care"), TASK)
            .client(HealthNotes.class, each.node())
            .find(about("well"));
      }
      records.add(dump(database));
    }
    List<List<String>> subjects = records.stream().map(UseRecordingTest::subjects).toList();
    assertThat(subjects.get(0)).isNotEmpty().doesNotContainAnyElementsOf(subjects.get(1));
    for (String record : records) {
      assertThat(record).contains("health-notes").doesNotContain(ADA.value());
      for (String node : List.of("york-2", "manchester-2")) {
        String key = Files.readString(folder.resolve(node).resolve(SubjectKey.FILE)).strip();
        assertThat(record).doesNotContain(key);
      }
    }
  }

  private static String dump(JdbcDataSource database) throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("script")) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        all.append(rows.getString(1)).append('\n');
      }
      return all.toString();
    }
  }

  /** Whatever in a record has the form of a hash. */
  private static List<String> subjects(String record) {
    return java.util.regex.Pattern.compile("'([A-Za-z0-9_-]{43})'")
        .matcher(record)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void aReplicaWithAnotherKeyDoesNotStart() {
    GovnetNode.Builder second =
        GovnetNode.builder(manchester.withState(folder.resolve("second")), network.anchor())
            .serve(service)
            .dataUse(
                store,
                SubjectKey.of(
                    "of another node, and 32 bytes long".getBytes(StandardCharsets.US_ASCII)));
    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the record of data use was begun with another key");
  }
}
