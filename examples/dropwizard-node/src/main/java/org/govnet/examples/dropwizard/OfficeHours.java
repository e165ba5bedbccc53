package org.govnet.examples.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import java.util.Optional;

/** A resource of the application's own, which any Dropwizard application could have. */
@Path("/office-hours")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeHours {
  /**
   * When somebody answers.
   *
   * @param opensAt from when
   * @param closesAt until when
   */
  public record Hours(@JsonProperty LocalTime opensAt, @JsonProperty LocalTime closesAt) {}

  /** Today's. */
  @GET
  public Hours today(@QueryParam("late") Optional<Boolean> late) {
    return new Hours(LocalTime.of(9, 30), LocalTime.of(late.orElse(false) ? 20 : 17, 0));
  }
}
