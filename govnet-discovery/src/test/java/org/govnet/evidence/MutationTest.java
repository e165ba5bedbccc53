package org.govnet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.evidence.TwoNodes.BIRMINGHAM;
import static org.govnet.evidence.TwoNodes.MANCHESTER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.LogFormat.Frame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a log before its last countersigned checkpoint is found. */
class MutationTest {
  private static final int BEFORE = 40;
  private static final int AFTER = 10;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static TwoNodes nodes = new TwoNodes();
  private static byte[] chain = {};
  private static byte[] contents = {};
  private static List<Frame> frames = List.of();

  /** The checkpoint's place among the frames; what is before it is proven. */
  private static int checkpoint;

  private static long seed = Long.getLong("govnet.sim.seed", 20_260_809L);

  @BeforeAll
  static void write() throws Exception {
    nodes = new TwoNodes();
    Path place = shared.resolve("m");
    try (Evidence log = nodes.log(place, MANCHESTER).open();
        Evidence other = nodes.log(shared.resolve("b"), BIRMINGHAM).open()) {
      append(log, BEFORE);
      TwoNodes.countersign(log, nodes.countersigner(BIRMINGHAM, other, shared.resolve("seen")));
      append(log, AFTER);
    }
    Segment segment = Segment.all(place).get(0);
    chain = Files.readAllBytes(segment.chain());
    contents = Files.readAllBytes(segment.contents());
    frames = frames(segment);
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).kind() == 'K') {
        checkpoint = i;
      }
    }
    assertThat(new EvidenceVerifier(nodes.anchor).verify(place).provenTo()).isEqualTo(checkpoint);
  }

  private static void append(Evidence log, int count) {
    for (int i = 0; i < count; i++) {
      var unused =
          log.append(
              TwoNodes.record(Role.PROVIDER, nodes.exchange("x" + i), i % 2 == 0),
              FailurePolicy.REFUSE);
    }
    assertThat(log.flush().join()).isZero();
  }

  private static List<Frame> frames(Segment segment) throws Exception {
    List<Frame> all = new ArrayList<>();
    try (ChainReader reader = new ChainReader(segment.chain())) {
      Frame frame = reader.next();
      while (frame != null) {
        all.add(frame);
        frame = reader.next();
      }
    }
    return all;
  }

  private EvidenceReport verify(byte[] mutatedChain, byte[] mutatedContents) throws Exception {
    Segment segment = Segment.of(folder, 1);
    Files.write(segment.chain(), mutatedChain);
    Files.write(segment.contents(), mutatedContents);
    return new EvidenceVerifier(nodes.anchor).chainOnly().verify(folder);
  }

  private void assertFound(String as, byte[] mutatedChain, byte[] mutatedContents)
      throws Exception {
    EvidenceReport report;
    try {
      report = verify(mutatedChain, mutatedContents);
    } catch (EvidenceDamaged e) {
      return; // not even its beginning can be read
    }
    assertThat(report.faults()).as("%s, seed %s", as, seed).isNotEmpty();
  }

  @Test
  void aLogThatNobodyTouchedHasNoFault() throws Exception {
    assertThat(verify(chain, contents).faults()).isEmpty();
    assertThat(write(entries(), false)).isEqualTo(chain);
  }

  @Test
  void findsAnyFlippedBitOfTheChain() throws Exception {
    flipChain(600);
  }

  @Test
  @Tag("campaign")
  void findsEveryFlippedByteOfTheChain() throws Exception {
    long end = frames.get(checkpoint).end();
    for (int at = 0; at < end; at++) {
      byte[] mutated = chain.clone();
      mutated[at] ^= 0x55;
      assertFound("byte " + at, mutated, contents);
    }
  }

  private void flipChain(int times) throws Exception {
    Random random = new Random(seed);
    int end = (int) frames.get(checkpoint).end();
    for (int i = 0; i < times; i++) {
      byte[] mutated = chain.clone();
      int at = random.nextInt(end);
      int bit = 1 << random.nextInt(8);
      mutated[at] ^= (byte) bit;
      assertFound("bit " + bit + " of byte " + at, mutated, contents);
    }
  }

  @Test
  void findsAnyFlippedBitOfTheContents() throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] mutated = contents.clone();
      int at = random.nextInt(mutated.length);
      mutated[at] ^= (byte) (1 << random.nextInt(8));
      assertFound("byte " + at + " of the contents", chain, mutated);
    }
  }

  @Test
  void findsWhatWasDeletedDoubledSwappedOrInserted() throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      List<Frame> mutated = new ArrayList<>(frames);
      String as = mutate(mutated, random);
      assertFound(as, joined(mutated), contents);
    }
  }

  /** Whoever does not have the node's key can number and chain anew, and sign nothing. */
  @Test
  void findsItThoughAllAfterItIsChainedAnew() throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Entry> mutated = entries();
      String as = mutate(mutated, random);
      assertFound("chained anew: " + as, write(mutated, false), contents);
    }
  }

  /** The node itself can sign anew too, but not for the other. */
  @Test
  void findsItThoughTheNodeSignsItAnew() throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Entry> mutated = entries();
      String as = mutate(mutated, random);
      assertFound("signed anew: " + as, write(mutated, true), contents);
    }
  }

  @Test
  void findsAnOutcomeThatTheNodeChangedAndSignedAnew() throws Exception {
    for (int at = 0; at < checkpoint; at++) {
      List<Entry> mutated = entries();
      if (mutated.get(at) instanceof Recorded it) {
        mutated.set(
            at,
            new Recorded(
                it.role(),
                Outcome.REFUSED,
                403,
                it.version(),
                it.contract(),
                it.operation(),
                it.caller(),
                it.provider(),
                it.replica(),
                it.requestId(),
                it.responseId(),
                it.digest(),
                it.offset(),
                it.length()));
        assertFound("record " + at, write(mutated, true), contents);
      }
    }
  }

  /** After the last countersigned checkpoint, the node's word is all there is. */
  @Test
  void whatIsCutOffAfterwardsIsNotProven() throws Exception {
    byte[] cut = java.util.Arrays.copyOf(chain, (int) frames.get(frames.size() - 5).offset());
    EvidenceReport report = verify(cut, contents);
    assertThat(report.faults()).isEmpty();
    assertThat(report.provenTo()).isEqualTo(checkpoint);
  }

  @Test
  void aTornTailIsANoteAndNoFault() throws Exception {
    for (int cut = 1; cut < 400; cut += 7) {
      EvidenceReport report = verify(java.util.Arrays.copyOf(chain, chain.length - cut), contents);
      assertThat(report.faults()).isEmpty();
      assertThat(report.provenTo()).isEqualTo(checkpoint);
    }
  }

  @Test
  void faultsNameTheFileTheByteAndTheEntry() throws Exception {
    Frame altered = frames.get(12);
    byte[] mutated = chain.clone();
    mutated[(int) altered.offset() + LogFormat.HEADER + 20] ^= 1;
    Fault fault = verify(mutated, contents).faults().get(0);
    assertThat(fault.kind()).isEqualTo(Fault.Kind.ALTERED);
    assertThat(fault.sequence()).isEqualTo(altered.sequence());
    assertThat(fault.offset()).isEqualTo(altered.offset());
    assertThat(fault.file()).isEqualTo(Segment.of(folder, 1).chain().toString());

    List<Frame> fewer = new ArrayList<>(frames);
    fewer.remove(12);
    fault = verify(joined(fewer), contents).faults().get(0);
    assertThat(fault.kind()).isEqualTo(Fault.Kind.MISSING);
    assertThat(fault.detail()).isEqualTo("entries 13 to 13 are missing before it");
  }

  /** Does something to what is before the checkpoint, and says what. */
  private static <T> String mutate(List<T> all, Random random) {
    int at = random.nextInt(checkpoint);
    int other = random.nextInt(checkpoint);
    switch (random.nextInt(4)) {
      case 0 -> {
        all.remove(at);
        return "deleted " + at;
      }
      case 1 -> {
        all.add(at, all.get(at));
        return "doubled " + at;
      }
      case 2 -> {
        int second = at == other ? (at + 1) % checkpoint : other;
        Collections.swap(all, at, second);
        return "swapped " + at + " and " + second;
      }
      default -> {
        all.add(at, all.get(all.size() - 1));
        return "inserted at " + at;
      }
    }
  }

  private static byte[] joined(List<Frame> all) {
    Out out = new Out(chain.length);
    all.forEach(frame -> out.raw(frame.bytes()));
    return out.done();
  }

  private static List<Entry> entries() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (Frame frame : frames) {
      entries.add(frame.entry());
    }
    return entries;
  }

  /** Numbers and chains entries; and signs the checkpoints anew, if the node does it. */
  private static byte[] write(List<Entry> entries, boolean sign) throws Exception {
    Hash hash = new Hash();
    Begin begin = (Begin) frames.get(0).entry();
    byte[] head = begin.before();
    Out out = new Out(chain.length);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (sign && entry instanceof Checkpointed it) {
        Checkpoint old = Checkpoint.unverified(it.jws());
        entry =
            new Checkpointed(
                new Checkpoint(
                        old.network(),
                        old.node(),
                        old.replica(),
                        old.log(),
                        i,
                        Hash.text(head),
                        old.issuedAt())
                    .sign(TwoNodes.messageKey(MANCHESTER)));
      }
      Frame like = frames.get(Math.min(i, frames.size() - 1));
      boolean first = (like.bytes()[1] & LogFormat.FIRST) != 0;
      head = LogFormat.frame(hash, entry, i + 1L, like.time(), head, first, out);
    }
    return out.done();
  }
}
