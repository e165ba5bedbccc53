package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * What is applied for: the primary types of the source, which are the first parts of its granular
 * ones ({@code pp} of {@code pp.full.householder}).
 */
public enum ApplicationType {
  /** Consent to display an advertisement. */
  ADVERT_CONSENT("advertConsent"),
  /** Small changes to a project that has planning permission. */
  AMENDMENT("amendment"),
  /** Approval of reserved matters, or of details that a condition reserved. */
  APPROVAL("approval"),
  /** Confirmation that a planning condition is complied with. */
  COMPLIANCE_CONFIRMATION("complianceConfirmation"),
  /** An environmental impact scoping or screening opinion. */
  ENVIRONMENTAL_IMPACT("environmentalImpact"),
  /** Consent to hold hazardous substances. */
  HAZARDOUS_SUBSTANCE_CONSENT("hazardousSubstanceConsent"),
  /** Notice that a hedgerow is to be removed. */
  HEDGEROW_REMOVAL_NOTICE("hedgerowRemovalNotice"),
  /** Consent to works on an ordinary watercourse. */
  LAND_DRAINAGE_CONSENT("landDrainageConsent"),
  /** A lawful development certificate; never consulted on. */
  LAWFUL_DEVELOPMENT_CERTIFICATE("ldc"),
  /** Consent to works to a listed building. */
  LISTED_BUILDING_CONSENT("listed"),
  /** Notice that works are complete. */
  NOTIFY_COMPLETION("notifyCompletion"),
  /** A planning obligation, to be discharged or modified. */
  OBLIGATION("obligation"),
  /** Onshore extraction of oil and gas. */
  ONSHORE_EXTRACTION_OIL_AND_GAS("onshoreExtractionOilAndGas"),
  /** Prior approval of what is permitted development. */
  PRIOR_APPROVAL("pa"),
  /** Planning permission: householder, minor, major, outline and others. */
  PLANNING_PERMISSION("pp"),
  /** An order about a public right of way. */
  RIGHTS_OF_WAY_ORDER("rightsOfWayOrder"),
  /** Works to protected trees, by consent or notice. */
  WORKS_TO_TREES("wtt");

  private final String wire;

  ApplicationType(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ApplicationType fromString(String code) {
    return Codes.find("application type", values(), code);
  }

  /** Whether there may be a consultation; the source knows one type without. */
  public boolean hasConsultation() {
    return this != LAWFUL_DEVELOPMENT_CERTIFICATE;
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
