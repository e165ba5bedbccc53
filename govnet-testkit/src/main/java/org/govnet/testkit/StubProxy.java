package org.govnet.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.jspecify.annotations.Nullable;

/** What is in a {@link Peer} field: notes each call, and sends nothing. */
final class StubProxy implements InvocationHandler {
  private final Supplier<StubBook> book;
  private final StubPeer peer;
  private final ContractModel contract;
  private final Map<Method, Operation> operations = new HashMap<>();

  private StubProxy(Supplier<StubBook> book, StubPeer peer, ContractModel contract) {
    this.book = book;
    this.peer = peer;
    this.contract = contract;
    contract.operations().forEach(operation -> operations.put(operation.method(), operation));
  }

  static Object of(Supplier<StubBook> book, StubPeer peer, ContractModel contract) {
    Class<?> type = contract.type();
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new StubProxy(book, peer, contract));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Operation operation = operations.get(method);
    if (operation != null) {
      @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
      Recorder.record(new RecordedCall(book.get(), peer, contract, operation, given));
      return null;
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "stub of " + contract + " at " + peer.node();
    };
  }
}
