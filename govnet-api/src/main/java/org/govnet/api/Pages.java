package org.govnet.api;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes in pages, as one: each page is asked for when its first item is, and none
 * before. Going through it twice asks twice.
 *
 * <pre>{@code
 * Pages<ApplicationSummary> all =
 *     Pages.of(cursor -> planning.applications(null, null, null, null, 100, cursor));
 * List<ApplicationSummary> some = all.stream().limit(250).toList(); // three calls
 * }</pre>
 *
 * @param <T> what is listed
 */
public final class Pages<T> implements Iterable<T> {
  /** A peer may leave out what the caller may not see, and so a page be empty; not for ever. */
  private static final int MAX_EMPTY = 100;

  private final Ask<T> ask;

  private Pages(Ask<T> ask) {
    this.ask = ask;
  }

  /** Asks for a page. */
  @FunctionalInterface
  public interface Ask<T> {
    /**
     * The page that begins at a cursor.
     *
     * @param cursor null for the first
     * @throws ProblemException whatever the operation does
     */
    Page<T> page(@Nullable Cursor cursor);
  }

  /** The list whose pages {@code ask} gives. Nothing is asked yet. */
  public static <T> Pages<T> of(Ask<T> ask) {
    return new Pages<>(ask);
  }

  /**
   * One item after another.
   *
   * <p>Its methods throw what the operation does, and {@link EndlessPages} if the peer's pages lead
   * in a circle or stay empty.
   */
  @Override
  public Iterator<T> iterator() {
    return new Items<>(ask);
  }

  /**
   * The same as a stream: in order, and as lazy; what the operation throws is thrown by its end.
   */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static final class Items<T> implements Iterator<T> {
    private final Ask<T> ask;
    private final Set<Cursor> asked = new HashSet<>();
    private final Queue<T> items = new ArrayDeque<>();
    private @Nullable Cursor next;
    private boolean begun;

    private Items(Ask<T> ask) {
      this.ask = ask;
    }

    @Override
    public boolean hasNext() {
      int empty = 0;
      while (items.isEmpty() && (!begun || next != null)) {
        if (empty == MAX_EMPTY) {
          throw new EndlessPages(MAX_EMPTY + " pages one after another had no item, and a next");
        }
        if (next != null && !asked.add(next)) {
          throw new EndlessPages("the page at " + next + " was had before: pages lead in a circle");
        }
        Page<T> page = ask.page(next);
        begun = true;
        next = page.next();
        items.addAll(page.items());
        empty++;
      }
      return !items.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has no more items");
      }
      return items.remove();
    }
  }
}
