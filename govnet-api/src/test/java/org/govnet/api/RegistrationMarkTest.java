package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationMarkTest {
  @ParameterizedTest
  @CsvSource({
    "AA19AAA, AA19AAA", // current
    "aa19 aaa, AA19AAA",
    "AB05 CDE, AB05CDE",
    "A1 BCD, A1BCD", // prefix
    "A123 BCD, A123BCD",
    "L2 WPS, L2WPS",
    "Q123 ABC, Q123ABC",
    "ABC 1D, ABC1D", // suffix
    "abc 123d, ABC123D",
    "A 1, A1", // dateless
    "ABC 123, ABC123",
    "AB 1234, AB1234",
    "123 ABC, 123ABC",
    "1234 AB, 1234AB",
    "1 A, 1A",
    "S 0, S0",
    "AZ 1234, AZ1234", // Northern Irish
    "AIA 1234, AIA1234",
    "BXZ 9999, BXZ9999",
    "1234 AIZ, 1234AIZ",
  })
  void takesEachFormInAnyCaseAndSpacing(String typed, String kept) {
    assertThat(RegistrationMark.of(typed).value()).isEqualTo(kept);
    assertThat(RegistrationMark.of(typed)).isEqualTo(RegistrationMark.of(kept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A",
        "1",
        "ABCD",
        "12345",
        "AB123CDE",
        "A0BCD",
        "A012BCD",
        "ABC0D",
        "ABC1234",
        "1234ABC",
        "01A",
        "AB0123",
        "AA19AAAA",
        "AA-19-AAA",
        "AA19\tAAA",
        "AA19\nAAA",
        "ÀB12CDE",
        "aı12abc",
        "A A 1 9 A A A          "
      })
  void refusesEverythingElse(String typed) {
    assertThatThrownBy(() -> RegistrationMark.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "registration mark must be of a current, prefix, suffix, dateless or Northern Irish"
                + " form, as in AB12 CDE; what was given is not shown, and has "
                + typed.length()
                + " characters");
  }

  @Test
  void masksItselfInALog() {
    RegistrationMark mark = RegistrationMark.of("AB12 CDE");
    assertThat(mark).hasToString("•••••DE");
    assertThat(VehicleQuery.of("AB12 CDE")).hasToString("VehicleQuery[registrationNumber=•••••DE]");
    assertThat(new VehicleNotFound(mark))
        .hasMessage("404 vehicle-not-found: the register has no vehicle with the mark •••••DE");
  }

  @Test
  void isAPlainStringOnTheWire() {
    WireJson.assertRoundTrip(RegistrationMark.of("AB12CDE"), "\"AB12CDE\"");
  }
}
