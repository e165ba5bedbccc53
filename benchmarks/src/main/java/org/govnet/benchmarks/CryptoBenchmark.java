package org.govnet.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One Ed25519 signature and one verification, over as much as a message's signature covers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CryptoBenchmark {
  private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
  private final VerificationKey publicKey = key.key();
  private final byte[] data = data();
  private final byte[] signature = key.sign(data);

  private static byte[] data() {
    byte[] data = new byte[512];
    Arrays.fill(data, (byte) 'a');
    return data;
  }

  /** A signature. */
  @Benchmark
  public byte[] sign(CallerTime time) {
    time.operations++;
    return key.sign(data);
  }

  /** A verification. */
  @Benchmark
  public boolean verify(CallerTime time) {
    time.operations++;
    return publicKey.verify(data, signature);
  }
}
