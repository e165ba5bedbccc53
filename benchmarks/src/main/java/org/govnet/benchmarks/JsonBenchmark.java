package org.govnet.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.Validation;
import org.govnet.discovery.WireJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A planning application of 1,000 bytes, read and written: by a plain Jackson, and as it is on the
 * wire, where duplicates, wrong types, missing members and what is not UTF-8 are refused.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {
  private static final int SIZE = 1000;

  private final Application application = application();
  private final byte[] body = WireJson.write(application);
  private final WireJson.Reader wireReader = WireJson.reader(Application.class);
  private final WireJson.Writer wireWriter = WireJson.writer(Application.class);
  private final ObjectReader plainReader = plain().readerFor(Application.class);
  private final ObjectWriter plainWriter = plain().writerFor(Application.class);

  /** Checks that both sides do the same. */
  public JsonBenchmark() {
    try {
      if (body.length != SIZE
          || !plainReader.readValue(body).equals(wireReader.read(body))
          || !Arrays.equals(body, plainWriter.writeValueAsBytes(application))
          || !Arrays.equals(body, wireWriter.write(application))) {
        throw new IllegalStateException("the two sides differ, over " + body.length + " bytes");
      }
    } catch (IOException e) {
      throw new IllegalStateException("the record cannot be read or written", e);
    }
  }

  private static JsonMapper plain() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private static Application application() {
    String description =
        "Demolition of the existing garage and erection of a single storey rear extension with a"
            + " pitched roof, two roof lights and bifold doors; replacement of the front boundary"
            + " wall. ";
    int missing = SIZE - WireJson.write(application(description)).length;
    return application(description + description.repeat(5).substring(0, missing));
  }

  private static Application application(String description) {
    Site site =
        new Site(
            "12 Example Street, Exampleton", Uprn.of("100012345678"), Point.of(-2.2446, 53.4794));
    return new Application(
        "3fa9c1d2",
        "24/0001/FUL",
        ApplicationType.values()[0],
        ProcessStage.ASSESSMENT,
        ApplicationStatus.DETERMINED,
        description,
        site,
        Instant.parse("2024-01-08T09:12:00Z"),
        null,
        new Validation(
            Instant.parse("2024-01-08T09:30:00Z"), Instant.parse("2024-01-10T14:05:00Z"), true),
        new Consultation(LocalDate.of(2024, 1, 11), LocalDate.of(2024, 2, 1), true),
        new Assessment(
            AssessmentDecision.GRANTED, LocalDate.of(2024, 3, 1), null, null, null, null, null));
  }

  /** As it is on the wire. */
  @Benchmark
  public Object read(CallerTime time) {
    time.operations++;
    return wireReader.read(body);
  }

  /** As it is on the wire. */
  @Benchmark
  public byte[] write(CallerTime time) {
    time.operations++;
    return wireWriter.write(application);
  }

  /** By a plain Jackson. */
  @Benchmark
  public Object readPlainly(CallerTime time) throws IOException {
    time.operations++;
    return plainReader.readValue(body);
  }

  /** By a plain Jackson. */
  @Benchmark
  public byte[] writePlainly(CallerTime time) throws IOException {
    time.operations++;
    return plainWriter.writeValueAsBytes(application);
  }
}
