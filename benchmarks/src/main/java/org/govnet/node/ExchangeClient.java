package org.govnet.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.govnet.benchmarks.ProcessTime;
import org.govnet.client.Govnet;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.evidence.EvidencePolicy;

/**
 * Calls {@link ExchangeServer}, by govnet with evidence or by hand; to be run through {@link
 * org.govnet.benchmarks.Remote}.
 */
public final class ExchangeClient {
  private static final int THREADS = 32;

  private ExchangeClient() {}

  /** A call. */
  private interface Ask {
    String id(String id) throws IOException;
  }

  /**
   * Answers a number of threads and a number of ms with what it did in that time: calls, processor
   * time in ns, time that passed in ns.
   *
   * @param arguments {@code node} or {@code plain}, the server's URL and its folder
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path folder = Path.of(arguments[2]);
    Ask ask = arguments[0].equals("plain") ? byHand(arguments[1], folder) : govnet(folder);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (String question = questions.readLine();
        question != null;
        question = questions.readLine()) {
      String[] asked = question.split(" ", -1);
      answers.println(run(ask, threads, Integer.parseInt(asked[0]), Long.parseLong(asked[1])));
      answers.flush();
    }
    System.exit(0); // whatever threads the client has left
  }

  private static Ask govnet(Path folder) {
    Identity identity =
        Identity.load(
            ExchangeServer.NETWORK,
            ExchangeServer.CALLER,
            folder.resolve(ExchangeServer.CALLER.value()));
    Govnet govnet =
        Govnet.builder(identity, Anchor.load(folder.resolve("anchor.json")))
            .evidence(EvidencePolicy.DEFAULT)
            .join();
    Samples samples = govnet.client(Samples.class, ExchangeServer.PROVIDER);
    return id -> samples.sample(id).id();
  }

  private static Ask byHand(String base, Path folder) {
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(TlsIdentity.load(folder.resolve("tls")).certificates().get(0))
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(tls.sslSocketFactory(), tls.trustManager())
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .build();
    ObjectReader reader = new ObjectMapper().readerFor(Samples.Sample.class);
    return id -> {
      Request request = new Request.Builder().url(base + "/samples/v1/samples/" + id).build();
      try (Response response = http.newCall(request).execute()) {
        Samples.Sample sample = reader.readValue(response.body().bytes());
        return sample.id();
      }
    };
  }

  private static String run(Ask ask, ExecutorService threads, int callers, long millis)
      throws InterruptedException, ExecutionException {
    long cpu = ProcessTime.nanos();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Future<Long>> counts = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      counts.add(threads.submit(() -> callUntil(ask, end)));
    }
    long done = 0;
    for (Future<Long> count : counts) {
      done += count.get();
    }
    long passed = System.nanoTime() - begin;
    return done + " " + (ProcessTime.nanos() - cpu) + " " + passed;
  }

  private static long callUntil(Ask ask, long end) throws IOException {
    long done = 0;
    do {
      if (!ask.id("s7").equals("s7")) {
        throw new IllegalStateException("that is another sample");
      }
      done++;
    } while (System.nanoTime() < end);
    return done;
  }
}
