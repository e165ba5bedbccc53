package org.govnet.examples.uknetwork;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.govnet.api.MultiPolygon;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Appeal;
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

  /** Manchester's, oldest first; the second is before the Planning Inspectorate. */
  static List<Application> manchester() {
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
                LocalDate.of(2024, 5, 16)),
            new Appeal(
                "The committee departed from its officer's advice without a reason of planning.",
                LocalDate.of(2024, 6, 20),
                LocalDate.of(2024, 7, 4),
                LocalDate.of(2024, 9, 2),
                null,
                null),
            null),
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

  /** Adur's, oldest first. */
  static List<Application> adur() {
    return List.of(
        new Application(
            "d04b77e1",
            "25/0001/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.ASSESSMENT,
            ApplicationStatus.DETERMINED,
            "A boathouse on the tidal part of the river",
            new Site(
                "Slip beside Oyster Hard, Shoreham-by-Sea",
                Uprn.of("990000000101"),
                Point.of(-0.2755, 50.8318),
                outline(-0.2757, 50.8317)),
            Instant.parse("2025-02-03T10:15:00Z"),
            null,
            valid("2025-02-03T11:00:00Z", "2025-02-07T09:40:00Z"),
            consultation("2025-02-10", "2025-03-03"),
            Assessment.of(
                Decision.byOfficer(AssessmentDecision.GRANTED), LocalDate.of(2025, 3, 28))),
        new Application(
            "1c6e90f5",
            "25/0002/LDC",
            ApplicationType.LAWFUL_DEVELOPMENT_CERTIFICATE,
            ProcessStage.VALIDATION,
            ApplicationStatus.UNDETERMINED,
            "Certificate that a garage has been a workshop for ten years",
            site("4 Lobster Pot Lane, Lancing", "990000000102", -0.3235, 50.8242),
            Instant.parse("2025-05-19T13:30:00Z"),
            null,
            new Validation(Instant.parse("2025-05-19T14:00:00Z"), null, null),
            null,
            null),
        new Application(
            "a83f5d20",
            "25/0003/TPO",
            ApplicationType.WORKS_TO_TREES,
            ProcessStage.SUBMISSION,
            ApplicationStatus.UNDETERMINED,
            "Felling of a diseased ash",
            site("21 Groyne Avenue, Southwick", "990000000103", -0.2391, 50.8361),
            Instant.parse("2025-06-11T08:20:00Z"),
            null,
            null,
            null,
            null));
  }

  /** A square of a few metres. */
  private static MultiPolygon outline(double west, double south) {
    BigDecimal left = BigDecimal.valueOf(west);
    BigDecimal right = left.add(BigDecimal.valueOf(0.0004));
    BigDecimal bottom = BigDecimal.valueOf(south);
    BigDecimal top = bottom.add(BigDecimal.valueOf(0.0002));
    return MultiPolygon.of(
        List.of(
            List.of(left, bottom),
            List.of(right, bottom),
            List.of(right, top),
            List.of(left, top),
            List.of(left, bottom)));
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
