package org.govnet.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an operation's bodies are, as {@code @Consumes} and {@code @Produces} say. */
final class MediaTypes {
  private static final Pattern ONE =
      Pattern.compile("[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]*(; ?[a-z]+=[A-Za-z0-9-]+)?");

  private final Consumer<String> faults;
  private final @Nullable Consumes consumes;
  private final @Nullable Produces produces;

  /**
   * Those of a method.
   *
   * @param contract the interface, whose annotations count where the method has none
   * @param faults told of each thing that is wrong
   */
  MediaTypes(Class<?> contract, Method method, Consumer<String> faults) {
    this.faults = faults;
    Consumes own = method.getAnnotation(Consumes.class);
    Produces ownProduces = method.getAnnotation(Produces.class);
    this.consumes = own == null ? contract.getAnnotation(Consumes.class) : own;
    this.produces = ownProduces == null ? contract.getAnnotation(Produces.class) : ownProduces;
    if (consumes != null) {
      checkKnown(List.of(consumes.value()));
    }
  }

  private void checkKnown(List<String> types) {
    for (String type : types) {
      if (type.startsWith("multipart/")) {
        faults.accept(
            "@Consumes(\"" + type + "\") is multipart, which contracts have not: make it a record");
      } else if (!type.equals(MediaType.APPLICATION_JSON)
          && !type.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
        faults.accept(
            "@Consumes(\""
                + type
                + "\") is no body of a contract's: it is application/json, or"
                + " application/x-www-form-urlencoded with @FormParam");
      }
    }
  }

  /** Compares what is consumed with what is taken. */
  void checkRequest(boolean json, boolean form) {
    List<String> declared = consumes == null ? List.of() : List.of(consumes.value());
    if (form && !declared.equals(List.of(MediaType.APPLICATION_FORM_URLENCODED))) {
      faults.accept("it takes a @FormParam: add @Consumes(\"application/x-www-form-urlencoded\")");
    } else if (json && !form && declared.contains(MediaType.APPLICATION_FORM_URLENCODED)) {
      faults.accept(
          "@Consumes says a form, and the body is JSON: take @FormParam, or say"
              + " application/json");
    }
  }

  /**
   * The media type of the answer.
   *
   * @param free whether the operation answers with a {@code Response}, whose type is its own
   */
  String answer(boolean free) {
    List<String> declared = produces == null ? List.of() : List.of(produces.value());
    if (free) {
      if (declared.size() == 1 && ONE.matcher(declared.get(0)).matches()) {
        return declared.get(0);
      }
      faults.accept(
          "it returns a Response: say in one @Produces what its body is, such as"
              + " @Produces(\"text/csv\")");
    } else if (!declared.isEmpty() && !declared.equals(List.of(MediaType.APPLICATION_JSON))) {
      faults.accept(
          "@Produces(\""
              + String.join("\", \"", declared)
              + "\") is no JSON, as what it returns"
              + " is: correct it, or return a Response");
    }
    return MediaType.APPLICATION_JSON;
  }
}
