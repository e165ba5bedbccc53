package org.govnet.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An enumeration whose text on the wire is not its name. */
public enum Colour {
  /** Red. */
  @JsonProperty("red")
  RED,
  /** Two words. */
  @JsonProperty("dark-blue")
  DARK_BLUE
}
