package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * What can be done in a process that a hub runs; {@link ProcessLifecycle} has when, and what comes
 * of it.
 */
public enum ProcessStep {
  /** A spoke pledges demand, or revises what it has pledged. */
  PLEDGE("pledge"),
  /** A spoke takes its pledge back. */
  WITHDRAW_PLEDGE("withdraw-pledge"),
  /** Demand is settled: by the hub, or by itself at the closing time. */
  CLOSE("close"),
  /** The hub asks for bids. */
  TENDER("tender"),
  /** The hub records a bid. */
  RECORD_BID("record-bid"),
  /** The hub awards the framework. */
  AWARD("award"),
  /** A spoke calls a contract off. */
  CALL_OFF("call-off"),
  /** The framework's time is over; it happens by itself. */
  EXPIRE("expire"),
  /** The hub ends the process before it asks for bids. */
  WITHDRAW("withdraw"),
  /** The hub ends the process while bids are taken. */
  CANCEL("cancel"),
  /** The hub ends the process because no bid will do. */
  FAIL("fail");

  private final String code;

  ProcessStep(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ProcessStep fromString(String code) {
    return Codes.find("process step", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
