package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which part of an application a document belongs to; the source's {@code
 * PostSubmissionFileAssociation}.
 */
public enum FileAssociation {
  /** The application itself, its decision notice included. */
  @JsonProperty("application")
  APPLICATION,
  /** An appeal, or the High Court's part after it. */
  @JsonProperty("appeal")
  APPEAL,
  /** A specialist's comment. */
  @JsonProperty("specialistComment")
  SPECIALIST_COMMENT,
  /** A comment by a member of the public. */
  @JsonProperty("publicComment")
  PUBLIC_COMMENT
}
