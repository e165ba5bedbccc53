package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * How far a process that a hub runs has come. {@link ProcessLifecycle} has what leads from one to
 * another, and {@link #tenderStatus} what OCDS calls it.
 */
public enum ProcessState {
  /** Spokes may pledge. */
  DEMAND_OPEN("demand-open"),
  /** What is pledged is settled; bids are not asked for yet. */
  DEMAND_CLOSED("demand-closed"),
  /** Bids are taken. */
  TENDERING("tendering"),
  /** There is a framework, and contracts may be called off within its dates. */
  AWARDED("awarded"),
  /** There was a framework, and its time is over. */
  EXPIRED("expired"),
  /** Ended before bids were asked for. */
  WITHDRAWN("withdrawn"),
  /** Ended by the hub while bids were taken. */
  CANCELLED("cancelled"),
  /** Ended without an award. */
  UNSUCCESSFUL("unsuccessful");

  private final String code;

  ProcessState(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ProcessState fromString(String code) {
    return Codes.find("process state", values(), code);
  }

  /** What OCDS calls it: the tender's status in a release. */
  public TenderStatus tenderStatus() {
    return switch (this) {
      case DEMAND_OPEN -> TenderStatus.PLANNING;
      case DEMAND_CLOSED -> TenderStatus.PLANNED;
      case TENDERING -> TenderStatus.ACTIVE;
      case AWARDED, EXPIRED -> TenderStatus.COMPLETE;
      case WITHDRAWN -> TenderStatus.WITHDRAWN;
      case CANCELLED -> TenderStatus.CANCELLED;
      case UNSUCCESSFUL -> TenderStatus.UNSUCCESSFUL;
    };
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
