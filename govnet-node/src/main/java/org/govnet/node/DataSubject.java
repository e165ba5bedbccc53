package org.govnet.node;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.govnet.api.ContractModel;
import org.govnet.api.JsonShape;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation's requests say whom they are about, and by what kind of identifier: by its
 * {@code @PersonalData} and the type that is there. What is of no scheme that a person is looked up
 * by is an id of the contract's own.
 */
final class DataSubject {
  private final Parameter parameter;
  private final String pointer;
  private final @Nullable SubjectScheme scheme;
  private final @Nullable String schemeAt;
  private final String own;

  private DataSubject(
      Operation operation,
      Parameter parameter,
      String pointer,
      @Nullable SubjectScheme scheme,
      @Nullable String schemeAt) {
    this.parameter = parameter;
    this.pointer = pointer;
    this.scheme = scheme;
    this.schemeAt = schemeAt;
    this.own = ContractModel.of(operation.contract()).id() + " " + pointer;
  }

  /** Reads it of an operation; empty if its requests are about no one person. */
  static Optional<DataSubject> of(Operation operation) {
    String pointer = operation.personalData().map(use -> use.subject()).orElse("");
    return operation.parameters().stream()
        .filter(each -> isAt(each, pointer))
        .findFirst()
        .map(parameter -> of(operation, parameter, pointer));
  }

  private static boolean isAt(Parameter parameter, String pointer) {
    return switch (parameter.kind()) {
      case BODY -> pointer.startsWith("/");
      case PATH, FORM -> parameter.name().equals(pointer);
      case QUERY, HEADER -> false;
    };
  }

  private static DataSubject of(Operation operation, Parameter parameter, String pointer) {
    if (parameter.kind() != Parameter.Kind.BODY) {
      return new DataSubject(operation, parameter, pointer, scheme(parameter.element()), null);
    }
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    boolean schemed =
        JsonShape.at(parameter.type(), parent)
            .filter(
                shape -> shape instanceof JsonShape.ObjectShape it && it.type() == Subject.class)
            .isPresent();
    SubjectScheme scheme =
        JsonShape.at(parameter.type(), pointer)
            .filter(shape -> shape instanceof JsonShape.TextShape)
            .map(shape -> scheme(((JsonShape.TextShape) shape).type()))
            .orElse(null);
    return new DataSubject(
        operation, parameter, pointer, scheme, schemed ? parent + "/scheme" : null);
  }

  private static @Nullable SubjectScheme scheme(Type type) {
    return type instanceof Class<?> raw ? SubjectScheme.of(raw).orElse(null) : null;
  }

  /** Whom a request is about, as {@link #text} has it; several if it names several. */
  List<String> in(byte[] body, Sent sent) {
    if (parameter.kind() != Parameter.Kind.BODY) {
      return sent.of(parameter).stream()
          .limit(CurrentUse.MAX_PEOPLE)
          .map(value -> text(scheme, value))
          .toList();
    }
    SubjectScheme here =
        schemeAt == null
            ? scheme
            : WireJson.textAt(body, schemeAt).flatMap(DataSubject::named).orElse(null);
    return WireJson.textAt(body, pointer).map(value -> text(here, value)).stream().toList();
  }

  private static Optional<SubjectScheme> named(String code) {
    return List.of(SubjectScheme.values()).stream()
        .filter(each -> each.toString().equals(code))
        .findFirst();
  }

  private String text(@Nullable SubjectScheme kind, String value) {
    if (kind != null) {
      try {
        return kind + ":" + kind.checked(value);
      } catch (IllegalArgumentException e) {
        return own + ":" + value; // the service takes what the scheme does not
      }
    }
    return own + ":" + value;
  }

  /** A person as one text, the same however the identifier came; to be hashed. */
  static String text(PersonalIdentifier person) {
    if (person instanceof Subject subject) {
      return subject.scheme() + ":" + subject.value();
    }
    String kind =
        SubjectScheme.of(person.getClass())
            .map(SubjectScheme::toString)
            .orElseGet(() -> person.getClass().getSimpleName());
    return kind + ":" + person.value();
  }
}
