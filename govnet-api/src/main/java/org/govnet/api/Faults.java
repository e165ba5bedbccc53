package org.govnet.api;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a contract, to be said at once. */
final class Faults {
  private final List<String> lines = new ArrayList<>();

  /**
   * Notes a fault.
   *
   * @param place the interface and, after a dot, the method
   * @param what what is wrong, naming the annotation, and the fix
   */
  void add(String place, String what) {
    String line = place + ": " + what;
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  int count() {
    return lines.size();
  }

  /**
   * Ends the reading if anything is wrong.
   *
   * @param breaches of the UK's rules, a line each
   * @throws BadContract with every fault and breach
   */
  void raise(String contract, List<String> breaches) {
    List<String> parts = new ArrayList<>();
    if (lines.size() == 1 && breaches.isEmpty()) {
      throw new BadContract(lines.get(0));
    }
    if (!lines.isEmpty()) {
      parts.add(contract + " is no contract that can be kept:" + listed(lines));
    }
    if (!breaches.isEmpty()) {
      parts.add(contract + " breaks the UK's rules:" + listed(breaches));
    }
    if (!parts.isEmpty()) {
      throw new BadContract(String.join("\n", parts));
    }
  }

  private static String listed(List<String> lines) {
    return "\n  " + String.join("\n  ", lines);
  }
}
