package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.govnet.api.Parameter.Kind;

/**
 * One thing that no contract may say, for any operation of any contract.
 *
 * @param name what it is
 * @param change says it
 * @param annotation what the refusal has to name, besides the operation
 * @param fix what it has to advise
 */
record ForbiddenContract(
    String name, UnaryOperator<WrittenOperation> change, String annotation, String fix) {
  private static final String USE = "is not for contracts: use @PathParam";

  static List<ForbiddenContract> all() {
    List<ForbiddenContract> all = new ArrayList<>();
    all.addAll(parameters());
    all.addAll(texts());
    all.addAll(methods());
    all.addAll(paths());
    return all;
  }

  private static ForbiddenContract takes(
      String name, String annotations, String type, String annotation, String fix) {
    return new ForbiddenContract(name, each -> plus(each, annotations, type), annotation, fix);
  }

  private static List<ForbiddenContract> parameters() {
    return List.of(
        takes("a matrix parameter", "@MatrixParam(\"m\")", "String", "@MatrixParam", USE),
        takes("a cookie", "@CookieParam(\"c\")", "String", "@CookieParam", USE),
        takes("a context", "@Context", "SecurityContext", "@Context", USE),
        takes(
            "a suspended answer",
            "@jakarta.ws.rs.container.Suspended",
            "jakarta.ws.rs.container.AsyncResponse",
            "@Suspended",
            USE),
        takes(
            "two sources",
            "@QueryParam(\"e\") @PathParam(\"e\")",
            "String",
            "@PathParam",
            "keep one"),
        takes("no name", "@QueryParam(\"\")", "String", "@QueryParam", "give it a name"),
        takes("an interface as bean", "@BeanParam", "Runnable", "@BeanParam", "use a record"),
        takes("an empty bean", "@BeanParam", "Object", "@BeanParam", "annotate one"),
        takes(
            "a header of HTTP's",
            "@HeaderParam(\"Authorization\")",
            "String",
            "@HeaderParam",
            "take another name"),
        takes(
            "a header of many",
            "@HeaderParam(\"Many\") @MaxItems(2)",
            "List<String>",
            "@HeaderParam",
            "take one value"),
        takes(
            "a key that may be absent",
            "@HeaderParam(IdempotencyKey.HEADER) @Nullable",
            "IdempotencyKey",
            "@Nullable",
            "remove"),
        takes(
            "a person's identifier in a header",
            "@HeaderParam(\"Case-Person\")",
            "NhsNumber",
            "@HeaderParam",
            "in the body of a @Safe POST"),
        takes(
            "a person in the query",
            "@QueryParam(\"email\")",
            "String",
            "@QueryParam",
            "in the body of a @Safe POST"),
        new ForbiddenContract(
            "two bodies",
            each -> plus(plus(each, "", "Other"), "", "Other"),
            "@QueryParam",
            "annotate one"));
  }

  private static List<ForbiddenContract> texts() {
    String extra = "@QueryParam(\"extra\") ";
    return List.of(
        takes(
            "a bad default", extra + "@DefaultValue(\"x\")", "int", "@DefaultValue", "correct it"),
        takes(
            "a default that is no code",
            extra + "@DefaultValue(\"COUNTY\")",
            "Tier",
            "@DefaultValue",
            "must be one of [county, district, single]"),
        takes(
            "a default that no value type takes",
            extra + "@DefaultValue(\"0\")",
            "Uprn",
            "@DefaultValue",
            "correct it"),
        takes(
            "a default of an Optional",
            extra + "@DefaultValue(\"x\")",
            "Optional<String>",
            "@DefaultValue",
            "remove it"),
        takes("no bound", extra, "List<String>", "@MaxItems", "add @MaxItems"),
        takes(
            "a bound of one value", extra + "@MaxItems(3)", "String", "@MaxItems(3)", "correct it"),
        takes("a double", extra, "double", "@ConvertedBy", "take it in the body"),
        takes(
            "a primitive that may be null",
            extra + "@Nullable",
            "int",
            "@QueryParam",
            "remove @Nullable"),
        takes(
            "an array of primitives", extra + "@MaxItems(2)", "int[]", "@QueryParam", "use a List"),
        takes(
            "a sorted set without order",
            extra + "@MaxItems(2)",
            "SortedSet<Object>",
            "@QueryParam",
            "make it Comparable"),
        takes("an encoded number", extra + "@Encoded", "int", "@Encoded", "make it a String"),
        takes(
            "a converter of another type",
            extra + "@ConvertedBy(Backwards.class)",
            "int",
            "@ConvertedBy",
            "name the one for its type"));
  }

  private static List<ForbiddenContract> methods() {
    return List.of(
        annotated("a sub-resource locator", List.of(), "@Path alone", "add one of @GET"),
        annotated("another method", List.of("@OPTIONS"), "@GET", "it needs exactly one of"),
        annotated("two methods", List.of("@GET", "@PUT"), "@GET", "it needs exactly one of"),
        new ForbiddenContract(
            "a write that is not repeatable",
            each -> bare(each).annotated(List.of("@POST")),
            "@Idempotent",
            "add @Idempotent"),
        annotated(
            "safe and idempotent",
            List.of("@POST", "@Safe", "@Idempotent"),
            "@Idempotent",
            "remove @Idempotent"),
        annotated("a safe DELETE", List.of("@DELETE", "@Safe"), "@Safe", "remove it"),
        annotated(
            "multipart",
            List.of("@PUT", "@Idempotent", "@Consumes(\"multipart/form-data\")"),
            "@Consumes",
            "make it a record"),
        annotated(
            "XML",
            List.of("@PUT", "@Idempotent", "@Consumes(\"text/xml\")"),
            "@Consumes",
            "it is application/json"),
        new ForbiddenContract(
            "a form that is not said",
            each -> plus(each.annotated(List.of("@POST", "@Safe")), "@FormParam(\"f\")", "String"),
            "@FormParam",
            "add @Consumes"),
        new ForbiddenContract(
            "a form on a GET",
            each ->
                plus(
                    bare(each).annotated(List.of("@GET", OperationWriter.FORM)),
                    "@FormParam(\"f\")",
                    "String"),
            "GET",
            "annotate the parameter, or make it a POST, with @Safe"),
        new ForbiddenContract(
            "a Response of no type",
            each -> each.annotated(List.of("@GET")).returning("Response"),
            "@Produces",
            "say in one @Produces"));
  }

  private static List<ForbiddenContract> paths() {
    return List.of(
        new ForbiddenContract("no path", each -> each.at("-"), "@Path", "the resource's noun"),
        path("a variable without parameter", "{lost}", "name each in both"),
        takes(
            "a parameter without variable",
            "@PathParam(\"lost\")",
            "String",
            "@PathParam",
            "name each in both"),
        path("a variable twice", "{lost}/{lost}", "twice"),
        path("a capital", "Lost", "must be lower-case words"),
        path("a regex that does not compile", "{lost: [0-9}", "does not compile"),
        path("a group", "{lost: ([0-9]+)}", "write (?:"),
        path("an anchor", "{lost: ^[0-9]+}", "remove the ^"),
        path("a regex of several segments", "{lost: .+}", "leave the slash out"),
        new ForbiddenContract(
            "a person in the path",
            each ->
                plus(each.at(each.path() + "/{nhsNumber}"), "@PathParam(\"nhsNumber\")", "String"),
            "@PathParam",
            "in the body of a @Safe POST"));
  }

  private static ForbiddenContract annotated(
      String name, List<String> annotations, String annotation, String fix) {
    return new ForbiddenContract(name, each -> each.annotated(annotations), annotation, fix);
  }

  private static ForbiddenContract path(String name, String more, String fix) {
    return new ForbiddenContract(name, each -> each.at(each.path() + "/" + more), "@Path", fix);
  }

  private static WrittenOperation bare(WrittenOperation each) {
    return each.taking(List.of()).at("bare").returning("void");
  }

  private static WrittenOperation plus(WrittenOperation to, String annotations, String type) {
    List<WrittenParameter> more = new ArrayList<>(to.parameters());
    more.add(new WrittenParameter(Kind.QUERY, annotations, type));
    return to.taking(more);
  }
}
