package org.govnet.examples.uknetwork;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints what happens as it happens, and counts. */
final class Report {
  private final PrintStream out;
  private int journeys;
  private int failed;

  Report(PrintStream out) {
    this.out = out;
  }

  /** What a journey does; returns what came of it. */
  interface Work {
    String run();
  }

  void line(String text) {
    out.println(text);
  }

  /** Runs one journey; whatever it throws is printed and counted. */
  void journey(String title, OnTheLine line, Work work) {
    journeys++;
    line.answeredBy(); // what was before does not count
    long start = System.nanoTime();
    String outcome;
    try {
      outcome = work.run();
    } catch (RuntimeException e) {
      failed++;
      outcome = "FAILED: " + e.getMessage();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    out.println(
        String.format(
            Locale.ROOT,
            "%2d. %-56s %5d ms  %s%n      answered by %s",
            journeys,
            title,
            millis,
            outcome,
            String.join(", ", line.answeredBy())));
  }

  /** Something must be refused; if it is not, that is a failure. */
  void refusal(String title, String expectedCode, Work work) {
    String outcome;
    try {
      outcome = "FAILED: it was not refused, and answered " + work.run();
      failed++;
    } catch (org.govnet.api.ProblemException e) {
      boolean named = e.problem().code().equals(expectedCode);
      failed += named ? 0 : 1;
      outcome = (named ? "refused: " : "FAILED: refused for another reason: ") + e.getMessage();
    } catch (RuntimeException e) {
      failed++;
      outcome = "FAILED: " + e.getMessage();
    }
    out.println("   " + title + ": " + outcome);
  }

  void failure(String text) {
    failed++;
    out.println("   FAILED: " + text);
  }

  /** The one last line. */
  boolean finish(int nodes) {
    out.println("demo: " + nodes + " nodes, " + journeys + " journeys, " + failed + " failed");
    return failed == 0;
  }
}
