package org.govnet.api;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param personalDataUse what it asks of callers, if it is about people; null if it is not
 * @param longest how long one call may take, from its {@link Deadline}; null if it does not say
 * @param openTo the groups that may call it; with {@code capabilities} empty too, every node may
 * @param capabilities nodes admitted with one of these may call it
 */
public record Operation(
    Method method,
    String httpMethod,
    String path,
    List<Parameter> parameters,
    Type returns,
    boolean safe,
    boolean idempotent,
    Map<String, Class<? extends ProblemException>> problems,
    @Nullable PersonalDataUse personalDataUse,
    @Nullable Duration longest,
    Set<OpenTo.Group> openTo,
    Set<CapabilityId> capabilities) {
  /** Copies the collections. */
  public Operation {
    parameters = List.copyOf(parameters);
    problems = Map.copyOf(problems);
    openTo = Set.copyOf(openTo);
    capabilities = Set.copyOf(capabilities);
  }

  /** What it asks of callers, if it is about people. */
  public Optional<PersonalDataUse> personalData() {
    return Optional.ofNullable(personalDataUse);
  }

  /** How long one call may take at most; empty if the contract does not say. */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(longest);
  }

  /** Whether every admitted node may call it. */
  public boolean openToEveryNode() {
    return (openTo.isEmpty() && capabilities.isEmpty()) || openTo.contains(OpenTo.Group.EVERY_NODE);
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
