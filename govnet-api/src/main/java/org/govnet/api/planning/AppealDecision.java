package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What the Planning Inspectorate decided; the source's codes. */
public enum AppealDecision {
  /** The appeal succeeded. */
  ALLOWED("allowed"),
  /** The authority's decision stands. */
  DISMISSED("dismissed"),
  /** It succeeded in part. */
  SPLIT_DECISION("splitDecision"),
  /** The appeal was taken back before it was decided; the source counts it among the decisions. */
  WITHDRAWN("withdrawn");

  private final String wire;

  AppealDecision(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static AppealDecision fromString(String code) {
    return Codes.find("appeal decision", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
