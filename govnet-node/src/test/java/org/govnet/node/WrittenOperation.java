package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An operation of a generated contract, as source.
 *
 * @param name the method's
 * @param annotations those of the method, but for its path
 * @param path the value of {@code @Path}
 * @param parameters the arguments; those in a bean are in its source
 * @param returns the type it returns
 * @param inherited whether the interface above declares it
 * @param repeated whether the contract declares it again, without annotations
 * @param beans the types that it alone has
 * @param count how many parameters travel, those in beans too
 */
record WrittenOperation(
    String name,
    List<String> annotations,
    String path,
    List<WrittenParameter> parameters,
    String returns,
    boolean inherited,
    boolean repeated,
    String beans,
    int count) {
  String source() {
    List<String> all = new ArrayList<>(annotations);
    if (!path.equals("-")) {
      all.add("@Path(\"" + path + "\")");
    }
    return "  "
        + String.join("\n  ", all)
        + "\n  "
        + returns
        + " "
        + name
        + "("
        + arguments(true)
        + ");\n";
  }

  /** The arguments, named a0 and so on. */
  String arguments(boolean annotated) {
    return String.join(
        ", ",
        IntStream.range(0, parameters.size())
            .mapToObj(
                i ->
                    annotated
                        ? parameters.get(i).declared("a" + i)
                        : parameters.get(i).type() + " a" + i)
            .toList());
  }

  String names() {
    return String.join(", ", IntStream.range(0, parameters.size()).mapToObj(i -> "a" + i).toList());
  }

  WrittenOperation annotated(List<String> others) {
    return new WrittenOperation(
        name, others, path, parameters, returns, inherited, repeated, beans, count);
  }

  WrittenOperation at(String other) {
    return new WrittenOperation(
        name, annotations, other, parameters, returns, inherited, repeated, beans, count);
  }

  WrittenOperation taking(List<WrittenParameter> others) {
    return new WrittenOperation(
        name, annotations, path, others, returns, inherited, repeated, beans, count);
  }

  WrittenOperation returning(String other) {
    return new WrittenOperation(
        name, annotations, path, parameters, other, inherited, repeated, beans, count);
  }

  /** Another method for the same requests. */
  WrittenOperation copy(String other) {
    return new WrittenOperation(
        other, annotations, path, parameters, returns, inherited, repeated, "", count);
  }
}
