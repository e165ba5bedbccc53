package org.govnet.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.govnet.api.Parameter.Kind;

/** Writes one operation of a contract. */
final class OperationWriter {
  static final String FORM = "@Consumes(\"application/x-www-form-urlencoded\")";
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PATCH", "DELETE");

  private final SplittableRandom random;
  private final int number;
  private final boolean inherited;
  private final ParameterWriter writer;
  private final List<WrittenParameter> parameters = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private String path = "";
  private String beans = "";

  OperationWriter(SplittableRandom random, int number, WrittenType key) {
    this.random = random;
    this.number = number;
    this.inherited = random.nextInt(4) == 0;
    this.writer = new ParameterWriter(random, inherited ? key : null);
  }

  WrittenOperation write() {
    path();
    return rest(METHODS.get(random.nextInt(METHODS.size())));
  }

  /** One whose path begins as another's, with a word where that may have a variable. */
  WrittenOperation beside(WrittenOperation other) {
    int variable = other.path().indexOf("/{");
    path = (variable < 0 ? other.path() : other.path().substring(0, variable)) + "/all";
    return rest(METHODS.get(random.nextInt(METHODS.size())));
  }

  private WrittenOperation rest(String method) {
    annotations.add("@" + method);
    boolean writes = method.equals("PUT") || method.equals("PATCH") || method.equals("DELETE");
    boolean safe = method.equals("POST") && random.nextBoolean();
    if (safe) {
      annotations.add("@Safe");
    } else if (writes || method.equals("POST")) {
      annotations.add("@Idempotent");
      if (random.nextInt(3) == 0) {
        parameters.add(
            new WrittenParameter(
                Kind.HEADER, "@HeaderParam(IdempotencyKey.HEADER)", "IdempotencyKey"));
      }
    }
    several(Kind.QUERY, 4);
    several(Kind.HEADER, 2);
    boolean form = false;
    boolean body = false;
    if (method.startsWith("P")) {
      form = random.nextBoolean();
      body = !form && random.nextInt(4) > 0;
    }
    if (form) {
      annotations.add(FORM);
      parameters.add(writer.write(Kind.FORM));
      several(Kind.FORM, 3);
    }
    encode();
    Collections.shuffle(parameters, new Random(random.nextLong()));
    int count = parameters.size() + (body ? 1 : 0);
    bean();
    if (body) {
      parameters.add(
          random.nextInt(parameters.size() + 1),
          new WrittenParameter(Kind.BODY, "", inherited && !writer.within() ? "T" : "Other"));
    }
    return new WrittenOperation(
        "op" + number,
        annotations,
        path,
        parameters,
        returns(method),
        inherited,
        inherited && random.nextInt(3) == 0,
        beans,
        count);
  }

  private void several(Kind kind, int most) {
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      parameters.add(writer.write(kind));
    }
  }

  private void path() {
    StringBuilder out = new StringBuilder(random.nextInt(5) == 0 ? "/" : "");
    out.append(random.nextInt(3) == 0 ? "things-" : "w").append(number);
    int variables = random.nextInt(4);
    int nouns = 1;
    for (int i = 0; i < variables; i++) {
      out.append('/').append(writer.variable(parameters));
      if (nouns < 3 && random.nextInt(3) > 0) {
        out.append("/n").append(nouns++);
      }
    }
    path = out.toString();
  }

  /** Now and then all texts are encoded, as the method says. */
  private void encode() {
    boolean possible =
        parameters.stream()
            .allMatch(
                each ->
                    each.kind() == Kind.HEADER
                        || (each.type().contains("String")
                            && !each.annotations().contains("@ConvertedBy")));
    if (possible && !parameters.isEmpty() && random.nextInt(2) == 0) {
      annotations.add("@Encoded");
    }
  }

  private void bean() {
    if (parameters.isEmpty() || random.nextInt(5) > 1) {
      return;
    }
    int from = random.nextInt(parameters.size());
    List<WrittenParameter> members = new ArrayList<>(parameters.subList(from, parameters.size()));
    parameters.subList(from, parameters.size()).clear();
    BeanWriter bean = new BeanWriter(random, "Bean" + number, writer.key(), writer.within());
    parameters.add(new WrittenParameter(Kind.QUERY, "@BeanParam", bean.write(members)));
    beans = bean.source();
  }

  private String returns(String method) {
    boolean later = random.nextInt(4) == 0;
    boolean nothing = method.equals("HEAD") || random.nextInt(4) == 0;
    if (random.nextInt(6) == 0) {
      annotations.add(
          random.nextBoolean() ? "@Produces(\"text/csv\")" : "@Produces(\"image/png\")");
      return later ? "CompletionStage<Response>" : "Response";
    }
    if (nothing) {
      return later ? "CompletionStage<Void>" : "void";
    }
    String type = inherited ? "T" : "Kept";
    return later ? "CompletionStage<" + type + ">" : type;
  }
}
