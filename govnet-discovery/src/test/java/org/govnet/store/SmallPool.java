package org.govnet.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/** Keeps connections as a user's pool does, and looks whether one is good before it lends it. */
final class SmallPool implements AutoCloseable {
  private final DataSource source;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  SmallPool(DataSource source) {
    this.source = source;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            throw new AssertionError(method);
          }
          return lend();
        });
  }

  private Connection lend() throws SQLException {
    Connection kept = idle.poll();
    while (kept != null && !kept.isValid(5)) {
      kept.close();
      kept = idle.poll();
    }
    Connection connection = kept == null ? source.getConnection() : kept;
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            idle.push(connection);
            return null;
          }
          return call(connection, method, arguments);
        });
  }

  static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(SmallPool.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
