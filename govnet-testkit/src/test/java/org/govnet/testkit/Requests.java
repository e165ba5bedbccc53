package org.govnet.testkit;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.govnet.api.Contract;
import org.govnet.api.ConvertedBy;
import org.govnet.api.MaxItems;
import org.govnet.api.Safe;
import org.jspecify.annotations.Nullable;

/** A contract with parameters of every kind. */
@Contract(id = "requests", version = 1)
@Path("/requests/v1")
public interface Requests {
  /** A case's number, as letters: a is 1. */
  @ConvertedBy(LetterConverter.class)
  record Letter(int number) {}

  /** Writes letters. */
  final class LetterConverter implements ParamConverter<Letter> {
    @Override
    public Letter fromString(String value) {
      return new Letter(value.charAt(0) - 'a' + 1);
    }

    @Override
    public String toString(Letter value) {
      return String.valueOf((char) ('a' + value.number() - 1));
    }
  }

  /** A record of parameters. */
  record Search(
      @QueryParam("tag") @MaxItems(5) Set<String> tags,
      @QueryParam("letter") Optional<Letter> letter,
      @HeaderParam("Case-Reference") @Nullable String reference) {}

  /** A search. */
  @GET
  @Path("requests")
  Badges.Badge search(@BeanParam Search search);

  /** By number. */
  @GET
  @Path("requests/{number: [0-9]{1,6}}")
  Badges.Badge byNumber(@PathParam("number") int number);

  /** A form. */
  @POST
  @Safe
  @Path("requests/drafts")
  @Consumes("application/x-www-form-urlencoded")
  void draft(
      @FormParam("text") String text,
      @FormParam("copies") @DefaultValue("1") @Nullable Integer copies,
      @FormParam("page") @MaxItems(9) List<Integer> pages);

  /** A file. */
  @GET
  @Path("files/{letter}")
  @Produces("text/csv")
  Response file(@PathParam("letter") Letter letter);

  /** What comes later, which no client calls yet. */
  @Contract(id = "later-requests", version = 1)
  @Path("/later-requests/v1")
  interface Later {
    /** One. */
    @GET
    @Path("requests/{number}")
    CompletionStage<Badges.Badge> byNumber(@PathParam("number") int number);
  }
}
