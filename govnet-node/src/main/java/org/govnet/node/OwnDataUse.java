package org.govnet.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.Quote;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseNotFound;
import org.govnet.api.datause.UsesQuery;
import org.govnet.datause.DataUseStore;
import org.govnet.datause.DataUseUnavailable;
import org.govnet.datause.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows people who used their data, from the record that {@link UseRecorder} writes: reading among
 * the rest.
 */
final class OwnDataUse implements DataUse {
  private static final Logger LOG = LoggerFactory.getLogger(OwnDataUse.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String PREFIX = "before:";

  private final DataUseStore store;
  private final SubjectKey key;
  private final Clock clock;

  OwnDataUse(DataUseStore store, SubjectKey key, Clock clock) {
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public Page<Use> uses(UsesQuery query) throws InvalidPaging {
    int limit = Page.limit(query.limit());
    String subject = key.hash(DataSubject.text(query.subject()));
    Cursor cursor = query.cursor();
    String before = cursor == null ? null : id(cursor);
    List<Use> found =
        available(() -> store.uses(subject, before, limit + 1, now()))
            .orElseThrow(() -> refused(cursor));
    // By id: a number would tell how many uses there are between two, shown or not.
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), cursor(found.get(limit - 1).id()))
        : new Page<>(found, null);
  }

  @Override
  public void delay(String id, IdempotencyKey idempotencyKey, Delay delay) {
    SaidUse.require(delay, now());
    order(id, delay);
  }

  @Override
  public void lift(String id, IdempotencyKey idempotencyKey) {
    order(id, null);
  }

  private void order(String id, @Nullable Delay delay) {
    if (!ID.matcher(id).matches() || !available(() -> store.order(id, delay, now()))) {
      throw new UseNotFound(id);
    }
  }

  private static <T> T available(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataUseUnavailable e) {
      LOG.error("the record of data use cannot be used: {}", e.getMessage());
      throw UseRecorder.unavailable();
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static Cursor cursor(String id) {
    return Cursor.of(
        Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + id).getBytes(US_ASCII)));
  }

  private static String id(Cursor cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor.value()), US_ASCII);
      String id = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
      // Base64 has several spellings of one text; only ours is a cursor.
      if (ID.matcher(id).matches() && cursor.equals(cursor(id))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw refused(cursor);
    }
    throw refused(cursor);
  }

  private static InvalidPaging refused(@Nullable Cursor cursor) {
    return new InvalidPaging(
        "cursor",
        "cursor must be the next of a page of this person's: "
            + Quote.of(cursor == null ? "" : cursor.value()));
  }
}
