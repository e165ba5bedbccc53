package org.govnet.node;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.govnet.api.Idempotent;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** What a contract may inherit. */
final class Shelves {
  private Shelves() {}

  /** What is kept. */
  @WireObject
  public record Thing(String name, @Nullable Integer size) {}

  /** Keeps things by key. */
  public interface Keeper<K, T> {
    /** One of them. */
    @GET
    @Path("things/{key}")
    T thing(@PathParam("key") K key);

    /** Puts one. */
    @PUT
    @Idempotent
    @Path("things/{key}")
    T keep(@PathParam("key") K key, T thing);

    /** All with a name, or one of it. */
    @GET
    @Path("things")
    T find(@BeanParam Range<K> range);
  }

  /** Keeps things by number. */
  public interface Shelf<T> extends Keeper<Long, T> {
    @Override
    T thing(Long key);
  }

  /** A generic bean. */
  public record Range<K>(@QueryParam("from") K from, @QueryParam("to") @Nullable K to) {}

  /** Serves a part of it, whatever is kept. */
  abstract static class Kept<T> implements Shelf<T> {
    abstract T answer(String operation, @Nullable Object... arguments);

    @Override
    public T keep(Long key, T thing) {
      return answer("keep", key, thing);
    }
  }
}
