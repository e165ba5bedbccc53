package org.govnet.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.govnet.trust.Signer;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * A node's message keys, and how one follows another without a failed call: the next is announced
 * beside the present one, is signed with once everybody can know it, and the old one is announced
 * until nothing that it signed is on its way any more. Thread-safe.
 */
public final class MessageKeyRing implements Supplier<Signer> {
  /**
   * How long each of the two steps takes: what everybody with a fresh directory has heard of by
   * then, and longer than a message lives.
   */
  public static final Duration SETTLING = Duration.ofMinutes(10);

  private final Path nextFile;
  private final Path file;
  private final boolean inFiles;
  private final Clock clock;
  private Signer current;
  private @Nullable Signer next;
  private @Nullable Signer previous;
  private @Nullable Instant announcedAt;

  /**
   * The keys of an identity; a rotation begun in its folder goes on.
   *
   * @throws IllegalArgumentException if a key file that is there cannot be used
   */
  public MessageKeyRing(Identity identity, Clock clock) {
    this.file = identity.state().resolve(Identity.MESSAGE_KEY);
    this.nextFile = identity.state().resolve(Identity.NEXT_MESSAGE_KEY);
    this.inFiles = identity.messages() instanceof SigningKey;
    this.current = identity.messages();
    this.clock = clock;
    pickUp();
  }

  /** The key to sign with now. */
  @Override
  public synchronized Signer get() {
    return current;
  }

  /** Whether a key is being replaced. */
  public synchronized boolean rotating() {
    return next != null || previous != null;
  }

  /** The keys to announce: one, or two while one follows the other. */
  public synchronized List<VerificationKey> announced() {
    Signer other = next == null ? previous : next;
    return other == null ? List.of(current.key()) : List.of(current.key(), other.key());
  }

  /**
   * Begins to replace the key.
   *
   * @param replacement the next key
   * @throws IllegalStateException if one is being replaced already
   */
  public synchronized void begin(Signer replacement) {
    if (rotating()) {
      throw new IllegalStateException(
          "the message key is being replaced already: wait until that is done, "
              + SETTLING.multipliedBy(2).toMinutes()
              + " minutes at most");
    }
    next = replacement;
    announcedAt = null;
  }

  /** Notices a next key that was put into the folder. */
  private void pickUp() {
    if (inFiles && next == null && previous == null && Files.exists(nextFile)) {
      begin(SigningKey.load(nextFile));
    }
  }

  /** What is announced has been published. */
  public synchronized void published(List<VerificationKey> keys) {
    if (rotating() && announcedAt == null && Set.copyOf(keys).equals(Set.copyOf(announced()))) {
      announcedAt = clock.instant();
    }
  }

  /**
   * Takes the step that is due, if one is.
   *
   * @return whether what is announced has changed, and has to be published
   */
  public synchronized boolean advance() {
    List<VerificationKey> before = announced();
    pickUp();
    Instant since = announcedAt;
    if (since != null && !clock.instant().isBefore(since.plus(SETTLING))) {
      Signer following = next;
      if (following != null) {
        if (inFiles && Files.exists(nextFile)) {
          StateFile.move(nextFile, file);
        }
        previous = current;
        current = following;
        next = null;
        announcedAt = clock.instant(); // both are announced already, and stay so for another while
      } else {
        previous = null;
        announcedAt = null;
      }
    }
    return !Set.copyOf(before).equals(Set.copyOf(announced()));
  }
}
