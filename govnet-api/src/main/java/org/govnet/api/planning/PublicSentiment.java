package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a member of the public feels about an application; the source's {@code CommentSentiment}. */
public enum PublicSentiment {
  /** Against it. */
  @JsonProperty("objection")
  OBJECTION,
  /** Neither for nor against. */
  @JsonProperty("neutral")
  NEUTRAL,
  /** For it. */
  @JsonProperty("supportive")
  SUPPORTIVE
}
