package org.govnet.node;

import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.govnet.api.AgreementId;
import org.govnet.api.ContractId;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.govnet.datause.DataUseStore;
import org.govnet.datause.DataUseUnavailable;
import org.govnet.datause.RecordedUse;
import org.govnet.datause.SubjectKey;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each answer of an operation on personal data, before it goes out. What govnet refuses is
 * no use. Nor is a failure; nor the service's 400 and 429, which are of the request alone; nor its
 * 404: that somebody is unknown would be their one trace. Any other problem of the service tells
 * something, and is.
 */
final class UseRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(UseRecorder.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Set<Integer> OF_NOBODY = Set.of(400, 404, 429);
  private static final int ID_BYTES = 16;
  private static final int MAX_NAME = 200;

  private final DataUseStore store;
  private final SubjectKey key;
  private final NodeId own;
  private final Function<NodeId, String> names;
  private final Clock clock;

  /** An operation, in few words: the method may be inherited by several contracts. */
  private record Place(Class<?> contract, Method method) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<Place, Optional<DataSubject>> subjects = new ConcurrentHashMap<>();

  /**
   * A recorder.
   *
   * @param own the node that serves
   * @param names what people call a node's institution
   */
  UseRecorder(
      DataUseStore store, SubjectKey key, NodeId own, Function<NodeId, String> names, Clock clock) {
    this.store = store;
    this.key = key;
    this.own = own;
    this.names = names;
    this.clock = clock;
  }

  /** Whether an answer with a status, that govnet did not refuse, is a use. */
  static boolean isUse(@Nullable Operation operation, int status) {
    return operation != null
        && operation.personalDataUse() != null
        && status < 500
        && !OF_NOBODY.contains(status);
  }

  /** What is to be recorded of an answer. */
  UseNote note(Passage passage, Operation operation, int status) {
    if (passage.admitted() instanceof Admitted.Answered answered) {
      Optional<UseNote> kept = UseNote.in(answered.response());
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    Arrived arrived = passage.arrived();
    SaidUse said = arrived == null ? null : arrived.use();
    List<String> people = said == null ? List.of() : said.people();
    List<String> categories = said == null ? List.of() : said.categories();
    boolean disclosed = operation.safe() || status >= 400 || (said != null && said.isDisclosed());
    return new UseNote(
        (people.isEmpty() ? requested(passage, operation) : people)
            .stream().map(key::hash).distinct().toList(),
        disclosed ? UseKind.DISCLOSED_TO : UseKind.RECEIVED_FROM,
        categories.isEmpty() ? List.of(contract(operation).value().replace('-', ' ')) : categories,
        said == null ? null : said.delay());
  }

  private List<String> requested(Passage passage, Operation operation) {
    Sent sent = passage.sent();
    return sent == null
        ? List.of()
        : subjects
            .computeIfAbsent(
                new Place(operation.contract(), operation.method()),
                place -> DataSubject.of(operation))
            .map(subject -> subject.in(passage.request().body(), sent))
            .orElse(List.of());
  }

  private static ContractId contract(Operation operation) {
    return ContractModel.of(operation.contract()).id();
  }

  /** An answer that is to be kept, with what is to be recorded whenever it is given. */
  ResponseMessage noted(Passage passage, ResponseMessage answer) {
    Operation operation = passage.operation();
    return operation != null && isUse(operation, answer.status())
        ? note(passage, operation, answer.status()).on(answer)
        : answer;
  }

  /**
   * Records an answer that is about to be given.
   *
   * @throws ProblemException if it cannot be, so that nothing may be handed over
   */
  void record(Arrived caller, Operation operation, UseNote note) {
    Instant now = clock.instant();
    Stream<@Nullable String> people =
        note.subjects().isEmpty() ? Stream.of((String) null) : note.subjects().stream();
    List<RecordedUse> uses =
        people
            .map(
                subject ->
                    new RecordedUse(subject, use(caller, operation, note, now), delay(note, now)))
            .toList();
    try {
      store.record(uses, now);
    } catch (DataUseUnavailable e) {
      LOG.error("nothing is handed over that cannot be recorded: {}", e.getMessage());
      throw unavailable();
    }
  }

  /** A kept answer may be given when its delay is over. */
  private static @Nullable Delay delay(UseNote note, Instant now) {
    Delay delay = note.delay();
    return delay != null && delay.untilAt().isAfter(now) ? delay : null;
  }

  static ProblemException unavailable() {
    return new RefusedRequest(
            Problem.of(
                503,
                "data-use-unavailable",
                Party.PROVIDER,
                "The node cannot record or read who uses personal data now",
                "nothing is handed over; ask again, a write with the same key"))
        .retryAfter(SOON);
  }

  private Use use(Arrived caller, Operation operation, UseNote note, Instant now) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    NodeId institution = caller.node();
    String name = names.apply(institution);
    return new Use(
        HexFormat.of().formatHex(id),
        now.truncatedTo(ChronoUnit.SECONDS),
        institution.equals(own) ? UseKind.READ_INTERNALLY : note.kind(),
        institution,
        name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name,
        contract(operation),
        operation.name(),
        caller.purpose().orElseThrow(() -> missing("purpose", operation)),
        caller.legalBasis().orElseThrow(() -> missing("legal basis", operation)),
        caller.agreement().map(AgreementId::value).orElse(null),
        caller.requester().orElse(null),
        note.categories());
  }

  private static IllegalStateException missing(String what, Operation operation) {
    return new IllegalStateException(operation.name() + " was let pass without a " + what);
  }
}
