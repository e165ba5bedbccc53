package org.govnet.api;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a contract, as read from its annotations.
 *
 * @param method the interface's method
 * @param httpMethod {@code GET}, {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE} or {@code
 *     HEAD}
 * @param path the path template after the contract's own, such as {@code applications/{id}}; no
 *     leading slash, and without regular expressions, which the parameters have
 * @param parameters in the method's order, a bean's where the bean is
 * @param returns the type of the answer's body; {@code void.class} for none, {@code Response.class}
 *     for one of which the contract says no more than its media type
 * @param safe whether it changes nothing, so that it may be sent again
 * @param idempotent whether it carries an idempotency key
 * @param problems the typed problems it declares, by code
 * @param personalDataUse what it asks of callers, if it is about people; null if it is not
 * @param longest how long one call may take, from its {@link Deadline}; null if it does not say
 * @param openTo the groups that may call it; with {@code capabilities} empty too, every node may
 * @param capabilities nodes admitted with one of these may call it
 * @param staged whether the method returns a {@code CompletionStage} of what it returns
 * @param answerType the media type of the answer's body
 * @param beans the arguments that are beans
 * @param contract the interface that it is an operation of, which may have inherited the method
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
    Set<CapabilityId> capabilities,
    boolean staged,
    String answerType,
    List<Bean> beans,
    Class<?> contract) {
  /**
   * Calls of an operation that another operation of the contract would get, because its path has
   * words where this one has variables.
   *
   * @param by the other's name
   * @param when what the texts of these variables match in such a call
   */
  public record Taken(String by, Map<String, Pattern> when) {
    /** Copies the conditions. */
    public Taken {
      when = Map.copyOf(when);
    }
  }

  /** Copies the collections. */
  public Operation {
    parameters = List.copyOf(parameters);
    problems = Map.copyOf(problems);
    openTo = Set.copyOf(openTo);
    capabilities = Set.copyOf(capabilities);
    beans = List.copyOf(beans);
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

  /** Whether its body is a form, {@code application/x-www-form-urlencoded}. */
  public boolean takesForm() {
    return parameters.stream().anyMatch(each -> each.kind() == Parameter.Kind.FORM);
  }

  /** Whether it answers with a {@code Response}, whose body the contract does not describe. */
  public boolean answersFreely() {
    return returns == Response.class;
  }

  /** The header fields that its parameters travel in, but for the idempotency key. */
  public List<Parameter> headers() {
    return parameters.stream()
        .filter(
            each ->
                each.kind() == Parameter.Kind.HEADER && !each.name().equals(IdempotencyKey.HEADER))
        .toList();
  }

  /**
   * The methods of a class that implement it, the ones that compilers add included.
   *
   * @param service a class that implements the contract
   */
  public List<Method> implementations(Class<?> service) {
    Types here = Types.of(contract);
    List<? extends Class<?>> wanted =
        Stream.of(method.getGenericParameterTypes()).map(here::resolve).map(Types::raw).toList();
    Set<List<Class<?>>> erased = new HashSet<>();
    erased.add(List.of(method.getParameterTypes()));
    addErased(contract, here, wanted, erased);
    Types there = Types.of(service);
    return Stream.of(service.getMethods())
        .filter(each -> each.getName().equals(name()))
        .filter(
            each ->
                each.equals(method)
                    || erased.contains(List.of(each.getParameterTypes()))
                    || Stream.of(each.getGenericParameterTypes())
                        .map(there::resolve)
                        .map(Types::raw)
                        .toList()
                        .equals(wanted))
        .toList();
  }

  /** The parameters as each interface above declares them: a host may find a bridge to those. */
  private void addErased(
      Class<?> type, Types here, List<? extends Class<?>> wanted, Set<List<Class<?>>> erased) {
    for (Class<?> above : type.getInterfaces()) {
      Stream.of(above.getDeclaredMethods())
          .filter(each -> each.getName().equals(name()))
          .filter(
              each ->
                  Stream.of(each.getGenericParameterTypes())
                      .map(here::resolve)
                      .map(Types::raw)
                      .toList()
                      .equals(wanted))
          .forEach(each -> erased.add(List.of(each.getParameterTypes())));
      addErased(above, here, wanted, erased);
    }
  }
}
