package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a specialist makes of an application; the source's {@code SpecialistCommentSentiment}. */
public enum SpecialistSentiment {
  /** Content with it. */
  @JsonProperty("approved")
  APPROVED,
  /** Content with it, once it is changed. */
  @JsonProperty("amendmentsNeeded")
  AMENDMENTS_NEEDED,
  /** Against it. */
  @JsonProperty("objected")
  OBJECTED
}
