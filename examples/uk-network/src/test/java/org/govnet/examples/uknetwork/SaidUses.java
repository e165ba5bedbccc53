package org.govnet.examples.uknetwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Delay;

/** Remembers what services say of the uses that they serve. */
final class SaidUses implements CurrentUse {
  private final List<String> said = new ArrayList<>();

  @Override
  public synchronized void about(Collection<? extends PersonalIdentifier> people) {
    people.forEach(person -> said.add("about " + person.value()));
  }

  @Override
  public synchronized void disclosed() {
    said.add("disclosed");
  }

  @Override
  public synchronized void categories(List<String> kinds) {
    said.add("categories " + kinds);
  }

  @Override
  public synchronized void delay(Delay delay) {
    said.add("delay " + delay);
  }

  /** What was said since this was last asked, in order. */
  synchronized List<String> said() {
    List<String> lines = List.copyOf(said);
    said.clear();
    return lines;
  }
}
