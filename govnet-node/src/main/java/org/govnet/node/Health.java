package org.govnet.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a replica should be sent requests, and why not: docs/protocol.md, section 3.7. */
final class Health {
  private final List<Check> checks;

  /**
   * One thing that has to be well.
   *
   * @param fault what is not, or null; answers at once
   */
  record Check(String name, Supplier<@Nullable String> fault) {}

  Health(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  boolean ready() {
    return checks.stream().allMatch(check -> check.fault.get() == null);
  }

  /** All of it, as JSON's maps and lists. */
  Map<String, Object> report() {
    List<Map<String, Object>> all = new ArrayList<>();
    boolean ready = true;
    for (Check check : checks) {
      String fault = check.fault.get();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", check.name);
      one.put("ok", fault == null);
      if (fault != null) {
        one.put("why", fault);
        ready = false;
      }
      all.add(one);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("live", true);
    report.put("ready", ready);
    report.put("checks", all);
    return report;
  }
}
