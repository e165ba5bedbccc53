package org.govnet.node;

import java.util.Collection;
import java.util.List;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Delay;

/** Stands in a service for the use that is served at each time, by the thread that serves it. */
final class CurrentUseOfCaller implements CurrentUse {
  private static SaidUse current() {
    SaidUse use = CurrentCaller.use();
    if (use == null) {
      throw new IllegalStateException(
          "there is a CurrentUse only while a @PersonalData operation is served, on the thread that"
              + " serves it");
    }
    return use;
  }

  @Override
  public void about(Collection<? extends PersonalIdentifier> people) {
    current().about(people);
  }

  @Override
  public void disclosed() {
    current().disclosed();
  }

  @Override
  public void categories(List<String> kinds) {
    current().categories(kinds);
  }

  @Override
  public void delay(Delay delay) {
    current().delay(delay);
  }

  @Override
  public String toString() {
    return CurrentCaller.use() == null ? "no use of personal data now" : "a use of personal data";
  }
}
