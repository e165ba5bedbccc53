package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

  private final ContractModel contract;
  private final Operation operation;
  private final String label;
  private final String prefix;
  private final List<PathPart> path;
  private final List<Argument> query;
  private final int bodyIndex;
  private final int keyIndex;
  private final WireJson.@Nullable Writer writer;
  private final WireJson.@Nullable Reader reader;
  private final ProblemRevival problems;
  private final @Nullable Declared declared;
  private final @Nullable Problem refusal;

  /** A variable in the path, and the literal text after it. */
  private record PathPart(Argument argument, String after) {}

  private record Argument(int index, Parameter parameter, Function<Object, String> text) {}

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
    String template = contract.path() + "/" + operation.path();
    int first = template.indexOf('{');
    this.prefix = first < 0 ? template : template.substring(0, first);
    this.path = new ArrayList<>();
    this.query = new ArrayList<>();
    List<Parameter> parameters = operation.parameters();
    for (int at = first; at >= 0; at = template.indexOf('{', at + 1)) {
      int end = template.indexOf('}', at);
      int next = template.indexOf('{', end);
      String after = next < 0 ? template.substring(end + 1) : template.substring(end + 1, next);
      path.add(new PathPart(pathArgument(template.substring(at + 1, end)), after));
    }
    int body = -1;
    int key = -1;
    for (int i = 0; i < parameters.size(); i++) {
      switch (parameters.get(i).kind()) {
        case QUERY -> query.add(argument(i));
        case BODY -> body = i;
        case HEADER -> key = i;
        case PATH -> {}
      }
    }
    this.bodyIndex = body;
    this.keyIndex = key;
    this.writer = body < 0 ? null : WireJson.writer(parameters.get(body).type());
    this.reader = operation.returns() == void.class ? null : WireJson.reader(operation.returns());
    this.problems = new ProblemRevival(operation);
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

  private Argument pathArgument(String name) {
    List<Parameter> parameters = operation.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.kind() == Parameter.Kind.PATH && parameter.name().equals(name)) {
        return argument(i);
      }
    }
    throw new IllegalStateException("the contract's model binds every variable: " + name);
  }

  private Argument argument(int index) {
    Parameter parameter = operation.parameters().get(index);
    boolean plain =
        parameter.type() == String.class
            || parameter.type() == int.class
            || parameter.type() == long.class
            || parameter.type() == boolean.class
            || parameter.type() == Integer.class
            || parameter.type() == Long.class
            || parameter.type() == Boolean.class;
    return new Argument(index, parameter, plain ? Object::toString : WireJson::toText);
  }

  /** What the calls say of why they are made; null if nothing. */
  @Nullable Declared declared() {
    return declared;
  }

  /** Whether the operation is on personal data. */
  boolean personal() {
    return operation.personalDataUse() != null;
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
    StringBuilder target = new StringBuilder(prefix.length() + 64).append(prefix);
    for (PathPart part : path) {
      Object value = given[part.argument.index];
      if (value == null) {
        throw missing(part.argument.parameter);
      }
      PathEncoding.segment(target, part.argument.parameter.name(), part.argument.text.apply(value));
      target.append(part.after);
    }
    encodeQuery(target, given);
    byte[] body = NO_BODY;
    if (writer != null) {
      Object value = given[bodyIndex];
      if (value == null) {
        throw missing(operation.parameters().get(bodyIndex));
      }
      body = writer.write(value);
      if (body.length > Wire.MAX_BODY) {
        throw new IllegalArgumentException(
            label
                + ": the body has "
                + body.length
                + " bytes, and a message takes at most "
                + Wire.MAX_BODY);
      }
    }
    return new Encoded(target.toString(), body, writer != null, key(given));
  }

  private void encodeQuery(StringBuilder target, @Nullable Object[] given) {
    char separator = '?';
    for (Argument argument : query) {
      Object value = given[argument.index];
      if (value != null) {
        target.append(separator);
        PathEncoding.append(target, argument.parameter.name());
        target.append('=');
        PathEncoding.append(target, argument.text.apply(value));
        separator = '&';
      } else if (argument.parameter.required() && argument.parameter.defaultValue() == null) {
        throw missing(argument.parameter);
      }
    }
  }

  private @Nullable String key(@Nullable Object[] given) {
    if (!operation.idempotent()) {
      return null;
    }
    if (keyIndex < 0) {
      return IdempotencyKey.random().value();
    }
    Object key = given[keyIndex];
    if (key == null) {
      throw missing(operation.parameters().get(keyIndex));
    }
    return ((IdempotencyKey) key).value();
  }

  private IllegalArgumentException missing(Parameter parameter) {
    return new IllegalArgumentException(
        label + ": parameter " + parameter.name() + " must not be null");
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
