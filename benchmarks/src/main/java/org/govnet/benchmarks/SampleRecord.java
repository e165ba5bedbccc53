package org.govnet.benchmarks;

import java.nio.charset.StandardCharsets;

/** What is got. */
public final class SampleRecord {
  /** Its id. */
  public static final String ID = "3fa9c1d2";

  private SampleRecord() {}

  /** An application of 1,000 bytes. */
  public static byte[] bytes() {
    String json =
        """
        {"id":"%s","reference":"24/0001/FUL","applicationType":"pp","stage":"assessment",\
        "status":"determined","description":"%s",\
        "site":{"title":"7 Blackett Street, Kersal, Salford, M7 3QP","uprn":"10009876543",\
        "location":{"type":"Point","coordinates":[-2.281463,53.511872]}},\
        "submittedAt":"2026-03-02T10:15:30Z",\
        "validation":{"receivedAt":"2026-03-03T09:00:00Z","validatedAt":"2026-03-05T16:20:11Z",\
        "isValid":true},\
        "consultation":{"startDate":"2026-03-06","endDate":"2026-03-27","siteNotice":true},\
        "assessment":{"planningOfficerDecision":"granted",\
        "planningOfficerDecisionDate":"2026-04-20"}}""";
    String sentence = "A rear extension of one storey, with a pitched roof of slate. ";
    int room = 1000 - (json.length() - 4 + ID.length());
    String description = sentence.repeat(room / sentence.length() + 1).substring(0, room);
    return String.format(json, ID, description).getBytes(StandardCharsets.UTF_8);
  }
}
