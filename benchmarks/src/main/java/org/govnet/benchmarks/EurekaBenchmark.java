package org.govnet.benchmarks;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.discovery.shared.Applications;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.govnet.discovery.Peer;
import org.govnet.discovery.SampleFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Eureka's look-up of an application's instances by name, among 10,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EurekaBenchmark {
  private static final int QUESTIONS = 1 << 12;

  private final List<String> names = new ArrayList<>();
  private Applications all = new Applications();
  private int next;

  /** Registers the nodes of the sample network. */
  @Setup
  public void prepare() {
    all =
        EurekaRegistry.read(EurekaRegistry.write(EurekaRegistry.of(SampleFiles.largeDirectory())));
    all.shuffleInstances(false);
    Random random = new Random(1);
    List<Peer> peers = new ArrayList<>(SampleFiles.largeDirectory().peers());
    for (int i = 0; i < QUESTIONS; i++) {
      names.add(new String(peers.get(random.nextInt(peers.size())).node().value().toCharArray()));
    }
  }

  /** A look-up. */
  @Benchmark
  public List<InstanceInfo> lookup(CallerTime time) {
    time.operations++;
    next = (next + 1) & (QUESTIONS - 1);
    return all.getRegisteredApplications(names.get(next)).getInstances();
  }
}
