package org.govnet.node;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ParamConverter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.govnet.api.Contract;
import org.govnet.api.ConvertedBy;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.MaxItems;
import org.govnet.api.Safe;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** A contract with everything that a contract may have. */
@Contract(id = "everything", version = 1)
@Path("/everything/v1")
public interface Everything extends Shelves.Shelf<Shelves.Thing> {
  /** In hexadecimal digits. */
  @ConvertedBy(HexConverter.class)
  record Hex(int value) implements Comparable<Hex> {
    @Override
    public int compareTo(Hex other) {
      return Integer.compare(value, other.value);
    }
  }

  /** Writes hexadecimal digits. */
  final class HexConverter implements ParamConverter<Hex> {
    @Override
    public Hex fromString(String value) {
      return new Hex(Integer.parseUnsignedInt(value, 16));
    }

    @Override
    public String toString(Hex value) {
      return Integer.toHexString(value.value());
    }
  }

  /** Turns texts around. */
  final class Backwards implements ParamConverter<String> {
    @Override
    public String fromString(String value) {
      return new StringBuilder(value).reverse().toString();
    }

    @Override
    public String toString(String value) {
      return new StringBuilder(value).reverse().toString();
    }
  }

  /** A record of parameters. */
  record Search(
      @QueryParam("q") @Nullable String text,
      @QueryParam("tag") @MaxItems(5) List<String> tags,
      @HeaderParam("Case-Reference") Optional<String> reference,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @BeanParam Page page) {}

  /** A record within it. */
  record Page(
      @PathParam("part") String part,
      @QueryParam("hex") @Nullable Hex hex,
      @QueryParam("o") int o) {}

  /** What beans have in common. */
  class Base {
    @QueryParam("baseDate")
    private @Nullable LocalDate base;

    LocalDate base(LocalDate to) {
      base = to;
      return to;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Base that && Objects.equals(base, that.base);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(base);
    }

    @Override
    public String toString() {
      return "base " + base;
    }
  }

  /** A class of parameters: a field, a property, and what it inherits. */
  class Filter extends Base {
    @HeaderParam("Urgency")
    @DefaultValue("7")
    int urgency = 1;

    private String text = "";

    /** The text. */
    public String getText() {
      return text;
    }

    /** Sets the text. */
    @QueryParam("text")
    @DefaultValue("usual")
    public void setText(String text) {
      this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return super.equals(other)
          && other instanceof Filter that
          && urgency == that.urgency
          && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return urgency + " " + text + " " + super.toString();
    }
  }

  /** A text in the path. */
  @GET
  @Path("texts/{text}")
  Shelves.Thing path(@PathParam("text") String text);

  /** Several, with words between. */
  @DELETE
  @Idempotent
  @Path("texts/{text}/parts/{number}/{tier}")
  void paths(
      @PathParam("number") int number,
      @PathParam("text") String text,
      @PathParam("tier") Tier tier);

  /** A path that other paths look like. */
  @GET
  @Path("texts/all")
  Shelves.Thing all();

  /** Another one. */
  @GET
  @Path("texts/{text}/{dayDate: [0-9-]{10}}")
  Shelves.Thing onDay(@PathParam("text") String text, @PathParam("dayDate") LocalDate day);

  /** With a word where the other has a date. */
  @GET
  @Path("texts/{text}/latest")
  Shelves.Thing latest(@PathParam("text") String text);

  /** A text with a form. */
  @GET
  @Path("slugs/{slug: [a-z](?:[a-z0-9]|%20){0,7}}")
  Shelves.Thing slug(@PathParam("slug") String slug);

  /** Every kind of value. */
  @GET
  @Path("values")
  Shelves.Thing values(
      @QueryParam("text") String text,
      @QueryParam("maybe") @Nullable String maybe,
      @QueryParam("usual") @DefaultValue("a b&c") @Nullable String usual,
      @QueryParam("optional") Optional<String> optional,
      @QueryParam("count") @DefaultValue("3") int count,
      @QueryParam("large") Long large,
      @QueryParam("open") boolean open,
      @QueryParam("amount") @Nullable BigDecimal amount,
      @QueryParam("whole") Optional<BigInteger> whole,
      @QueryParam("startDate") LocalDate start,
      @QueryParam("changedAt") @Nullable Instant changed,
      @QueryParam("tier") Tier tier,
      @QueryParam("uprn") Optional<Uprn> uprn);

  /** Every kind of collection. */
  @GET
  @Path("lists")
  Shelves.Thing lists(
      @QueryParam("text") @MaxItems(4) List<String> texts,
      @QueryParam("number") @MaxItems(4) Set<Integer> numbers,
      @QueryParam("dayDate") @MaxItems(4) SortedSet<LocalDate> days,
      @QueryParam("tier") @MaxItems(4) Tier[] tiers,
      @QueryParam("word") @MaxItems(4) String[] words,
      @QueryParam("hex") @MaxItems(4) SortedSet<Hex> hexes);

  /** Texts that are encoded already. */
  @GET
  @Encoded
  @Path("encoded/{text}")
  Shelves.Thing encoded(
      @PathParam("text") String text, @QueryParam("more") @MaxItems(3) List<String> more);

  /** Header fields. */
  @GET
  @Path("fields")
  Shelves.Thing fields(
      @HeaderParam("Case-Reference") String reference,
      @HeaderParam("Case-Count") @Nullable Integer count,
      @HeaderParam("Case-Kind") @DefaultValue("usual") @Nullable String kind,
      @HeaderParam("Case-Hex") Optional<Hex> hex);

  /** A form. */
  @POST
  @Safe
  @Path("forms")
  @Consumes("application/x-www-form-urlencoded")
  Shelves.Thing form(
      @FormParam("text") String text,
      @FormParam("number") @MaxItems(5) List<Integer> numbers,
      @FormParam("maybe") @Nullable String maybe,
      @FormParam("usual") @DefaultValue("1.50") @Nullable BigDecimal usual,
      @FormParam("raw") @Encoded Optional<String> raw,
      @QueryParam("beside") Optional<String> beside);

  /** A record of parameters. */
  @GET
  @Path("searches/{part}")
  Shelves.Thing search(@BeanParam Search search);

  /** A class of parameters, beside others. */
  @PATCH
  @Idempotent
  @Path("filters")
  Shelves.Thing filter(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      @BeanParam Filter filter,
      Shelves.Thing body,
      @QueryParam("last") @Nullable String last);

  /** Converters of the parameter's own. */
  @GET
  @Path("converted/{text}")
  Shelves.Thing converted(
      @PathParam("text") @ConvertedBy(Backwards.class) String text,
      @QueryParam("hex") Hex hex,
      @QueryParam("usual") @DefaultValue("ff") @Nullable Hex usual,
      @QueryParam("more") @MaxItems(3) @ConvertedBy(Backwards.class) List<String> more);

  /** Whether there is one. */
  @HEAD
  @Path("presence/{text}")
  void presence(@PathParam("text") String text);

  /** Any bytes. */
  @POST
  @Safe
  @Path("files")
  @Produces("application/octet-stream")
  Response file(@QueryParam("content") String content, Shelves.Thing thing);

  /** Made of others. */
  default String nameOf(long key) {
    return thing(key).name();
  }
}
