package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.ProblemException;
import org.govnet.store.StoreFailed;
import org.junit.jupiter.api.Test;

class PublishingTest {
  private final World world = new World();
  private final SimulatedStore store = new SimulatedStore();
  private final DirectoryPublisher publisher =
      new DirectoryPublisher(
          world.anchor, world.signed(world.root(1)), World.DIRECTORY_KEYS, store, world.clock);
  private final DocumentsResource documents = new DocumentsResource(publisher);
  private final RootResource roots = new RootResource(publisher);

  private static void assertProblem(ThrowingCallable call, int status, String code) {
    ProblemException e = catchThrowableOfType(ProblemException.class, call);
    assertThat(e.problem().status()).isEqualTo(status);
    assertThat(e.problem().code()).isEqualTo(code);
  }

  private byte[] root(int version) {
    return WireJson.write(new SignedRoot(world.signed(world.root(version))));
  }

  @Test
  void whatCannotBeKeptNowIsNotTheSendersFault() {
    byte[] admission = world.manchester(1).getBytes(StandardCharsets.US_ASCII);
    store.fails = new StoreFailed("jdbc:postgresql://db.internal is down");
    assertProblem(() -> documents.publish(admission), 503, "directory-store-unavailable");
    assertProblem(() -> roots.publish(root(2)), 503, "directory-store-unavailable");
    store.fails = null;
    documents.publish(admission);
    roots.publish(root(2));
    assertThat(publisher.current().revision()).isEqualTo(3);
    assertThat(publisher.current().root().version()).isEqualTo(2);
  }

  @Test
  void whatDoesNotHoldIsTheSendersFault() {
    assertProblem(
        () -> documents.publish("a.b.c".getBytes(StandardCharsets.US_ASCII)),
        400,
        "document-refused");
    assertProblem(() -> roots.publish(root(3)), 400, "document-refused");
    assertProblem(
        () -> roots.publish("{".getBytes(StandardCharsets.US_ASCII)), 400, "document-refused");
  }
}
