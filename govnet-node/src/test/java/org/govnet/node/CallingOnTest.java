package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.client.CallPolicy;
import org.govnet.client.Govnet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that asks another. */
class CallingOnTest {
  /** Asks Manchester what it is asked. */
  private static final class Relay implements Probe {
    private @Nullable Probe onwards;

    private Probe onwards() {
      return requireNonNull(onwards);
    }

    @Override
    public Note answer(String how) {
      return onwards().answer(how);
    }

    @Override
    public Note item(Uprn uprn, String kind) {
      return onwards().item(uprn, kind);
    }

    @Override
    public Page<Note> list(@Nullable Integer limit, @Nullable Cursor cursor) {
      return onwards().list(limit, cursor);
    }

    @Override
    public Note run(String how, IdempotencyKey key, @Nullable Integer copies, Note note) {
      return onwards().run(how, key, copies, note);
    }

    @Override
    public void silence(Note note) {
      onwards().silence(note);
    }

    @Override
    public Note caller(String id) {
      return onwards().caller(id);
    }
  }

  @Test
  void givesACallNoMoreTimeThanTheOneHasThatItServes(@TempDir Path folder) {
    CallPolicy brief = CallPolicy.DEFAULT.withDeadline(Duration.ofSeconds(9));
    try (WireNetwork network = WireNetwork.start(folder)) {
      Relay relay = new Relay();
      try (GovnetNode york =
              GovnetNode.builder(network.york, network.network.anchor()).serve(relay).start();
          Govnet leeds =
              Govnet.builder(network.leeds, network.network.anchor()).policy(brief).join()) {
        relay.onwards = york.govnet().client(Probe.class, WireNetwork.MANCHESTER);

        Probe.Note left = leeds.client(Probe.class, NodeId.of("york")).answer("remaining");
        Probe.Note unserved = relay.answer("remaining");

        assertThat(Long.parseLong(left.text())).isBetween(1L, 9_000L);
        assertThat(Long.parseLong(unserved.text())).as("of 30 s").isGreaterThan(9_000L);
      }
    }
  }
}
