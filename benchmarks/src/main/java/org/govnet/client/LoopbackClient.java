package org.govnet.client;

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
import okhttp3.tls.HandshakeCertificates;
import org.govnet.api.NodeId;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.benchmarks.ProcessTime;
import org.govnet.benchmarks.Remote;
import org.govnet.benchmarks.SampleRecord;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.node.LoopbackServer;
import org.govnet.node.TlsIdentity;
import org.govnet.rivals.ByHand;
import org.govnet.rivals.Calls;
import org.govnet.rivals.DialogueCalls;
import org.govnet.rivals.FeignCalls;
import org.govnet.rivals.RetrofitCalls;

/**
 * Threads that call {@link LoopbackServer} through one client, each as soon as it is answered; to
 * be run through {@link Remote}. In govnet's own package, because calls without signatures are not
 * for users.
 */
public final class LoopbackClient {
  private static final int THREADS = 32;

  private LoopbackClient() {}

  /**
   * Answers a number of threads, 1 to 32, and a number of ms with what it did in that time, in
   * three numbers: calls, processor time of the process in ns, time that passed in ns.
   *
   * @param arguments which client, the server's URL and its folder
   */
  public static void main(String[] arguments) {
    int status = 0;
    try {
      answer(calls(arguments[0], arguments[1], Path.of(arguments[2])));
    } catch (IOException | InterruptedException | ExecutionException | RuntimeException e) {
      System.err.println("the client " + arguments[0] + " failed: " + e);
      status = 1;
    }
    System.exit(status); // whatever threads the client has left
  }

  private static void answer(Calls calls)
      throws IOException, InterruptedException, ExecutionException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (String question = questions.readLine();
        question != null;
        question = questions.readLine()) {
      String[] asked = question.split(" ", -1);
      answers.println(run(calls, threads, Integer.parseInt(asked[0]), Long.parseLong(asked[1])));
      answers.flush();
    }
  }

  private static Calls calls(String client, String base, Path folder) {
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(TlsIdentity.load(folder.resolve("tls")).certificates().get(0))
            .build();
    return switch (client) {
      case "byhand" -> new ByHand(okHttp(tls), base);
      case "retrofit" -> new RetrofitCalls(okHttp(tls), base);
      case "feign" -> new FeignCalls(okHttp(tls), base);
      case "dialogue" -> DialogueCalls.over(tls, base);
      case "unsigned" -> govnet(builder(folder, LoopbackServer.CALLERS.get(0)).unsigned());
      case "signed" -> govnet(builder(folder, LoopbackServer.CALLERS.get(1)));
      default -> throw new IllegalArgumentException("no such client: " + client);
    };
  }

  /**
   * OkHttp with its default timeouts. By default it keeps five idle connections, and would shake
   * hands again and again; govnet's own keeps 64.
   */
  private static OkHttpClient okHttp(HandshakeCertificates tls) {
    return new OkHttpClient.Builder()
        .sslSocketFactory(tls.sslSocketFactory(), tls.trustManager())
        .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
        .build();
  }

  private static Govnet.Builder builder(Path folder, NodeId caller) {
    return Govnet.builder(
        Identity.load(LoopbackServer.NETWORK, caller, folder.resolve(caller.value())),
        Anchor.load(folder.resolve("anchor.json")));
  }

  private static Calls govnet(Govnet.Builder builder) {
    PlanningApplications planning = builder.join().client(PlanningApplications.class);
    return planning::application;
  }

  private static String run(Calls calls, ExecutorService threads, int callers, long millis)
      throws InterruptedException, ExecutionException {
    long cpu = ProcessTime.nanos();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Future<Long>> counts = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      counts.add(threads.submit(() -> callUntil(calls, end)));
    }
    long done = 0;
    for (Future<Long> count : counts) {
      done += count.get();
    }
    long passed = System.nanoTime() - begin;
    return done + " " + (ProcessTime.nanos() - cpu) + " " + passed;
  }

  private static long callUntil(Calls calls, long end) throws IOException {
    long done = 0;
    do {
      if (!calls.application(SampleRecord.ID).id().equals(SampleRecord.ID)) {
        throw new IllegalStateException("that is another application");
      }
      done++;
    } while (System.nanoTime() < end);
    return done;
  }
}
