package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no container that a test could start does by itself; the rest is HostContract's. */
class GovnetFilterTest {
  private static LocalNetwork network;
  private static HostedNode node;

  private final Map<String, @Nullable Object> request = new HashMap<>();
  private final Map<String, String> answered = new HashMap<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private boolean passedOn;

  @BeforeAll
  static void start(@TempDir Path folder) {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    node =
        GovnetNode.builder(
                network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of()), network.anchor())
            .serve(new ProbeService())
            .hosted(new Replica(URI.create("https://leeds.example/app"), null));
  }

  @AfterAll
  static void stop() {
    node.close();
    network.close();
  }

  private void get(String context, @Nullable String uri, @Nullable String query) throws Exception {
    request.putIfAbsent("isAsyncSupported", true);
    request.put("getContextPath", context);
    request.put("getRequestURI", uri);
    request.put("getQueryString", query);
    request.put("getMethod", "GET");
    request.put("getHeaderNames", Collections.enumeration(List.of()));
    request.put("getInputStream", new NoBody());
    FilterChain rest = (asked, answering) -> passedOn = true;
    new GovnetFilter(node)
        .doFilter(
            of(HttpServletRequest.class, (proxy, method, args) -> request.get(method.getName())),
            of(
                HttpServletResponse.class,
                (proxy, method, args) -> {
                  if (method.getName().equals("getOutputStream")) {
                    return new Written();
                  }
                  answered.put(method.getName(), args == null ? "" : String.valueOf(args[0]));
                  return null;
                }),
            rest);
  }

  private static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @ParameterizedTest
  @CsvSource({
    "'',     /probe/v1/x",
    "/app,   /app/probe/v1/x",
    "/a%20b, /a%20b/probe/v1/x",
  })
  void takesTheContextPathOff(String context, String uri) throws Exception {
    get(context, uri, "a=b");
    assertThat(passedOn).isFalse();
    assertThat(answered).containsEntry("setStatus", "401").doesNotContainKey("sendError");
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("signature-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "'',   /app/probe/v1/x",
    "/app, /probe/v1/x",
    "/app, /%61pp/probe/v1/x",
    "'',   /own",
    "'',",
  })
  void passesOnWhatIsTheHosts(String context, @Nullable String uri) throws Exception {
    get(context, uri, null);
    assertThat(passedOn).isTrue();
    assertThat(answered).isEmpty();
  }

  @Test
  void saysWhatIsMissingWhereNobodyCouldWait() {
    request.put("isAsyncSupported", false);
    assertThatThrownBy(() -> get("", "/probe/v1/x", null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be registered with asynchronous support");
  }

  private static final class NoBody extends ServletInputStream {
    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Written extends ServletOutputStream {
    @Override
    public void write(int b) {
      written.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
