package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who must act before the same call can succeed. */
public enum Party {
  /** The one who asked: the request is wrong, or not allowed. */
  @JsonProperty("caller")
  CALLER,
  /** The one who was asked: it is broken, busy or out of date. */
  @JsonProperty("provider")
  PROVIDER,
  /** What lies between: the directory, a proxy, the line. */
  @JsonProperty("network")
  NETWORK
}
