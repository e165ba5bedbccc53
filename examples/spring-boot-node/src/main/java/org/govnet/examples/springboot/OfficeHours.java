package org.govnet.examples.springboot;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller of the application's own, which any Spring Boot application could have. */
@RestController
class OfficeHours {
  /**
   * When somebody answers.
   *
   * @param opensAt from when
   * @param closesAt until when
   * @param closedOn a day; null for none
   */
  record Hours(LocalTime opensAt, LocalTime closesAt, @Nullable String closedOn) {}

  @GetMapping("/office-hours")
  Hours today() {
    return new Hours(LocalTime.of(9, 30), LocalTime.of(17, 0), null);
  }
}
