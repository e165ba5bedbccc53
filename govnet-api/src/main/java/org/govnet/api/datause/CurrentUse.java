package org.govnet.api.datause;

import java.util.Collection;
import java.util.List;
import org.govnet.api.PersonalIdentifier;

/**
 * The use of personal data that is being served, which the node records by itself. A resource that
 * knows more of it than the request says has it injected, as a field {@code @Context CurrentUse
 * use}, and says so on the thread that serves the request, before it returns, and before it keeps
 * an answer by {@link org.govnet.api.Idempotency.Part#answer}:
 *
 * <pre>{@code
 * use.about(referral.request().person().nhsNumber());
 * }</pre>
 *
 * <p>Without a word from the service, a use is about whoever {@link
 * org.govnet.api.PersonalData#subject} points at. On a node that keeps no record, what is said is
 * checked and has no effect.
 */
public interface CurrentUse {
  /** The most people that one answer can be about: as many as a page has. */
  int MAX_PEOPLE = 100;

  /**
   * Says whose data it is, in place of what the request says: for a request by an id that is no
   * person's, and for a list. May be called again for more people.
   *
   * @param people at most {@value #MAX_PEOPLE} in all; each gets an entry
   * @throws IllegalArgumentException if it is more
   * @throws IllegalStateException if no operation on personal data is served on this thread
   */
  void about(Collection<? extends PersonalIdentifier> people);

  /** As {@link #about(Collection)}, of one person. */
  default void about(PersonalIdentifier person) {
    about(List.of(person));
  }

  /**
   * Says that a write hands data over, and is not only the caller's telling: otherwise what is not
   * safe counts as received.
   *
   * @throws IllegalStateException if no operation on personal data is served on this thread
   */
  void disclosed();

  /**
   * Says in a person's words what kinds of data it is; otherwise it is the contract's name.
   *
   * @param kinds 1 to {@value Use#MAX_CATEGORIES}, each 1 to 100 characters
   * @throws IllegalArgumentException if they are not
   * @throws IllegalStateException if no operation on personal data is served on this thread
   */
  void categories(List<String> kinds);

  /**
   * Orders from the beginning that the person is not told of this use yet.
   *
   * @throws InvalidDelay if it ends in the past, or more than {@value Delay#MAX_MONTHS} months
   *     ahead
   * @throws IllegalStateException if no operation on personal data is served on this thread
   */
  void delay(Delay delay);
}
