package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryFetch.Question;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mirror may do to whoever fetches a directory from it. */
class OkHttpFetchTest {
  private final MockWebServer server = new MockWebServer();
  private final List<HttpClients> opened = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(TestPeer.CERTIFICATE)
            .build()
            .sslSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    opened.forEach(HttpClients::close);
    server.close();
  }

  /** A fetch whose names are looked up as given; none for the usual way. */
  private OkHttpFetch fetch(boolean privateAddresses, InetAddress... addresses) {
    HttpClients clients =
        new HttpClients(
            () -> privateAddresses,
            okHttp -> addresses.length == 0 ? okHttp : okHttp.dns(host -> List.of(addresses)));
    opened.add(clients);
    return new OkHttpFetch(clients);
  }

  private Question question(String host, int maxBytes, Duration timeout) {
    return new Question(
        new Replica(
            URI.create("https://" + host + ":" + server.getPort()),
            TestPeer.pin(TestPeer.CERTIFICATE)),
        DirectoryFetch.DIRECTORY_PATH,
        null,
        maxBytes,
        timeout);
  }

  private DirectoryFetch.Answer ask(int maxBytes, Duration timeout) throws IOException {
    return fetch(true).get(question("127.0.0.1", maxBytes, timeout));
  }

  private static byte[] zipped(long length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] spaces = new byte[1 << 16];
      Arrays.fill(spaces, (byte) ' ');
      for (long left = length; left > 0; left -= spaces.length) {
        gzip.write(spaces, 0, (int) Math.min(left, spaces.length));
      }
    }
    return bytes.toByteArray();
  }

  private void answerZipped(long length) throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(zipped(length)))
            .build());
  }

  @ParameterizedTest
  @ValueSource(ints = {DirectoryFetch.MAX_CHANGES, DirectoryFetch.MAX_BUNDLE})
  void endlessDataPackedSmallIsCutOffAtTheLimit(int limit) throws IOException {
    // A gigabyte, were it read to its end, from one megabyte.
    answerZipped(1L << 30);
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> ask(limit, Duration.ofSeconds(60)))
                .isInstanceOf(IOException.class)
                .hasMessage("answered with more than " + limit + " bytes"));
  }

  @Test
  void theLimitItselfIsNotTooMuch() throws IOException {
    answerZipped(100_000);
    answerZipped(100_001);
    assertThat(ask(100_000, Duration.ofSeconds(10)).body()).hasSize(100_000);
    assertThatThrownBy(() -> ask(100_000, Duration.ofSeconds(10)))
        .hasMessage("answered with more than 100000 bytes");
  }

  @Test
  void anEndlessRefusalIsCutOffSooner() {
    server.enqueue(new MockResponse.Builder().code(500).body("x".repeat(1 << 20)).build());
    assertThatThrownBy(() -> ask(DirectoryFetch.MAX_BUNDLE, Duration.ofSeconds(10)))
        .hasMessage("answered with more than 65536 bytes");
  }

  @Test
  void anAnswerThatTricklesForEverEndsAtTheQuestionsTimeout() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
            .build());
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> ask(DirectoryFetch.MAX_CHANGES, Duration.ofMillis(600)))
                .isInstanceOf(IOException.class));
  }

  @Test
  void aMirrorThatSaysNothingEndsAtTheQuestionsTimeout() {
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> ask(DirectoryFetch.MAX_CHANGES, Duration.ofMillis(600)))
                .isInstanceOf(IOException.class));
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://127.0.0.1:" + server.getPort() + "/inside")
            .build());
    assertThat(ask(1000, Duration.ofSeconds(10)).status()).isEqualTo(302);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "169.254.169.254",
        "10.0.0.1",
        "localhost"
      })
  void serverSideRequestForgeryByTheUrlOfAMirror(String host) {
    assertThatThrownBy(() -> fetch(false).get(question(host, 1000, Duration.ofSeconds(10))))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageEndingWith("which is not public; the network's root does not allow that");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::1",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "fd00:ec2::254",
        "fe80::1"
      })
  void serverSideRequestForgeryByWhatTheNameOfAMirrorMeans(String address) throws IOException {
    InetAddress inside = InetAddress.getByName(address);
    InetAddress outside = InetAddress.getByName("1.1.1.1");
    for (InetAddress[] addresses :
        List.of(new InetAddress[] {inside}, new InetAddress[] {outside, inside})) {
      OkHttpFetch fetch = fetch(false, addresses);
      assertThatThrownBy(
              () -> fetch.get(question("manchester.example", 1000, Duration.ofSeconds(10))))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageStartingWith("manchester.example is at ")
          .hasMessageEndingWith("which is not public; the network's root does not allow that");
    }
    assertThat(server.getRequestCount()).isZero();
  }
}
