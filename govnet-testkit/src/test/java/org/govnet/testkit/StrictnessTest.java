package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.testkit.Stubs.when;
import static org.govnet.testkit.Stubs.whenCalled;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.govnet.api.ProblemException;
import org.govnet.client.CallFailed;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What fails a test, and what it is told: each sample below is run by JUnit, and has to fail. */
class StrictnessTest {
  private static Map<String, Throwable> failures = Map.of();

  @BeforeAll
  static void runTheSamples() {
    failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Samples.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .collect(Collectors.toMap(StrictnessTest::name, StrictnessTest::failure));
  }

  private static String name(Event event) {
    String name = event.getTestDescriptor().getDisplayName();
    return name.substring(0, name.indexOf('('));
  }

  private static Throwable failure(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow(AssertionError::new);
  }

  private static Throwable failure(String sample) {
    Throwable failure = failures.get(sample);
    if (failure == null) {
      throw new AssertionError(sample + " passed, and must not; failed have " + failures.keySet());
    }
    return failure;
  }

  /** The message, whole, with every line number as {@code N}. */
  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).replaceAll("\\.java:\\d+", ".java:N");
  }

  @Test
  void aCallThatNoStubExpectsFailsTheTestThatSwallowsIt() {
    assertThat(message(failure("swallowsAnUnexpectedCall")))
        .isEqualTo(
            """
            manchester was called as no stub expects:
              GET /badges/v1/badges?holder=Bob&limit=2 (by leeds)
              nearest stub: manchester.find("Ada", 2) (StrictnessTest.java:N)
                query holder: expected "Ada", got "Bob"\
            """);
  }

  @Test
  void theCallerIsToldTheSame() {
    Throwable failure = failure("meetsAnUnexpectedCall");

    assertThat(failure).isExactlyInstanceOf(ProblemException.class);
    assertThat(message(failure))
        .isEqualTo(
            "422 unexpected-call: manchester has no stub for POST /badges/v1/badges"
                + " {\"holder\":\"Ada\",\"year\":2026}; nearest is"
                + " manchester.issue(Badge[holder=Ada, year=2025]) (StrictnessTest.java:N), but"
                + " body /year: expected 2025, got 2026");
    assertThat(message(failure.getSuppressed()[0]))
        .isEqualTo(
            """
            manchester was called as no stub expects:
              POST /badges/v1/badges {"holder":"Ada","year":2026} (by leeds)
              nearest stub: manchester.issue(Badge[holder=Ada, year=2025]) (StrictnessTest.java:N)
                body /year: expected 2025, got 2026\
            """);
  }

  @Test
  void aCallOfAPeerWithoutStubsSaysThat() {
    assertThat(message(failure("swallowsCallsWithoutStubs")))
        .isEqualTo(
            """
            manchester was called as no stub expects:
              DELETE /badges/v1/badges/Ada (by leeds)
              there is no stub of manchester
              (2 times)\
            """);
  }

  @Test
  void stubsThatAreNeverUsedFailTheTest() {
    assertThat(message(failure("leavesStubsUnused")))
        .isEqualTo(
            """
            stubs were never used; remove them, or make them lenient():
              manchester.find("Ada", 1) (StrictnessTest.java:N)
              manchester.revoke("Ada") (StrictnessTest.java:N)\
            """);
  }

  @Test
  void aTestThatFailedIsNotToldOfUnusedStubs() {
    assertThat(failure("failsByItself")).hasMessage("by itself").hasNoSuppressedExceptions();
  }

  @Test
  void faultsThatDoNotFireFailTheTest() {
    assertThat(failure("injectsTooManyFaults"))
        .hasMessage(
            """
            faults did not fire as often as they were injected:
              leeds → manchester: CONNECTION_RESET fired 3 of 4 times
              leeds → york: TAMPERED fired 0 of 1 times\
            """);
  }

  @Test
  void aStubIsNoClient() {
    String told =
        "manchester.find(\"Ada\", 1) (StrictnessTest.java:N) was called outside when(...), and a"
            + " @Peer field is no client; to call manchester, ask a caller: @As(\"leeds\") Govnet"
            + " leeds, then leeds.client(Badges.class)";

    assertThat(message(failure("callsAStubAndUsesTheAnswer"))).isEqualTo(told);
    assertThat(message(failure("callsAStub"))).isEqualTo(told);
    assertThat(message(failure("callsAStubTwice")))
        .isEqualTo(
            told
                + "; then came manchester.find(\"Bob\", 1) (StrictnessTest.java:N), which may be"
                + " inside it");
  }

  @Test
  void aWhenNeedsItsAnswer() {
    assertThat(message(failure("forgetsTheAnswer")))
        .isEqualTo(
            "when(manchester.find(\"Ada\", 1) (StrictnessTest.java:N)) has no answer: add"
                + " thenReturn or thenThrow");
  }

  @Test
  void aWhenNeedsACall() {
    assertThat(failure("expectsNothing"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "when(...) needs a call of a @Peer field inside its brackets, such as"
                + " when(manchester.application(\"1\"))");
  }

  @Test
  void anAnswerIsNoCallOfAStub() {
    assertThat(message(failure("answersWithAStub")))
        .isEqualTo(
            "thenReturn(...) needs a value, and manchester.find(\"Bob\", 1) (StrictnessTest.java:N)"
                + " is a call of a stub, which has none");
  }

  @Test
  void anAnswerHasTheOperationsType() {
    assertThat(message(failure("answersThroughADefaultMethod")))
        .isEqualTo(
            "manchester.issue(Badge[holder=Ada, year=2025]) (StrictnessTest.java:N) answers with a"
                + " Badge: use thenReturn(value)");
  }

  /** Each has to fail; some would pass if nobody were strict. */
  @GovnetTest
  @SuppressWarnings("NullAway.Init") // the testkit sets the fields
  static class Samples {
    private static final Badges.Found FOUND = new Badges.Found(List.of());
    private static final Badges.Badge OLD = new Badges.Badge("Ada", 2025);

    @Peer("manchester")
    Badges manchester;

    @Peer("york")
    Badges york;

    @As("leeds")
    Govnet leeds;

    @Test
    void swallowsAnUnexpectedCall() {
      when(manchester.find("Ada", 2)).thenReturn(FOUND);
      when(manchester.issue(OLD)).lenient().thenReturn(OLD);
      Badges client = leeds.client(Badges.class);

      assertThat(client.find("Ada", 2)).isEqualTo(FOUND);
      assertThatThrownBy(() -> client.find("Bob", 2)).isInstanceOf(ProblemException.class);
    }

    @Test
    void meetsAnUnexpectedCall() {
      when(manchester.issue(OLD)).thenReturn(OLD);

      leeds.client(Badges.class).issue(new Badges.Badge("Ada", 2026));
    }

    @Test
    void swallowsCallsWithoutStubs() {
      when(york.find("Ada", 1)).lenient().thenReturn(FOUND);
      Badges client = leeds.client(Badges.class);

      assertThatThrownBy(() -> client.revoke("Ada")).isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> client.revoke("Ada")).isInstanceOf(ProblemException.class);
    }

    @Test
    void leavesStubsUnused() {
      when(manchester.find("Ada", 1)).thenReturn(FOUND);
      whenCalled(() -> manchester.revoke("Ada")).thenReturn();
    }

    @Test
    void failsByItself() {
      when(manchester.find("Ada", 1)).thenReturn(FOUND);

      throw new AssertionError("by itself");
    }

    @Test
    void injectsTooManyFaults(Network network) {
      network.link("leeds", "york").inject(Fault.TAMPERED);
      network.link("leeds", "manchester").inject(Fault.CONNECTION_RESET.times(4));
      when(manchester.issue(OLD)).thenReturn(OLD);

      assertThatThrownBy(() -> leeds.client(Badges.class).issue(OLD))
          .isInstanceOf(CallFailed.class);
    }

    @Test
    void callsAStub() {
      assertThat(manchester.find("Ada", 1)).isNull();
    }

    @Test
    void callsAStubAndUsesTheAnswer() {
      assertThat(manchester.find("Ada", 1).badges()).isEmpty();
    }

    @Test
    void callsAStubTwice() {
      assertThat(manchester.find("Ada", 1)).isNull();
      when(manchester.find("Bob", 1)).thenReturn(FOUND);
    }

    @Test
    void forgetsTheAnswer() {
      Stubbing<Badges.Found> unused = when(manchester.find("Ada", 1));
    }

    @Test
    void expectsNothing() {
      when(FOUND).thenReturn(FOUND);
    }

    @Test
    void answersWithAStub() {
      when(manchester.find("Ada", 1)).thenReturn(manchester.find("Bob", 1));
    }

    @Test
    void answersThroughADefaultMethod() {
      whenCalled(() -> manchester.issue(OLD)).thenReturn();
    }
  }
}
