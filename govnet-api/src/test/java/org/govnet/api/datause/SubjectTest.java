package org.govnet.api.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.govnet.api.ContractId;
import org.govnet.api.ContractModel;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {
  @ParameterizedTest
  @CsvSource({
    "NHS_NUMBER, 999 123 4551, 9991234551, nhs-number \u2022\u2022\u2022\u2022\u2022\u2022\u2022\u202251",
    "NATIONAL_INSURANCE_NUMBER, aa 12 34 56 a, AA123456A,"
        + " national-insurance-number \u2022\u2022\u2022\u2022\u2022\u2022\u20226A",
    "VAT_REGISTRATION_NUMBER, GB 123 4567 82, 123456782,"
        + " vat-registration-number \u2022\u2022\u2022\u2022\u2022\u2022\u202282"
  })
  void anIdentifierHasOneSpellingAndIsMasked(
      SubjectScheme scheme, String typed, String value, String shown) {
    Subject subject = new Subject(scheme, typed);
    assertThat(subject.value()).isEqualTo(value);
    assertThat(subject).hasToString(shown);
    assertThat(UsesQuery.of(subject).toString()).doesNotContain(value);
  }

  @Test
  void anIdentifierOfAnotherSchemeIsRefusedAndNotShown() {
    assertThatThrownBy(() -> new Subject(SubjectScheme.NHS_NUMBER, "AA123456A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NHS number must be ten digits")
        .hasMessageNotContaining("AA123456A");
  }

  @Property(tries = 200)
  void whateverIsTypedIsAnIdentifierOrIsRefusedUnseen(
      @ForAll SubjectScheme scheme, @ForAll @StringLength(min = 6, max = 30) String typed) {
    try {
      Subject subject = new Subject(scheme, typed);
      assertThat(new Subject(scheme, subject.value())).isEqualTo(subject);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).doesNotContain(typed);
    }
  }

  @Test
  void aUseSaysWhatKindsOfDataItWas() {
    assertThatThrownBy(
            () ->
                new Use(
                    "1",
                    Instant.EPOCH,
                    UseKind.DISCLOSED_TO,
                    NodeId.of("birmingham"),
                    "Birmingham City Council",
                    ContractId.of("tax-obligations"),
                    "liabilities",
                    Purpose.of("council-tax-reduction"),
                    LegalBasis.publicTask(),
                    null,
                    null,
                    List.of()))
        .hasMessage("categories must be 1 to 20 in number: 0");
  }

  @Test
  void readingNeedsAPurposeAndSaysWhomItIsAbout() {
    Operation uses =
        ContractModel.of(DataUse.class).operations().stream()
            .filter(operation -> operation.name().equals("uses"))
            .findFirst()
            .orElseThrow();
    assertThat(uses.personalData())
        .hasValueSatisfying(
            use -> {
              assertThat(use.subject()).isEqualTo("/subject/value");
              assertThat(use.purposes()).containsExactly(Purpose.of("data-subject-access"));
            });
    assertThat(uses.safe()).isTrue();
  }
}
