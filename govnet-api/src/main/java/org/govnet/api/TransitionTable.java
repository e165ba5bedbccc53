package org.govnet.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A lifecycle as a table: which step leads from which state to which. What is not in the table is
 * not allowed. Immutable.
 *
 * @param <S> the states
 * @param <T> the steps
 */
public final class TransitionTable<S, T> {
  private final String what;
  private final S start;
  private final List<Row<S, T>> rows;

  /**
   * One row.
   *
   * @param step what is done
   * @param from where it may be done
   * @param to where it leads
   * @param <S> the states
   * @param <T> the steps
   */
  public record Row<S, T>(T step, S from, S to) {}

  private TransitionTable(Builder<S, T> builder) {
    this.what = builder.what;
    this.start = builder.start;
    this.rows = List.copyOf(builder.rows);
  }

  /**
   * A table to fill.
   *
   * @param what what has this lifecycle, in one word, such as {@code referral}; for messages
   * @param start the state that everything begins in
   */
  public static <S, T> Builder<S, T> of(String what, S start) {
    return new Builder<>(what, start);
  }

  /** The state that everything begins in. */
  public S start() {
    return start;
  }

  /** The whole table, in its order. */
  public List<Row<S, T>> rows() {
    return rows;
  }

  /** What may be done there, in the table's order; empty where the lifecycle ends. */
  public Set<T> allowed(S from) {
    Set<T> steps = new LinkedHashSet<>();
    for (Row<S, T> row : rows) {
      if (row.from().equals(from)) {
        steps.add(row.step());
      }
    }
    return steps;
  }

  /**
   * Where a step leads.
   *
   * @throws IllegalTransition if the step is not allowed there; it says which are
   */
  public S after(S from, T step) throws IllegalTransition {
    for (Row<S, T> row : rows) {
      if (row.step().equals(step) && row.from().equals(from)) {
        return row.to();
      }
    }
    throw new IllegalTransition(what + " in state " + from, step, allowed(from));
  }

  /**
   * Collects the rows.
   *
   * @param <S> the states
   * @param <T> the steps
   */
  public static final class Builder<S, T> {
    private final String what;
    private final S start;
    private final List<Row<S, T>> rows = new ArrayList<>();

    private Builder(String what, S start) {
      this.what = what;
      this.start = start;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if that step already leads somewhere from there
     */
    public Builder<S, T> row(T step, S from, S to) {
      for (Row<S, T> row : rows) {
        if (row.step().equals(step) && row.from().equals(from)) {
          throw new IllegalArgumentException(
              step + " from " + from + " is in the table already, and leads to " + row.to());
        }
      }
      rows.add(new Row<>(step, from, to));
      return this;
    }

    /** The table. */
    public TransitionTable<S, T> build() {
      return new TransitionTable<>(this);
    }
  }
}
