package org.govnet.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.In.Unreadable;
import org.govnet.evidence.LogFormat.Frame;
import org.govnet.trust.InvalidDocument;
import org.jspecify.annotations.Nullable;

/** Finds what of a log to offer to whom. */
final class Offers {
  private final EvidenceLog log;
  private final long after;
  private final Hash hash = new Hash();
  private final Out digests = new Out(4_096);
  private @Nullable CheckpointOffer found;

  private Offers(EvidenceLog log, long after) {
    this.log = log;
    this.after = after;
  }

  /** The newest checkpoint of what comes after, as far as one offer reaches. */
  static Optional<CheckpointOffer> after(EvidenceLog log, long after) throws IOException {
    Offers offers = new Offers(log, after);
    List<Segment> segments = Segment.all(log.folder());
    int from = after == 0 ? segments.size() - 1 : start(segments, after);
    for (int i = from; i >= 0 && i < segments.size(); i++) {
      if (!offers.read(segments.get(i))) {
        break;
      }
    }
    if (offers.found == null && after == 0 && segments.size() > 1) {
      boolean unused = offers.read(segments.get(segments.size() - 2)); // it ends with one
    }
    return Optional.ofNullable(offers.found);
  }

  /** The segment that has the entry after one. */
  private static int start(List<Segment> segments, long after) throws IOException {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).first() <= after + 1) {
        return i;
      }
    }
    throw new IOException(
        "the entries after " + after + " are archived: have a later checkpoint countersigned anew");
  }

  /** Reads a segment; false if there are more entries than one offer may have. */
  private boolean read(Segment segment) throws IOException {
    boolean current = segment.equals(log.current());
    long end = current ? log.chainEnd() : Files.size(segment.chain());
    try (ChainReader reader = new ChainReader(segment.chain(), end)) {
      Frame frame = reader.next();
      while (frame != null) {
        if (frame.sequence() > after) {
          consider(frame);
          if (after > 0) {
            if (digests.length() >= CheckpointOffer.MAX_ENTRIES * Hash.LENGTH) {
              return false;
            }
            digests.raw(LogFormat.digest(hash, frame.bytes(), 0, frame.payload()));
          }
        }
        frame = reader.next();
      }
      return true;
    } catch (ChainReader.Broken e) {
      throw new EvidenceDamaged(segment.chain(), e.offset(), e.getMessage());
    } catch (Unreadable | InvalidDocument e) {
      throw new EvidenceDamaged(segment.chain(), 0, String.valueOf(e.getMessage()));
    }
  }

  private void consider(Frame frame) throws Unreadable {
    if (frame.kind() == 'K' && frame.entry() instanceof Checkpointed it) {
      // Of the head before this entry; one that was countersigned already is no news.
      if (Checkpoint.unverified(it.jws()).sequence() > after) {
        found =
            new CheckpointOffer(
                it.jws(), Base64.getUrlEncoder().withoutPadding().encodeToString(digests.done()));
      }
    }
  }
}
