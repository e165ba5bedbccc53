package org.govnet.examples.uknetwork;

import java.util.ArrayList;
import java.util.List;
import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.UseKind;
import org.jspecify.annotations.Nullable;

/** Keeps what a service says of the uses, for a test to look at; safe for threads. */
final class SaidUses implements UseLog {
  private final List<String> said = new ArrayList<>();

  @Override
  public synchronized void used(
      @Nullable Caller caller,
      @Nullable Subject subject,
      UseKind kind,
      ContractId contract,
      String operation,
      String category) {
    if (caller == null) {
      throw new IllegalStateException("nobody asks: the test has to say who");
    }
    if (subject != null) {
      said.add(
          String.join(
              "; ",
              contract + " " + operation,
              kind.name(),
              caller.node().value(),
              caller.purpose().orElseThrow().value(),
              caller.legalBasis().orElseThrow().toString(),
              subject.scheme() + " " + subject.value(),
              category));
    }
  }

  /** What was said since this was last asked, in order. */
  synchronized List<String> said() {
    List<String> lines = List.copyOf(said);
    said.clear();
    return lines;
  }
}
