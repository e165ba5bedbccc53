package org.govnet.testkit;

import java.io.IOException;
import java.net.SocketException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Ends the connection of a request that is to meet {@link Fault#CONNECTION_RESET}. */
final class DyingConnection implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (chain.request().tag(Fault.class) != Fault.CONNECTION_RESET) {
      return response;
    }
    Connection connection = chain.connection();
    if (connection != null) {
      connection.socket().close();
    }
    // Part of the answer may have been read ahead; nobody is to see it.
    throw new SocketException("Connection reset");
  }
}
