package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples of each value type; what holds for all of them is in {@link TextValuePropertiesTest}.
 */
class TextValuesTest {
  private static void assertRefused(Class<?> type, String text, String message) {
    assertThatThrownBy(() -> TextValues.make(type, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E0800000", "E080000033", "X08000003", "e08000003", "E0800000٣"})
  void refusesWhatIsNoAreaCode(String text) {
    assertRefused(
        AreaCode.class,
        text,
        "area code must be E, W, S or N and eight digits, as in E08000003: " + Quote.of(text));
  }

  // By hand: 1·8+2·7+3·6+4·5+5·4+6·3+7·2 = 112, and 2·97-112 = 82; less 55 it is 27.
  @ParameterizedTest
  @CsvSource({
    "123456782, 123456782",
    "123456727, 123456727",
    "GB 123 4567 82, 123456782",
    "GB123456782, 123456782",
    "123 4567 82, 123456782",
    "831 4958 16, 831495816",
    "000000195, 000000195",
  })
  void readsAVatNumberOfEitherScheme(String text, String kept) {
    assertThat(VatRegistrationNumber.of(text).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456781", "000000000", "000000097", "000000042", "000000698"})
  void refusesAVatNumbersWrongCheckDigits(String text) {
    assertRefused(
        VatRegistrationNumber.class,
        text,
        "VAT registration number has wrong check digits: one of its nine digits is mistyped; it is"
            + " not shown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678",
        "1234567821",
        " 123456782",
        "GB  123456782",
        "gb123456782",
        "12 3456782",
        "GBGB123456782",
        "GD001",
        "12345678٢"
      })
  void refusesWhatIsNoVatNumber(String text) {
    assertRefused(
        VatRegistrationNumber.class,
        text,
        "VAT registration number must be nine digits; what was given is not shown, and has "
            + text.length()
            + " characters");
  }

  @ParameterizedTest
  @CsvSource({
    "999 123 4551, 9991234551",
    "9991234551, 9991234551",
    "999 1234551, 9991234551",
    "401 023 2137, 4010232137"
  })
  void readsAnNhsNumber(String text, String kept) {
    assertThat(NhsNumber.of(text).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "999123455", "99912345511", "999-123-4551", " 9991234551", "NHS"})
  void refusesWhatIsNoNhsNumber(String text) {
    assertRefused(
        NhsNumber.class,
        text,
        "NHS number must be ten digits; what was given is not shown, and has "
            + text.length()
            + " characters");
  }

  // 1·2 = 2, so the last digit is 9; for 6 it would have to be 10, and no number is made.
  @ParameterizedTest
  @ValueSource(strings = {"9991234550", "0000000061"})
  void refusesAnNhsNumbersWrongCheckDigit(String text) {
    assertThat(NhsNumber.of("0000000019").value()).isEqualTo("0000000019");
    assertRefused(
        NhsNumber.class,
        text,
        "NHS number has a wrong check digit: one of its ten digits is mistyped; it is not shown");
  }

  @ParameterizedTest
  @CsvSource({"AA123456A", "aa 12 34 56 a", "OA123456D", "'A A 1 2 3456A'"})
  void readsANationalInsuranceNumber(String text) {
    assertThat(NationalInsuranceNumber.of(text).value()).hasSize(9).isUpperCase();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AA123456",
        "AA123456E",
        "AA12345A",
        "QQ123456A", // the manual's own example is never given
        "DA123456A",
        "AO123456A",
        "FA123456A",
        "AI123456A",
        "UA123456A",
        "AV123456A",
        "GB123456A",
        "BG123456A",
        "NK123456A",
        "KN123456A",
        "TN123456A",
        "NT123456A",
        "ZZ123456A",
        "ſa123456a", // a long s is no S
        "aa１23456a",
        "AA 12 34 56  A"
      })
  void refusesWhatIsNoNationalInsuranceNumber(String text) {
    assertRefused(
        NationalInsuranceNumber.class,
        text,
        "National Insurance number must be two letters of a prefix in use, six digits and a letter"
            + " from A to D; what was given is not shown, and has "
            + text.length()
            + " characters");
  }

  @ParameterizedTest
  @CsvSource({
    "ls11ur, LS1 1UR",
    "M1 1AE, M1 1AE",
    "B33 8TH, B33 8TH",
    "CR26XH, CR2 6XH",
    "DN55 1PT, DN55 1PT",
    "W1A 0AX, W1A 0AX",
    "EC1A1BB, EC1A 1BB",
    "gir0aa, GIR 0AA"
  })
  void readsAPostcode(String text, String kept) {
    assertThat(Postcode.of(text).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LS1",
        "LS1  1UR",
        " LS1 1UR",
        "LS1 1UR ",
        "LS1 1CR", // no C, I, K, M, O or V at the end
        "QS1 1UR",
        "LI1 1UR",
        "AA9I 1AA",
        "LS11 11UR",
        "lſ1 1ur",
        "lı1 1ur",
        "GIR 1AA",
        "LS1\t1UR"
      })
  void refusesWhatIsNoPostcode(String text) {
    assertRefused(
        Postcode.class,
        text,
        "postcode must be of a form in use, as in LS1 1UR; what was given is not shown, and has "
            + text.length()
            + " characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "18A", "18A11", "18a1", "#01", "#0001", "#00A", "001#"})
  void refusesWhatIsNoPeriodKey(String text) {
    assertRefused(
        PeriodKey.class,
        text,
        "period key must be four of A-Z and 0-9, or # and three digits, as in 18A1: "
            + Quote.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ocds-h6vhtk",
        "ocds-h6vhtk-",
        "ocds-H6VHTK-1",
        "OCDS-h6vhtk-1",
        "ocds-h6vhtk-a/b"
      })
  void refusesWhatIsNoOcid(String text) {
    assertRefused(
        Ocid.class,
        text,
        "ocid must be ocds-, a prefix of six, a hyphen and an identifier, as in ocds-h6vhtk-02e3b4: "
            + Quote.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a=", "é"})
  void refusesWhatIsNoCursorOrKey(String text) {
    assertRefused(
        Cursor.class,
        text,
        "cursor must be the next of a page, 1 to 512 of A-Z, a-z, 0-9, - and _: " + Quote.of(text));
    assertRefused(
        IdempotencyKey.class,
        text,
        "idempotency key must be 1 to 255 of A-Z, a-z, 0-9 and hyphen: " + Quote.of(text));
  }

  @Test
  void limitsLengths() {
    assertThat(Cursor.of("a".repeat(512)).value()).hasSize(512);
    assertThat(IdempotencyKey.of("a".repeat(255)).value()).hasSize(255);
    assertThat(Purpose.of("a".repeat(63)).value()).hasSize(63);
    assertThat(Ocid.of("ocds-h6vhtk-" + "a".repeat(100)).value()).hasSize(112);
    assertThatThrownBy(() -> Purpose.of("a".repeat(64))).hasMessageEndingWith("a\"");
    for (Object[] long1 :
        List.of(
            new Object[] {Cursor.class, "a".repeat(513)},
            new Object[] {IdempotencyKey.class, "a".repeat(256)},
            new Object[] {Purpose.class, "a".repeat(81)},
            new Object[] {Ocid.class, "ocds-h6vhtk-" + "a".repeat(101)})) {
      assertThatThrownBy(() -> TextValues.make((Class<?>) long1[0], (String) long1[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("a…\"");
    }
  }

  @Test
  void refusesAVeryLongTextAtOnce() {
    String text = "a1-".repeat(1_000_000) + "!";
    for (Class<?> type : ApiTypes.texts()) {
      assertThatThrownBy(() -> TextValues.make(type, text))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
  }

  @Test
  void aRandomKeyIsOneAndNoTwoAreAlike() {
    assertThat(IdempotencyKey.random()).isNotEqualTo(IdempotencyKey.random());
  }

  @ParameterizedTest
  @CsvSource({
    "Purpose, purpose",
    "NodeId, node id",
    "NetworkId, network id",
    "CapabilityId, capability id",
    "ContractId, contract id"
  })
  void refusesWhatIsNoName(String type, String what) throws ClassNotFoundException {
    for (String text : List.of("", "-a", "a-", "a--b", "A", "1a", "a_b", "a b", "a\n", "é", "ſ")) {
      assertRefused(
          Class.forName("org.govnet.api." + type),
          text,
          what
              + " must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter: "
              + Quote.of(text));
    }
  }
}
