package org.govnet.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.govnet.evidence.EvidenceReader;
import org.govnet.evidence.StoredRecord;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a log has. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Show a log's records, or all of one, which may be personal data. It verifies nothing: see",
      "govnet evidence verify."
    })
final class EvidenceShow implements Runnable {
  private static final int MOST = 10_000;

  @ParentCommand private EvidenceCommands commands;

  @Option(names = "--from", defaultValue = "1", paramLabel = "SEQUENCE", description = "The first.")
  private long from;

  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "How many: 1 to " + MOST + "; by default 100.")
  private int limit;

  @Option(names = "--record", paramLabel = "SEQUENCE", description = "All of one record.")
  private @Nullable Long record;

  @Parameters(paramLabel = "FOLDER", description = "The log's folder.")
  private Path folder = Path.of("");

  @Override
  public void run() {
    if (limit < 1 || limit > MOST) {
      throw commands.cli.usage("--limit must be 1 to " + MOST + ": " + limit);
    }
    Output output = commands.cli.output();
    Path log = folder;
    if (record == null) {
      List<StoredRecord> found = read(log, from, limit);
      output.table(
          "records",
          List.of(
              "sequence",
              "at",
              "role",
              "caller",
              "provider",
              "operation",
              "outcome",
              "status",
              "content"),
          found.stream().map(EvidenceShow::row).toList());
    } else {
      List<StoredRecord> found = read(log, record, 1);
      if (found.isEmpty() || found.get(0).sequence() != record) {
        throw new Failure(Failure.REFUSED, "the log has no record " + record);
      }
      whole(output, found.get(0));
    }
    output.flush();
  }

  private static List<StoredRecord> read(Path log, long from, int most) {
    List<StoredRecord> found = new ArrayList<>();
    EvidenceReader.read(
        log,
        from,
        one -> {
          found.add(one);
          return found.size() < most;
        });
    return found;
  }

  private static List<Object> row(StoredRecord one) {
    return List.of(
        one.sequence(),
        one.at().toString(),
        word(one.role()),
        one.caller(),
        one.provider(),
        one.contract() + " v" + one.version() + " " + one.operation(),
        word(one.outcome()),
        one.status(),
        one.content() == null ? "erased" : "kept");
  }

  private static void whole(Output output, StoredRecord one) {
    output
        .value("sequence", "sequence", one.sequence())
        .value("at", "at", one.at().toString())
        .value("role", "role", word(one.role()))
        .value("caller", "caller", one.caller())
        .value("provider", "provider", one.provider())
        .value("replica", "replica", one.replica())
        .value(
            "operation", "operation", one.contract() + " v" + one.version() + " " + one.operation())
        .value("outcome", "outcome", word(one.outcome()))
        .value("status", "status", one.status());
    StoredRecord.Content content = one.content();
    if (content == null) {
      output.value("content", "content", "erased");
      return;
    }
    output
        .value("method", "method", content.request().method())
        .value("target", "target", content.request().targetUri());
    if (content.correlationId() != null) {
      output.value("correlationId", "correlation id", content.correlationId());
    }
    fields(output, "request", content.request().fields());
    ResponseMessage response = content.response();
    if (response != null) {
      fields(output, "response", response.fields());
    }
    if (content.bodies()) {
      output.value("requestBody", "request body", text(content.request().body()));
      if (response != null) {
        output.value("responseBody", "response body", text(response.body()));
      }
    }
  }

  private static void fields(Output output, String which, Fields fields) {
    List<List<String>> rows = new ArrayList<>();
    fields.forEach((name, value) -> rows.add(List.of(name, value)));
    output.table(which, List.of(which, "value"), rows);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
