package org.govnet.discovery;

import java.time.Duration;
import org.govnet.api.Quote;
import org.govnet.discovery.DirectoryFetch.Answer;
import org.govnet.discovery.DirectoryFetch.Question;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one mirror, and what its answers come to: changes first, and the whole directory
 * if they do not lead there. It neither waits nor sends.
 */
final class Dialogue {
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration FIRST_WHOLE = Duration.ofSeconds(30);

  /** Who has a directory already gives a mirror less time to keep it from the others. */
  private static final Duration WHOLE = Duration.ofSeconds(15);

  private static final int MARGIN_SECONDS = 5;

  /** How it ended. */
  enum Outcome {
    /** Something newer that verifies. */
    NEWS,
    /** What the mirror has is not newer. */
    NOTHING_NEW,
    /** The mirror has no good answer. */
    FAILED
  }

  private final DirectoryReader reader;
  private final Replica mirror;
  private final int waitSeconds;
  private final boolean mayAskAll;
  private @Nullable Question question;
  private final @Nullable Directory asked;
  private boolean whole;
  private boolean isStatic;
  private Outcome outcome = Outcome.FAILED;
  private String failure = "";

  /**
   * A dialogue.
   *
   * @param waitSeconds how long the mirror may wait for something newer; 0 to ask what it has now
   * @param mayAskAll whether it is asked for the whole directory if its changes do not lead on
   */
  Dialogue(DirectoryReader reader, Replica mirror, int waitSeconds, boolean mayAskAll) {
    this.reader = reader;
    this.mirror = mirror;
    this.waitSeconds = waitSeconds;
    this.mayAskAll = mayAskAll;
    Directory held = reader.held();
    asked = held;
    question = held == null ? askAll() : askChanges(held);
  }

  private Question askChanges(Directory held) {
    return new Question(
        mirror,
        DirectoryFetch.CHANGES_PATH
            + "?since="
            + held.revision()
            + "&stamp="
            + held.timestamp().document().version()
            + "&root="
            + held.root().version()
            + "&wait="
            + waitSeconds,
        null,
        DirectoryFetch.MAX_CHANGES,
        waitSeconds == 0 ? SHORT : Duration.ofSeconds(waitSeconds + MARGIN_SECONDS));
  }

  private Question askAll() {
    whole = true;
    return new Question(
        mirror,
        DirectoryFetch.DIRECTORY_PATH,
        reader.etag(mirror),
        DirectoryFetch.MAX_BUNDLE,
        reader.held() == null ? FIRST_WHOLE : WHOLE);
  }

  Replica mirror() {
    return mirror;
  }

  /** Whether it waited for something newer. */
  boolean waits() {
    return waitSeconds > 0;
  }

  /** Whether the mirror had to be asked for the whole directory. */
  boolean whole() {
    return whole;
  }

  /** Whether the mirror has the whole directory alone, as a static file. */
  boolean isStatic() {
    return isStatic;
  }

  /** What to ask now; null at the end. */
  @Nullable Question question() {
    return question;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Why it failed. */
  String failure() {
    return failure;
  }

  void answered(Answer answer) {
    try {
      if (whole) {
        answeredWhole(answer);
      } else {
        answeredChanges(answer);
      }
    } catch (RuntimeException e) {
      // Whatever it is that this mirror does to us, the next one may be good.
      failed(String.valueOf(e.getMessage()));
    }
  }

  private void answeredChanges(Answer answer) {
    int status = answer.status();
    if (status == 204) {
      end(Outcome.NOTHING_NEW);
    } else if (status == 200) {
      try {
        end(reader.takeChanges(answer.body()) ? Outcome.NEWS : Outcome.NOTHING_NEW);
      } catch (DocumentRefused e) {
        if (reader.held() != asked) {
          end(Outcome.NEWS); // who asked elsewhere meanwhile has it, or more, already
          return;
        }
        // A gap or a mismatch: perhaps its history is another's, and its whole is good.
        failure = String.valueOf(e.getMessage());
        goOnWithAll("its changes do not lead on");
      }
    } else if (status == 404 || status == 405 || status == 410) {
      // A static file server has no changes; a mirror may have forgotten ours.
      isStatic = status != 410;
      goOnWithAll("answered with status " + status);
    } else {
      failed("answered with status " + status);
    }
  }

  private void goOnWithAll(String why) {
    if (mayAskAll) {
      question = askAll();
    } else {
      failed(why + ", and has failed with the whole directory before");
    }
  }

  private void answeredWhole(Answer answer) {
    if (answer.status() == 304) {
      if (reader.held() == null) {
        failed("answered that nothing changed, and nothing is held");
      } else {
        end(Outcome.NOTHING_NEW);
      }
    } else if (answer.status() == 200) {
      boolean news = reader.takeAll(answer.body());
      reader.keepEtag(mirror, answer.etag());
      end(news ? Outcome.NEWS : Outcome.NOTHING_NEW);
    } else {
      failed("answered with status " + answer.status());
    }
  }

  void failed(String reason) {
    failure = failure.isEmpty() || failure.equals(reason) ? reason : failure + "; then " + reason;
    end(Outcome.FAILED);
  }

  private void end(Outcome how) {
    outcome = how;
    question = null;
  }

  @Override
  public String toString() {
    return mirror.url() + ": " + outcome + " " + Quote.of(failure);
  }
}
