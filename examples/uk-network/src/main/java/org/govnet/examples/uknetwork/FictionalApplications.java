package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.Validation;

/**
 * Applications that nobody made, for addresses that do not exist: one for each turn of the process.
 */
final class FictionalApplications {
  private FictionalApplications() {}

  /** Oldest first. */
  static List<Application> all() {
    return List.of(
        new Application(
            "3fa9c1d2",
            "24/0001/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.ASSESSMENT,
            ApplicationStatus.DETERMINED,
            "Single-storey rear extension",
            site("1 Cottonmaster Row, Manchester", "990000000001", -2.2301, 53.4839),
            Instant.parse("2024-01-08T09:12:00Z"),
            null,
            valid("2024-01-08T09:30:00Z", "2024-01-10T14:05:00Z"),
            consultation("2024-01-11", "2024-02-01"),
            Assessment.of(
                Decision.byOfficer(AssessmentDecision.GRANTED), LocalDate.of(2024, 3, 1))),
        new Application(
            "7b20e4aa",
            "24/0002/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.APPEAL,
            ApplicationStatus.DETERMINED,
            "Demolition of a warehouse, and 42 flats with shops below",
            site("Fustian Mill, Bobbin Street, Manchester", "990000000002", -2.2254, 53.4861),
            Instant.parse("2024-02-05T16:40:00Z"),
            null,
            valid("2024-02-06T08:55:00Z", "2024-02-14T11:20:00Z"),
            consultation("2024-02-15", "2024-03-07"),
            Assessment.of(
                Decision.byCommittee(
                    AssessmentDecision.REFUSED,
                    AssessmentDecision.GRANTED,
                    LocalDate.of(2024, 5, 2)),
                LocalDate.of(2024, 5, 16))),
        new Application(
            "c58d0f13",
            "24/0003/LDC",
            ApplicationType.LAWFUL_DEVELOPMENT_CERTIFICATE,
            ProcessStage.ASSESSMENT,
            ApplicationStatus.UNDETERMINED,
            "Certificate that a dormer at the rear, as proposed, is lawful",
            site("9 Shuttle Lane, Manchester", "990000000003", -2.2467, 53.4702),
            Instant.parse("2024-09-03T10:00:00Z"),
            null,
            valid("2024-09-03T10:02:00Z", "2024-09-05T15:31:00Z"),
            null,
            null),
        new Application(
            "e1947bc0",
            "24/0004/LBC",
            ApplicationType.LISTED_BUILDING_CONSENT,
            ProcessStage.CONSULTATION,
            ApplicationStatus.WITHDRAWN,
            "New windows in a listed warehouse",
            site("Calico House, Bobbin Street, Manchester", "990000000004", -2.2249, 53.4858),
            Instant.parse("2024-10-21T12:25:00Z"),
            Instant.parse("2024-11-29T17:01:00Z"),
            valid("2024-10-22T09:00:00Z", "2024-10-30T13:45:00Z"),
            consultation("2024-10-31", "2024-11-21"),
            null),
        new Application(
            "05acb9f7",
            "25/0001/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.VALIDATION,
            ApplicationStatus.RETURNED,
            "Change of use from a bank to a library",
            site("2 Heald Square, Manchester", "990000000005", -2.2383, 53.4795),
            Instant.parse("2025-01-13T08:08:00Z"),
            null,
            new Validation(
                Instant.parse("2025-01-13T08:30:00Z"),
                Instant.parse("2025-01-15T10:10:00Z"),
                false),
            null,
            null),
        new Application(
            "9d3e6a41",
            "25/0002/PA",
            ApplicationType.PRIOR_APPROVAL,
            ProcessStage.ASSESSMENT,
            ApplicationStatus.UNDETERMINED,
            "Conversion of an office to 6 flats",
            site("30 Carding Street, Manchester", "990000000006", -2.2412, 53.4777),
            Instant.parse("2025-03-17T11:11:00Z"),
            null,
            valid("2025-03-17T11:20:00Z", "2025-03-18T09:15:00Z"),
            consultation("2025-03-19", "2025-04-09"),
            null),
        new Application(
            "b2f810de",
            "25/0003/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.CONSULTATION,
            ApplicationStatus.UNDETERMINED,
            "A footbridge over the canal",
            new Site("Canal between Bobbin Street and Loomgate", null, Point.of(-2.2270, 53.4850)),
            Instant.parse("2025-06-02T14:00:00Z"),
            null,
            valid("2025-06-02T14:10:00Z", "2025-06-06T16:20:00Z"),
            consultation("2025-06-09", "2025-06-30"),
            null),
        new Application(
            "48e7052c",
            "25/0004/TPO",
            ApplicationType.WORKS_TO_TREES,
            ProcessStage.SUBMISSION,
            ApplicationStatus.UNDETERMINED,
            "Crown reduction of two limes",
            site("1 Cottonmaster Row, Manchester", "990000000001", -2.2301, 53.4839),
            Instant.parse("2025-06-09T07:45:00Z"),
            null,
            null,
            null,
            null));
  }

  private static Site site(String title, String uprn, double longitude, double latitude) {
    return new Site(title, Uprn.of(uprn), Point.of(longitude, latitude));
  }

  private static Validation valid(String receivedAt, String validatedAt) {
    return new Validation(Instant.parse(receivedAt), Instant.parse(validatedAt), true);
  }

  private static Consultation consultation(String startDate, String endDate) {
    return new Consultation(LocalDate.parse(startDate), LocalDate.parse(endDate), true);
  }
}
