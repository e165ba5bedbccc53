package org.govnet.examples.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Dropwizard's own configuration, and the node's. */
public final class NodeConfiguration extends Configuration {
  @Valid
  @NotNull
  @JsonProperty("govnet")
  @SuppressWarnings("NullAway.Init") // Jackson sets it, and the validation sees to that
  private GovnetSettings govnet;

  GovnetSettings govnet() {
    return govnet;
  }
}
