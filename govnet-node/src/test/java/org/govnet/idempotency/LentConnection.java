package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A pool of one connection, which counts how often it is out. */
final class LentConnection {
  private final Connection only;
  private int lent;

  LentConnection(Connection only) {
    this.only = only;
  }

  int lent() {
    return lent;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("getConnection");
          assertThat(++lent).isEqualTo(1);
          return connection();
        });
  }

  private Connection connection() {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            lent--;
            return null;
          }
          try {
            return method.invoke(only, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
