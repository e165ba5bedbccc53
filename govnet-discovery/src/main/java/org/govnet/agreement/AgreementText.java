package org.govnet.agreement;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as people read and print it, in Markdown: the fields of the register of information
 * sharing agreements under the Digital Economy Act 2017 Part 5, and after them what a data
 * protection impact assessment asks about the processing, by the steps of the ICO's template.
 */
public final class AgreementText {
  private final StringBuilder out = new StringBuilder();

  private AgreementText() {}

  /**
   * Writes it.
   *
   * @param signed who has signed, for people: {@code nobody}, or the nodes
   */
  public static String of(Agreement agreement, String signed) {
    AgreementText text = new AgreementText();
    text.register(agreement, signed);
    text.assessment(agreement);
    return text.out.toString();
  }

  private void register(Agreement it, String signed) {
    out.append("# ").append(oneLine(it.title())).append("\n\n");
    field("Agreement", it.id() + ", version " + it.version() + ", of the network " + it.network());
    field("Signed by", signed);
    field("Information provided by", it.provider());
    field("Information asked for by", it.caller());
    field("Purposes", list(it.purposes()));
    field("Information disclosed", it.information());
    field("Method", it.method());
    field("Starts", it.startDate());
    field("Ends", it.endDate());
    field("Reviewed", it.reviewDate());
    field("Retention", it.retention());
    field("Legal basis", it.legalBases().stream().map(Object::toString).collect(or()));
    field("Powers", list(it.powers()));
    field("Controllers", list(it.controllers()));
    field("Processors", list(it.processors()));
    field("May be passed on to", list(it.onward()));
    field("Impact assessment", it.dpia() == null ? "none" : it.dpia());
    out.append("\n## What may be called\n\n");
    for (Agreement.Covered each : it.services()) {
      out.append("- ")
          .append(each.contract())
          .append(" v")
          .append(each.version())
          .append(": ")
          .append(oneLine(String.join(", ", each.operations())))
          .append('\n');
    }
  }

  private void assessment(Agreement it) {
    out.append("\n## For the data protection impact assessment\n\n");
    step(
        "Step 2, nature of the processing",
        it.caller()
            + " asks "
            + it.provider()
            + " call by call, over the network "
            + it.network()
            + "; each call is signed by "
            + it.caller()
            + ", each answer by "
            + it.provider()
            + ". "
            + it.method());
    step("Step 2, scope: the data", it.information());
    step("Step 2, scope: how long it is kept", it.retention());
    step("Step 2, purposes", list(it.purposes()));
    step(
        "Step 4, necessity and proportionality: lawful basis",
        it.legalBases().stream().map(Object::toString).collect(or())
            + "; powers: "
            + list(it.powers()));
    step(
        "Step 4, function creep",
        it.provider()
            + "'s node refuses every operation, purpose and basis that is not named here, and every"
            + " call before "
            + it.startDate()
            + " or after "
            + it.endDate()
            + "; either party may end it at any time");
    step("Step 4, processors", list(it.processors()));
    step(
        "Step 5, onward disclosure",
        it.onward().isEmpty()
            ? "denied: a call made for another node is refused"
            : "only for " + list(it.onward()));
    step("Step 6, measures", "to be completed by the controllers: " + list(it.controllers()));
  }

  private void step(String name, String what) {
    out.append("- **").append(name).append("**: ").append(oneLine(what)).append('\n');
  }

  private void field(String name, @Nullable Object value) {
    out.append("- **").append(name).append("**: ");
    out.append(oneLine(String.valueOf(value))).append('\n');
  }

  private static String list(List<?> all) {
    return all.isEmpty()
        ? "none"
        : all.stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> or() {
    return Collectors.joining(" or ");
  }

  /** A line break in a party's text must not look like a field of ours. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ").strip();
  }
}
