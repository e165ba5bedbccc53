package org.govnet.api;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * One operation of a contract, as read from its annotations.
 *
 * @param method the interface's method
 * @param httpMethod {@code GET}, {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE} or {@code
 *     HEAD}
 * @param path the path template after the contract's own, such as {@code applications/{id}}; no
 *     leading slash
 * @param parameters in the method's order
 * @param returns the type of the answer's body; {@code void.class} for none
 * @param safe whether it changes nothing, so that it may be sent again
 * @param idempotent whether it carries an idempotency key
 * @param problems the typed problems it declares, by code
 */
public record Operation(
    Method method,
    String httpMethod,
    String path,
    List<Parameter> parameters,
    Type returns,
    boolean safe,
    boolean idempotent,
    Map<String, Class<? extends ProblemException>> problems) {
  /** Copies the collections. */
  public Operation {
    parameters = List.copyOf(parameters);
    problems = Map.copyOf(problems);
  }

  /** The method's name, as callers write it. */
  public String name() {
    return method.getName();
  }

  /** Whether one call may be sent more than once without doing its work twice. */
  public boolean repeatable() {
    return safe || idempotent;
  }
}
