package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<@Nullable Cursor> asked = new ArrayList<>();

  /** The numbers to 9, three a page. */
  private Page<Integer> threes(@Nullable Cursor cursor) {
    asked.add(cursor);
    int from = cursor == null ? 0 : Integer.parseInt(cursor.value());
    return new Page<>(
        IntStream.range(from, from + 3).boxed().toList(),
        from == 6 ? null : new Cursor(String.valueOf(from + 3)));
  }

  @Test
  void isOneListAndAsksForAPageWhenItsFirstItemIsWanted() {
    Pages<Integer> pages = Pages.of(this::threes);
    assertThat(asked).isEmpty();
    Iterator<Integer> items = pages.iterator();
    assertThat(items.next()).isZero();
    assertThat(items.next()).isEqualTo(1);
    assertThat(items.next()).isEqualTo(2);
    assertThat(asked).hasSize(1);
    assertThat(items.hasNext()).isTrue();
    assertThat(asked).containsExactly(null, new Cursor("3"));
    asked.clear();
    assertThat(pages).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(asked).hasSize(3);
  }

  @Test
  void aStreamThatEndsEarlyAsksNoFurther() {
    assertThat(Pages.of(this::threes).stream().filter(i -> i % 2 == 1).limit(2).toList())
        .containsExactly(1, 3);
    assertThat(asked).hasSize(2);
  }

  @Test
  void goesOverEmptyPagesAndEndsAtTheLast() {
    Pages<Integer> pages =
        Pages.of(
            cursor ->
                cursor == null
                    ? new Page<>(List.of(), new Cursor("1"))
                    : new Page<>(List.of(), null));
    Iterator<Integer> items = pages.iterator();
    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aCircleIsNoticedAndWhatCameBeforeItIsGood() {
    List<Integer> had = new ArrayList<>();
    Pages<Integer> circle =
        Pages.of(cursor -> new Page<>(List.of(7), new Cursor(cursor == null ? "a" : "b")));
    assertThatThrownBy(() -> circle.forEach(had::add))
        .isInstanceOf(EndlessPages.class)
        .hasMessageContaining("was had before: pages lead in a circle");
    assertThat(had).containsExactly(7, 7, 7);
  }

  @Test
  void emptyPagesWithoutAnEndAreNoticed() {
    int[] number = {0};
    Pages<Integer> endless =
        Pages.of(cursor -> new Page<>(List.of(), new Cursor("c" + number[0]++)));
    assertThatThrownBy(() -> endless.iterator().hasNext()).isInstanceOf(EndlessPages.class);
    assertThat(number[0]).isEqualTo(100);
  }

  @Test
  void throwsWhatTheOperationDoes() {
    Pages<Integer> failing =
        Pages.of(
            cursor -> {
              throw new IllegalStateException("away");
            });
    assertThatThrownBy(() -> failing.stream().count())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
  }
}
