package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.govnet.api.NodeId;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a real proxy, over sockets. */
class EgressProxyTest {
  private static final CallPolicy ONCE =
      new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);

  private final TestPeer peer = new TestPeer(TestPeer.newKey());
  private final List<AutoCloseable> opened = new ArrayList<>();

  /** As in a live network. */
  private boolean privateAddresses;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    peer.close();
  }

  private TestProxy proxy(String needed) {
    TestProxy proxy = new TestProxy(needed);
    opened.add(proxy);
    return proxy;
  }

  private @Nullable Object call(EgressProxy proxy, String host) {
    HttpClients http = new HttpClients(() -> privateAddresses, okHttp -> okHttp, proxy);
    opened.add(http::close);
    Engine engine = Peers.engine(ONCE, Time.SYSTEM);
    Driver driver =
        new Driver(
            engine,
            Peers.policies(ONCE),
            new Wire("uk-test", null),
            Time.SYSTEM,
            (nanos, task) -> () -> {},
            null,
            null,
            List.of());
    URI url = URI.create("https://" + host + ":" + peer.replica().url().getPort());
    Replica replica = new Replica(url, peer.replica().pin());
    Peer found = new Peer(TestPeer.NODE, "Swansea", List.of(replica), Set.of());
    return driver.call(
        Peers.plan("parcel"),
        new Object[] {"p"},
        new Replicas(http, engine, Time.SYSTEM).target(found));
  }

  private String failure(EgressProxy proxy, String host) {
    CallFailed failed = catchThrowableOfType(CallFailed.class, () -> call(proxy, host));
    assertThat(failed).isNotNull();
    assertThat(failed.attempts()).hasSize(1);
    assertThat(failed.attempts().get(0).fault()).isEqualTo(Attempt.Fault.CONNECT);
    return failed.attempts().get(0).detail();
  }

  private void answerUnsigned() {
    peer.then(
        request ->
            new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "application/json")
                .body("{\"name\":\"a\"}"));
  }

  /** It alone knows the name, and is itself at an address where no peer may be. */
  @Test
  void reachesAPeerThatOnlyTheProxyFinds() {
    answerUnsigned();
    TestProxy proxy = proxy("");

    assertThat(call(proxy.address(), "swansea.example")).isEqualTo(new Parcel("a", null));

    assertThat(proxy.heads())
        .singleElement()
        .asString()
        .startsWith("CONNECT swansea.example:" + peer.replica().url().getPort() + " HTTP/1.1\r\n");
    assertThat(peer.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.getHeaders().get("Proxy-Authorization")).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "2130706433",
        "0x7f000001",
        "localhost",
        "a.localhost",
        "[::1]"
      })
  void asksNoProxyForAnAddressOfItsOwnSide(String host) {
    TestProxy proxy = proxy("");

    assertThat(failure(proxy.address(), host)).contains("the network's root does not allow that");
    assertThat(proxy.heads()).isEmpty();
  }

  @Test
  void bringsItsCredentialsToTheProxyAlone() {
    answerUnsigned();
    TestProxy proxy = proxy("Proxy-Authorization: Basic bGVlZHM6c2VjcmV0\r\n");

    assertThat(call(proxy.address().withCredentials("leeds", "secret"), "swansea.example"))
        .isEqualTo(new Parcel("a", null));

    assertThat(proxy.heads()).hasSize(1);
    assertThat(peer.requests().get(0).getHeaders().get("Proxy-Authorization")).isNull();
  }

  @Test
  void saysWhichCredentialsAreMissingOrWrong() {
    TestProxy proxy = proxy("Proxy-Authorization: Basic bGVlZHM6c2VjcmV0\r\n");

    assertThat(failure(proxy.address(), "swansea.example"))
        .isEqualTo(
            "IOException: the proxy %s asks for credentials (407, it asks for \"Basic\"): give it some with EgressProxy.withCredentials",
            proxy.address());
    assertThat(failure(proxy.address().withCredentials("leeds", "hunter2"), "swansea.example"))
        .isEqualTo(
            "IOException: the proxy %s refuses the credentials it was given (407, it asks for \"Basic\", and they are sent as Basic): correct those of EgressProxy.withCredentials",
            proxy.address());
  }

  /** A peer that answers 407 behind the proxy gets nothing that is the proxy's. */
  @Test
  void givesAPeerNoCredentials() {
    peer.then(
        request ->
            new MockResponse.Builder().code(407).setHeader("Proxy-Authenticate", "Basic realm=x"));
    TestProxy proxy = proxy("");

    assertThatThrownBy(
            () -> call(proxy.address().withCredentials("leeds", "secret"), "swansea.example"))
        .isInstanceOf(CallFailed.class)
        .hasMessageNotContaining("the proxy");
    assertThat(peer.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.getHeaders().get("Proxy-Authorization")).isNull());
  }

  @Test
  void namesTheProxyThatIsDown() {
    TestProxy proxy = proxy("");
    proxy.close();

    assertThat(failure(proxy.address(), "swansea.example"))
        .startsWith(
            "ConnectException: the proxy "
                + proxy.address()
                + " cannot be reached: see that it runs and is the one of Govnet.Builder.proxy (")
        .doesNotContain("swansea");
  }

  @Test
  void namesTheProxyThatDoesNotConnect() {
    TestProxy proxy = new TestProxy("nobody", "HTTP/1.1 403 No\r\n");
    opened.add(proxy);
    TestProxy silent = new TestProxy("nobody", "");
    opened.add(silent);

    assertThat(failure(proxy.address(), "swansea.example"))
        .isEqualTo(
            "IOException: the proxy %s does not connect to the peer, with status 403: see its rules and its log",
            proxy.address());
    assertThat(failure(silent.address(), "swansea.example"))
        .startsWith("IOException: through the proxy " + silent.address() + ": ");
  }

  @Test
  void goesPastTheProxyToHostsThatAreExcepted() {
    answerUnsigned();
    privateAddresses = true;
    TestProxy proxy = proxy("");

    assertThat(call(proxy.address().except("127.0.0.1"), "127.0.0.1")).isNotNull();
    assertThat(call(proxy.address().except("*.0.0.1"), "127.0.0.1")).isNotNull();
    assertThat(proxy.heads()).isEmpty();
    assertThat(call(proxy.address().except("*.example"), "127.0.0.1")).isNotNull();
    assertThat(proxy.heads()).hasSize(1);
  }

  @Test
  void readsTheDirectoryThroughTheProxy(@TempDir Path folder) {
    TestProxy proxy = proxy("");
    try (TestNetwork network = new TestNetwork(folder, Clock.systemUTC());
        Govnet govnet =
            Govnet.builder(network.identity(NodeId.of("leeds")), network.anchor())
                .proxy(proxy.address())
                .join()) {
      assertThat(govnet.directory().current()).isPresent();
      assertThat(proxy.heads())
          .allMatch(
              head ->
                  head.startsWith(
                      "CONNECT 127.0.0.1:" + network.anchor().mirrors().get(0).url().getPort()))
          .isNotEmpty();
    }
  }

  /** Which any library may set, and which would then see where everything goes. */
  @Test
  void goesByNoSystemProperty() {
    answerUnsigned();
    privateAddresses = true;
    TestProxy proxy = proxy("");
    System.setProperty("https.proxyHost", "127.0.0.1");
    System.setProperty("https.proxyPort", String.valueOf(proxy.address().port()));
    System.setProperty("http.nonProxyHosts", "");
    try {
      HttpClients http = new HttpClients(() -> true, okHttp -> okHttp);
      opened.add(http::close);
      assertThat(http.of(peer.replica()).proxySelector().select(peer.replica().url()))
          .containsExactly(java.net.Proxy.NO_PROXY);
    } finally {
      System.clearProperty("https.proxyHost");
      System.clearProperty("https.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void showsNoCredentials() {
    EgressProxy proxy = EgressProxy.of("proxy.example", 3128).withCredentials("leeds", "hunter2");

    assertThat(proxy).hasToString("proxy.example:3128");
    assertThatThrownBy(() -> proxy.withCredentials("leeds", "hunter\n2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a proxy's password has 1 to 500 characters, and no control character");
    assertThatThrownBy(() -> proxy.withCredentials("le:eds", "hunter2"))
        .hasMessage("a proxy's user has 1 to 500 characters, and no colon or control character");
  }

  @Test
  void refusesWhatIsNoProxy() {
    assertThatThrownBy(() -> EgressProxy.of("http://proxy.example", 3128))
        .hasMessage(
            "a proxy's host is a name or an address, without scheme or port: \"http://proxy.example\"");
    assertThatThrownBy(() -> EgressProxy.of("proxy.example", 0))
        .hasMessage("a proxy's port must be 1 to 65535: 0");
    assertThatThrownBy(() -> EgressProxy.of("proxy.example", 1).except("a*.example"))
        .hasMessage(
            "a host without proxy is a name, an address, or *. and the end of names: \"a*.example\"");
  }
}
