package org.govnet.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.govnet.api.ContractModel;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.PersonalDataUse;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** One operation, compiled once: what a call then needs is concatenation and one JSON write. */
final class CallPlan {
  private static final byte[] NO_BODY = new byte[0];

  /** Leaves a fourth of what a request's line and fields may have to govnet's own. */
  static final int MAX_TEXT = 12 << 10;

  private final ContractModel contract;
  private final Operation operation;
  private final String label;
  private final PathWriter path;
  private final PairWriter query;
  private final PairWriter form;
  private final FieldWriter fields;
  private final @Nullable Parameter body;
  private final @Nullable Parameter key;
  private final WireJson.@Nullable Writer writer;
  private final WireJson.@Nullable Reader reader;
  private final ProblemRevival problems;
  private final @Nullable Declared declared;
  private final @Nullable Problem refusal;
  private final @Nullable String accept;

  /**
   * Compiles an operation.
   *
   * @param declared what its calls say of why they are made; null if nothing
   */
  CallPlan(ContractModel contract, Operation operation, @Nullable Declared declared) {
    this.contract = contract;
    this.declared = declared;
    this.refusal = refusal(operation, declared);
    this.operation = operation;
    this.label = contract + " " + operation.name();
    this.path = new PathWriter(contract, operation, label);
    this.query = new PairWriter(arguments(operation.parameters(), Parameter.Kind.QUERY));
    this.form = new PairWriter(arguments(operation.parameters(), Parameter.Kind.FORM));
    this.fields = new FieldWriter(arguments(operation.headers(), Parameter.Kind.HEADER));
    this.body = first(p -> p.kind() == Parameter.Kind.BODY);
    this.key = first(p -> p.name().equals(IdempotencyKey.HEADER));
    this.writer = body == null ? null : WireJson.writer(body.type());
    this.reader =
        operation.returns() == void.class || operation.answersFreely()
            ? null
            : WireJson.reader(operation.returns());
    this.problems = new ProblemRevival(operation);
    this.accept =
        operation.answersFreely() ? operation.answerType() + ", " + Problem.MEDIA_TYPE : null;
  }

  private List<Argument> arguments(List<Parameter> all, Parameter.Kind kind) {
    return all.stream()
        .filter(parameter -> parameter.kind() == kind)
        .map(parameter -> new Argument(label, parameter))
        .toList();
  }

  private @Nullable Parameter first(Predicate<Parameter> which) {
    return operation.parameters().stream().filter(which).findFirst().orElse(null);
  }

  private static @Nullable Problem refusal(Operation operation, @Nullable Declared declared) {
    PersonalDataUse use = operation.personalDataUse();
    return use == null
        ? null
        : use.refusal(
                operation.name(),
                declared == null ? null : declared.purpose(),
                declared == null ? null : declared.basis())
            .orElse(null);
  }

  /** What the calls say of why they are made; null if nothing. */
  @Nullable Declared declared() {
    return declared;
  }

  /** Whether the operation is on personal data. */
  boolean personal() {
    return operation.personalDataUse() != null;
  }

  /** What a refusal of this side's own is thrown as. */
  ProblemException refused(Problem problem) {
    return problems.revive(problem);
  }

  /**
   * Lets pass what may be asked for. It depends on the client and the operation alone, so it was
   * decided when the client was made.
   *
   * @throws ProblemException if the operation is on personal data and what is declared does not do
   */
  void requireAllowed() {
    if (refusal != null) {
      throw problems.revive(refusal);
    }
  }

  ContractModel contract() {
    return contract;
  }

  Operation operation() {
    return operation;
  }

  /** Which call it is, for those who see it. */
  CallDetails details(@Nullable NodeId node, String correlation) {
    return new CallDetails(
        contract.id(),
        contract.version(),
        operation.name(),
        operation.httpMethod(),
        node,
        correlation);
  }

  /** As people write it, such as {@code planning-applications v1 application}. */
  String label() {
    return label;
  }

  /**
   * Encodes a call's arguments, once for all its attempts.
   *
   * @throws IllegalArgumentException if one is missing or cannot be sent; it names the parameter
   */
  Encoded encode(@Nullable Object @Nullable [] arguments) {
    @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
    StringBuilder target = new StringBuilder(path.prefix().length() + 64);
    path.write(target, given);
    query.write(target, '?', given);
    Headers own = fields.write(given);
    if (target.length() + own.byteCount() > MAX_TEXT) {
      throw tooLong(given);
    }
    byte[] content = NO_BODY;
    if (writer != null && body != null) {
      Object value = given[body.argument()];
      if (value == null) {
        throw new IllegalArgumentException(label + ": the body must not be null");
      }
      content = written(writer, value);
    } else if (!form.isEmpty()) {
      StringBuilder pairs = new StringBuilder();
      form.write(pairs, '\0', given);
      content = pairs.toString().getBytes(StandardCharsets.US_ASCII);
    }
    if (content.length > Wire.MAX_BODY) {
      throw new IllegalArgumentException(
          label
              + ": the body has "
              + content.length
              + " bytes, and a message takes at most "
              + Wire.MAX_BODY);
    }
    return new Encoded(
        target.toString(), content, writer != null || !form.isEmpty(), key(given), own);
  }

  private byte[] written(WireJson.Writer json, Object value) {
    try {
      return json.write(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(label + ": the body: " + e.getMessage(), e);
    }
  }

  private IllegalArgumentException tooLong(@Nullable Object[] given) {
    String longest = "";
    int most = -1;
    for (Argument argument :
        Stream.of(path.arguments(), query.arguments(), fields.arguments())
            .flatMap(List::stream)
            .toList()) {
      int length =
          argument.many()
              ? argument.texts(given).stream().mapToInt(String::length).sum()
              : String.valueOf(argument.text(given)).length();
      if (length > most) {
        most = length;
        longest = argument.name();
      }
    }
    return new IllegalArgumentException(
        longest
            + " is too long: path, query and header fields take at most "
            + MAX_TEXT
            + " characters as they are sent, and it has "
            + most
            + "; take it in the body");
  }

  private @Nullable String key(@Nullable Object[] given) {
    if (!operation.idempotent()) {
      return null;
    }
    if (key == null) {
      return IdempotencyKey.random().value();
    }
    Object value;
    try {
      value = key.value(given);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          label + ": the Idempotency-Key cannot be read: " + e.getMessage(), e);
    }
    if (value == null) {
      throw new IllegalArgumentException(label + ": the Idempotency-Key must not be null");
    }
    return ((IdempotencyKey) value).value();
  }

  /** The media type of the body, if there is one. */
  String bodyType() {
    return form.isEmpty() ? "application/json" : "application/x-www-form-urlencoded";
  }

  /** What answers are accepted; null for JSON. */
  @Nullable String accept() {
    return accept;
  }

  /** Whether an answer has a body. */
  boolean answers() {
    return reader != null;
  }

  /**
   * Reads an answer.
   *
   * @throws org.govnet.discovery.BodyRefused if the body is not what the contract says
   */
  @Nullable Object decode(byte[] body) {
    return reader == null ? null : reader.read(body);
  }

  /** A peer's problem as the contract's own exception type. */
  ProblemException problem(Problem problem) {
    return problems.revive(problem);
  }
}
