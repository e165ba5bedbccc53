package org.govnet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The command in this process, with a home of the test's own. */
final class Cli {
  private final Map<String, String> environment;
  private final Clock clock;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  Cli(Path home) {
    this(home, Clock.systemUTC());
  }

  Cli(Path home, Clock clock) {
    this.environment = Map.of("HOME", home.toString());
    this.clock = clock;
  }

  /** Runs it; what it says replaces what the last one said. */
  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  int run(PrintWriter to, PrintWriter errors, String... arguments) {
    return new GovnetCli(clock, environment).run(to, errors, arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
