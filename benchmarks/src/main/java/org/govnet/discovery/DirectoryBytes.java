package org.govnet.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.govnet.node.DirectoryServer;
import org.govnet.node.TlsIdentity;

/**
 * What a directory of 10,000 nodes costs a subscriber's line. A day is played by the real follower
 * and the real reader on a clock of its own; the HTTP headers of its answers are measured from a
 * real server. TLS, TCP and what the subscriber sends are not counted.
 */
public final class DirectoryBytes {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long STAMP_MILLIS = Duration.ofMinutes(4).toMillis();

  private DirectoryBytes() {}

  /** The whole, as a mirror packs it, in MB. */
  public static double full() {
    return Gzip.pack(SampleFiles.bundle(SampleFiles.LARGE)).length / 1e6;
  }

  /**
   * A day of a subscriber, in MB: every descriptor renewed once a week, each renewal published for
   * itself.
   *
   * @param mirrors how many the anchor names
   */
  public static double day(int mirrors) {
    return play(mirrors, SampleFiles.LARGE / 7.0);
  }

  /**
   * The same with a renewal at half of a descriptor's seven days, as nodes do it.
   *
   * @param mirrors how many the anchor names
   */
  public static double dayAtHalfLife(int mirrors) {
    return play(mirrors, SampleFiles.LARGE / 3.5);
  }

  private static double play(int mirrors, double renewalsADay) {
    int headersOfNews = headers(200);
    int headersOfNone = headers(204);
    DayClock clock = new DayClock(Clock.systemUTC().instant());
    SampleNetwork network = new SampleNetwork(SampleFiles.LARGE, clock);
    Anchor anchor =
        new Anchor(
            network.anchor().network(),
            network.anchor().threshold(),
            network.anchor().keys(),
            IntStream.range(0, mirrors)
                .mapToObj(i -> new Replica(URI.create("https://mirror" + i + ".example"), null))
                .toList());
    Path folder = temporary();
    DirectoryReader reader =
        new DirectoryReader(anchor, folder, new Unused(), clock, FreshnessPolicy.DEFAULT);
    reader.takeAll(network.current().bundle());
    DirectoryFollower follower = new DirectoryFollower(reader, new Random(1));
    Mirror mirror = new Mirror(network, clock, renewalsADay);
    long end = clock.millis() + DAY.toMillis();
    long bytes = 0;
    while (clock.millis() < end) {
      DirectoryFollower.Step step = follower.next();
      if (step instanceof DirectoryFollower.Step.Ask ask) {
        DirectoryFetch.Answer answer = mirror.answer(ask.question());
        bytes += answer.body().length + (answer.status() == 204 ? headersOfNone : headersOfNews);
        follower.answered(answer);
      } else if (step instanceof DirectoryFollower.Step.Pause pause) {
        mirror.pass(pause.millis());
      }
    }
    if (reader.current().orElseThrow().revision() < renewalsADay * 0.99) {
      throw new IllegalStateException("the reader did not follow: " + reader.status());
    }
    SampleFiles.delete(folder);
    return bytes / 1e6;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("govnet-day");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  /** All mirrors in one: each has what is published at once. */
  private static final class Mirror {
    private final SampleNetwork network;
    private final DayClock clock;
    private final Random random = new Random(2);
    private final double meanMillis;
    private final long began;
    private int renewals;
    private long nextRenewal;
    private long nextStamp;

    Mirror(SampleNetwork network, DayClock clock, double renewalsADay) {
      this.network = network;
      this.clock = clock;
      this.meanMillis = DAY.toMillis() / renewalsADay;
      this.began = clock.millis();
      this.nextStamp = began + STAMP_MILLIS;
      planRenewal();
    }

    /** One at some time in each equal part of the day: nodes do not renew in step. */
    private void planRenewal() {
      nextRenewal = began + (long) ((renewals++ + random.nextDouble()) * meanMillis);
    }

    void pass(long millis) {
      long until = clock.millis() + millis;
      while (Math.min(nextRenewal, nextStamp) <= until) {
        publishNext();
      }
      clock.moveTo(until);
    }

    private void publishNext() {
      byte[] unused;
      if (nextRenewal <= nextStamp) {
        clock.moveTo(nextRenewal);
        unused = network.change();
        planRenewal();
      } else {
        clock.moveTo(nextStamp);
        unused = network.stamp();
        nextStamp += STAMP_MILLIS;
      }
    }

    DirectoryFetch.Answer answer(DirectoryFetch.Question question) {
      long since = number(question, "since=");
      long stamp = number(question, "stamp=");
      long until = clock.millis() + 1000 * number(question, "wait=");
      while (since == network.current().revision()
          && stamp >= network.current().timestamp().document().version()
          && Math.min(nextRenewal, nextStamp) <= until) {
        publishNext();
      }
      if (since == network.current().revision()
          && stamp >= network.current().timestamp().document().version()) {
        clock.moveTo(until);
        return new DirectoryFetch.Answer(204, new byte[0], null);
      }
      return new DirectoryFetch.Answer(
          200, network.current().changesSince(since).orElseThrow(), null);
    }

    private static long number(DirectoryFetch.Question question, String name) {
      String path = question.path();
      return Long.parseLong(path.substring(path.indexOf(name) + name.length()).split("&", -1)[0]);
    }
  }

  /** The bytes of status line and header of an answer, from a mirror as it is deployed. */
  private static int headers(int status) {
    DirectoryReader reader =
        SampleFiles.reader(
            SampleFiles.anchor(SampleFiles.SMALL), SampleFiles.folder(SampleFiles.SMALL));
    Directory directory = reader.current().orElseThrow();
    long since = directory.revision();
    long stamp = status == 204 ? directory.timestamp().document().version() : 0;
    InetAddress here = InetAddress.getLoopbackAddress();
    TlsIdentity tls = TlsIdentity.selfSigned("localhost");
    try (DirectoryServer server = DirectoryServer.mirror(reader, here, 0, tls);
        SSLSocket socket = connect(here, server.replica().url().getPort(), tls)) {
      String request =
          "GET "
              + DirectoryFetch.CHANGES_PATH
              + "?since="
              + since
              + "&stamp="
              + stamp
              + "&wait=0 HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String head = head(socket.getInputStream());
      if (!head.startsWith("HTTP/1.1 " + status + " ")) {
        throw new IllegalStateException("expected status " + status + ": " + head);
      }
      return head.length();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot measure the header", e);
    }
  }

  private static SSLSocket connect(InetAddress address, int port, TlsIdentity tls)
      throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("mirror", tls.certificates().get(0));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return (SSLSocket) context.getSocketFactory().createSocket(address, port);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS here", e);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the answer ended within its header: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Time as it is played. */
  private static final class DayClock extends Clock {
    private Instant now;

    DayClock(Instant now) {
      this.now = now;
    }

    void moveTo(long millis) {
      now = Instant.ofEpochMilli(Math.max(millis, now.toEpochMilli()));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** The follower is played by hand. */
  private static final class Unused implements DirectoryFetch {
    @Override
    public Answer get(Question question) throws IOException {
      throw new IOException("nobody asks here");
    }

    @Override
    public void publish(Replica directory, String document) throws IOException {
      throw new IOException("nobody publishes here");
    }
  }
}
