package org.govnet.api;

import java.util.Locale;
import java.util.Set;

/** The UK's rules for what travels beside a JSON body: in the URL, in header fields, in forms. */
final class ParameterRules {
  /** Names under which a text would be about a person. */
  private static final Set<String> PERSONAL_NAMES =
      Set.of(
          "name",
          "firstname",
          "lastname",
          "familyname",
          "givenname",
          "surname",
          "fullname",
          "email",
          "emailaddress",
          "telephone",
          "phonenumber",
          "mobile",
          "dateofbirth",
          "birthdate",
          "dob",
          "nino",
          "nationalinsurancenumber",
          "nhsnumber",
          "vrn",
          "vatregistrationnumber",
          "registrationnumber",
          "registrationmark",
          "utr",
          "passportnumber",
          "drivinglicencenumber");

  private final UkRules rules;
  private final Operation operation;

  ParameterRules(UkRules rules, Operation operation) {
    this.rules = rules;
    this.operation = operation;
  }

  void check(Parameter parameter) {
    switch (parameter.kind()) {
      case PATH, QUERY -> {
        checkPersonal(parameter, "the URL, which is logged");
        checkName(parameter);
        checkText(parameter);
      }
      case FORM -> {
        checkName(parameter);
        checkText(parameter);
      }
      case HEADER -> {
        if (!parameter.name().equals(IdempotencyKey.HEADER)) {
          checkPersonal(parameter, "a header field, which proxies log like the URL");
          checkText(parameter);
        }
      }
      case BODY -> {}
    }
  }

  private void checkPersonal(Parameter parameter, String where) {
    boolean identifier = PersonalIdentifier.class.isAssignableFrom(Types.raw(parameter.element()));
    String name = parameter.name().toLowerCase(Locale.ROOT).replace("-", "");
    if (identifier || PERSONAL_NAMES.contains(name)) {
      rules.breach(
          "UK-5",
          operation,
          "parameter "
              + parameter.name()
              + " ("
              + ParameterReader.annotation(parameter.kind())
              + ") puts personal data into "
              + where
              + ": take it in the body of a @Safe POST");
    }
  }

  private void checkName(Parameter parameter) {
    if (parameter.kind() != Parameter.Kind.PATH
        && !UkRules.CAMEL_CASE.matcher(parameter.name()).matches()) {
      rules.breach(
          "UK-2", operation, "parameter " + parameter.name() + " must be camelCase: rename it");
    }
  }

  private void checkText(Parameter parameter) {
    checkBound(parameter);
    JsonShape shape = parameter.shape();
    if (shape instanceof JsonShape.ObjectShape
        || shape instanceof JsonShape.ListShape
        || shape instanceof JsonShape.Unsupported) {
      rules.breach(
          "UK-5",
          operation,
          "parameter "
              + parameter.name()
              + " is not one string, number or boolean: take it in the body, or name its converter"
              + " with @ConvertedBy");
    }
    rules.checkTime(operation, parameter.name(), shape, "parameter ");
  }

  private void checkBound(Parameter parameter) {
    Integer most = parameter.maxItems();
    if (parameter.arity().many() && most == null) {
      rules.breach(
          "UK-12",
          operation,
          "parameter " + parameter.name() + " is a list without bound: add @MaxItems");
    } else if (most != null && (most < 1 || !parameter.arity().many())) {
      rules.breach(
          "UK-12",
          operation,
          "parameter "
              + parameter.name()
              + " has @MaxItems("
              + most
              + "), which is for lists, and at least 1: correct it");
    }
  }
}
