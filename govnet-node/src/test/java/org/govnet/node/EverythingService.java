package org.govnet.node;

import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** Notes what each call brings; generic in part, as services that share code are. */
final class EverythingService extends Shelves.Kept<Shelves.Thing> implements Everything {
  /** One call. */
  record Call(String operation, List<@Nullable Object> arguments) {}

  final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  @Override
  Shelves.Thing answer(String operation, @Nullable Object... arguments) {
    calls.add(new Call(operation, plain(arguments)));
    return new Shelves.Thing(operation, null);
  }

  /** With arrays as lists, which can be compared. */
  static List<@Nullable Object> plain(@Nullable Object... arguments) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object argument : arguments) {
      plain.add(argument instanceof Object[] array ? Arrays.asList(array) : argument);
    }
    return plain;
  }

  @Override
  public Shelves.Thing thing(Long key) {
    return answer("thing", key);
  }

  @Override
  public Shelves.Thing find(Shelves.Range<Long> range) {
    return answer("find", range);
  }

  @Override
  public Shelves.Thing path(String text) {
    return answer("path", text);
  }

  @Override
  public void paths(int number, String text, Tier tier) {
    Shelves.Thing unused = answer("paths", number, text, tier);
  }

  @Override
  public Shelves.Thing all() {
    return answer("all");
  }

  @Override
  public Shelves.Thing onDay(String text, LocalDate day) {
    return answer("onDay", text, day);
  }

  @Override
  public Shelves.Thing latest(String text) {
    return answer("latest", text);
  }

  @Override
  public Shelves.Thing slug(String slug) {
    return answer("slug", slug);
  }

  @Override
  public Shelves.Thing values(
      String text,
      @Nullable String maybe,
      @Nullable String usual,
      Optional<String> optional,
      int count,
      Long large,
      boolean open,
      @Nullable BigDecimal amount,
      Optional<BigInteger> whole,
      LocalDate start,
      @Nullable Instant changed,
      Tier tier,
      Optional<Uprn> uprn) {
    return answer(
        "values", text, maybe, usual, optional, count, large, open, amount, whole, start, changed,
        tier, uprn);
  }

  @Override
  public Shelves.Thing lists(
      List<String> texts,
      Set<Integer> numbers,
      SortedSet<LocalDate> days,
      Tier[] tiers,
      String[] words,
      SortedSet<Hex> hexes) {
    return answer("lists", texts, numbers, days, tiers, words, hexes);
  }

  @Override
  public Shelves.Thing encoded(String text, List<String> more) {
    return answer("encoded", text, more);
  }

  @Override
  public Shelves.Thing fields(
      String reference, @Nullable Integer count, @Nullable String kind, Optional<Hex> hex) {
    return answer("fields", reference, count, kind, hex);
  }

  @Override
  public Shelves.Thing form(
      String text,
      List<Integer> numbers,
      @Nullable String maybe,
      @Nullable BigDecimal usual,
      Optional<String> raw,
      Optional<String> beside) {
    return answer("form", text, numbers, maybe, usual, raw, beside);
  }

  @Override
  public Shelves.Thing search(Search search) {
    return answer("search", search);
  }

  @Override
  public Shelves.Thing filter(
      IdempotencyKey key, Filter filter, Shelves.Thing body, @Nullable String last) {
    return answer("filter", key, filter, body, last);
  }

  @Override
  public Shelves.Thing converted(String text, Hex hex, @Nullable Hex usual, List<String> more) {
    return answer("converted", text, hex, usual, more);
  }

  @Override
  public void presence(String text) {
    Shelves.Thing unused = answer("presence", text);
  }

  @Override
  public Response file(String name, Shelves.Thing thing) {
    Shelves.Thing unused = answer("file", name, thing);
    return name.equals("none")
        ? Response.created(URI.create("https://manchester.example/files/7")).build()
        : Response.ok(name.getBytes(StandardCharsets.UTF_8))
            .tag("v1")
            .header("X-Other", "o")
            .build();
  }
}
