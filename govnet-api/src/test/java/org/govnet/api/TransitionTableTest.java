package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.govnet.api.TransitionTable.Row;
import org.junit.jupiter.api.Test;

class TransitionTableTest {
  private enum State {
    A,
    B,
    C,
    D
  }

  private enum Act {
    GO,
    BACK,
    END
  }

  @Provide
  Arbitrary<Map<State, Map<Act, State>>> tables() {
    return Arbitraries.maps(
            Arbitraries.of(State.values()),
            Arbitraries.maps(Arbitraries.of(Act.values()), Arbitraries.of(State.values())))
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return Arbitraries.of(Act.values()).list().ofMaxSize(30);
  }

  private static TransitionTable<State, Act> table(Map<State, Map<Act, State>> rows) {
    TransitionTable.Builder<State, Act> builder = TransitionTable.of("thing", State.A);
    rows.forEach((from, leads) -> leads.forEach((act, to) -> builder.row(act, from, to)));
    return builder.build();
  }

  @Property(tries = 300)
  void itDoesWhatTheTableSaysAndNothingElse(
      @ForAll("tables") Map<State, Map<Act, State>> rows, @ForAll("acts") List<Act> acts)
      throws IllegalTransition {
    TransitionTable<State, Act> table = table(rows);
    State now = table.start();
    for (Act act : acts) {
      State expected = rows.getOrDefault(now, Map.of()).get(act);
      Set<Act> allowed = table.allowed(now);
      assertThat(allowed).isEqualTo(rows.getOrDefault(now, Map.of()).keySet());
      if (expected == null) {
        State here = now;
        assertThat(allowed).doesNotContain(act);
        assertThatThrownBy(() -> table.after(here, act)).isInstanceOf(IllegalTransition.class);
      } else {
        now = table.after(now, act);
        assertThat(now).isEqualTo(expected);
      }
    }
  }

  @Property(tries = 200)
  void itsRowsMakeItAgainInTheirOrder(@ForAll("tables") Map<State, Map<Act, State>> rows) {
    TransitionTable<State, Act> table = table(rows);
    assertThat(table.rows()).hasSize(rows.values().stream().mapToInt(Map::size).sum());
    TransitionTable.Builder<State, Act> again = TransitionTable.of("thing", table.start());
    table.rows().forEach(row -> again.row(row.step(), row.from(), row.to()));
    assertThat(again.build().rows()).isEqualTo(table.rows());
  }

  @Property(tries = 200)
  void aStepLeadsToOneStateOnly(
      @ForAll("tables") Map<State, Map<Act, State>> rows, @ForAll State to) {
    TransitionTable.Builder<State, Act> builder = TransitionTable.of("thing", State.A);
    table(rows).rows().forEach(row -> builder.row(row.step(), row.from(), row.to()));
    for (Row<State, Act> row : table(rows).rows()) {
      assertThatThrownBy(() -> builder.row(row.step(), row.from(), to))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              row.step()
                  + " from "
                  + row.from()
                  + " is in the table already, and leads to "
                  + row.to());
    }
    assertThat(builder.build().rows()).isEqualTo(table(rows).rows());
  }

  @Test
  void anIllegalStepSaysWhichAreAllowedInTheTablesOrder() {
    TransitionTable<State, Act> table =
        TransitionTable.<State, Act>of("referral", State.A)
            .row(Act.END, State.A, State.D)
            .row(Act.GO, State.A, State.B)
            .build();
    assertThat(new ArrayList<>(table.allowed(State.A))).containsExactly(Act.END, Act.GO);
    assertThatThrownBy(() -> table.after(State.A, Act.BACK))
        .isInstanceOfSatisfying(
            IllegalTransition.class,
            e ->
                assertThat(e.problem().detail()).contains("referral in state A; allowed: END, GO"));
    assertThatThrownBy(() -> table.after(State.D, Act.GO))
        .isInstanceOfSatisfying(
            IllegalTransition.class,
            e ->
                assertThat(e.problem().detail()).contains("referral in state D; allowed: nothing"));
  }

  @Test
  void aBuilderGoesOnWithoutChangingItsTable() {
    TransitionTable.Builder<State, Act> builder =
        TransitionTable.<State, Act>of("thing", State.A).row(Act.GO, State.A, State.B);
    TransitionTable<State, Act> table = builder.build();
    builder.row(Act.BACK, State.B, State.A);
    assertThat(table.rows()).containsExactly(new Row<>(Act.GO, State.A, State.B));
    Map<Act, Long> counts =
        builder.build().rows().stream()
            .collect(Collectors.groupingBy(Row::step, HashMap::new, Collectors.counting()));
    assertThat(counts).containsOnlyKeys(Act.GO, Act.BACK);
  }
}
