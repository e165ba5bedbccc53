package org.govnet.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.jspecify.annotations.Nullable;

/** Hands each method of a contract interface to its plan. */
final class ContractProxy implements InvocationHandler {
  private final ContractModel contract;
  private final Map<Method, CallPlan> plans = new HashMap<>();
  private final Route route;
  private final BlockingDriver driver;

  /**
   * A client's methods.
   *
   * @param declared what its calls say of why they are made; null if nothing
   */
  ContractProxy(
      ContractModel contract, @Nullable Declared declared, Route route, BlockingDriver driver) {
    this.contract = contract;
    this.route = route;
    this.driver = driver;
    StagedCalls.refuse(contract);
    for (Operation operation : contract.operations()) {
      plans.put(operation.method(), new CallPlan(contract, operation, declared));
    }
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    CallPlan plan = plans.get(method);
    if (plan != null) {
      return driver.call(plan, arguments, route);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "client of " + contract;
    };
  }
}
