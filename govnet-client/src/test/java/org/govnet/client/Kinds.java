package org.govnet.client;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ParamConverter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govnet.api.Contract;
import org.govnet.api.ConvertedBy;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.MaxItems;
import org.govnet.api.Safe;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** A contract with the rarer kinds of parameters. */
@Contract(id = "kinds", version = 1)
@Path("/kinds/v1")
public interface Kinds {
  /** Fails as its text says. */
  final class Failing implements ParamConverter<String> {
    @Override
    public String fromString(String value) {
      return value;
    }

    @Override
    public @Nullable String toString(String value) {
      if (value.equals("throw")) {
        throw new IllegalStateException("it threw");
      }
      return value.equals("null") ? null : value.repeat(2);
    }
  }

  /** A bean. */
  record Bean(
      @QueryParam("z") String z, @QueryParam("a") Optional<String> a, @BeanParam Inner inner) {}

  /** A bean within it. */
  record Inner(@PathParam("id") String id) {}

  /** Lists and a converter. */
  @GET
  @Path("lists")
  void lists(
      @QueryParam("many") @MaxItems(3) List<String> many,
      @QueryParam("failing") @ConvertedBy(Failing.class) @Nullable String failing);

  /** A set. */
  @GET
  @Path("sets")
  void set(@QueryParam("one") @MaxItems(3) Set<String> ones);

  /** Encoded texts. */
  @GET
  @Encoded
  @Path("encoded/{text}")
  void encoded(@PathParam("text") String text, @QueryParam("more") @Nullable String more);

  /** Beside another path. */
  @GET
  @Path("things/{id}/{part}")
  void part(@PathParam("id") String id, @PathParam("part") String part);

  /** The other path. */
  @GET
  @Path("things/{id}/all")
  void all(@PathParam("id") String id);

  /** A regex. */
  @GET
  @Path("things/{id: [a-z é]{2,4}}")
  void regex(@PathParam("id") String id);

  /** A field. */
  @GET
  @Path("fields")
  void field(@HeaderParam("Case-Reference") @Nullable String reference);

  /** A form. */
  @POST
  @Safe
  @Path("forms")
  @Consumes("application/x-www-form-urlencoded")
  void form(@FormParam("text") @Nullable String text, @FormParam("n") @MaxItems(2) List<Long> n);

  /** A bean. */
  @GET
  @Path("beans/{id}")
  void bean(@BeanParam Bean bean);

  /** Any bytes. */
  @GET
  @Path("files")
  @Produces("text/csv;charset=UTF-8")
  Response file();

  /** A bean with the key. */
  record Keys(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key) {}

  /** A key in a bean. */
  @POST
  @Idempotent
  @Path("keys")
  void keyed(@BeanParam Keys keys);

  /** A body with a date. */
  @WireObject
  record Dated(LocalDate date) {}

  /** A date in the body. */
  @POST
  @Safe
  @Path("dates")
  void dated(Dated dated);

  /** A regex that needs the more stack the longer its text is. */
  @GET
  @Path("choices/{id: (?:x|y)*z}")
  void choice(@PathParam("id") String id);
}
