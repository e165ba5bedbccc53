package org.govnet.api.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.govnet.api.FieldError;
import org.govnet.api.Money;
import org.govnet.api.Problem;
import org.govnet.api.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcurementRecordsTest {
  private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
  private static final LotQuantity ONE = new LotQuantity("1", 5);

  @ParameterizedTest
  @EnumSource
  void everyTagIsReadAndWrittenByItsCode(ReleaseTag tag) throws JsonProcessingException {
    assertThat(ReleaseTag.fromString(tag.toString())).isEqualTo(tag);
    assertThat(WireJson.write(tag)).isEqualTo('"' + tag.toString() + '"');
    assertThat(WireJson.read('"' + tag.toString() + '"', ReleaseTag.class)).isEqualTo(tag);
  }

  @Test
  void theCodesAreOcdssToTheLetter() {
    assertThat(ReleaseTag.values())
        .extracting(ReleaseTag::toString)
        .containsExactly(
            "planning",
            "planningUpdate",
            "tender",
            "tenderAmendment",
            "tenderUpdate",
            "tenderCancellation",
            "award",
            "awardUpdate",
            "awardCancellation",
            "contract",
            "contractUpdate",
            "contractAmendment",
            "implementation",
            "implementationUpdate",
            "contractTermination",
            "compiled");
    assertThat(TenderStatus.values())
        .extracting(TenderStatus::toString)
        .containsExactly(
            "planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn");
    assertThat(AwardStatus.values())
        .extracting(AwardStatus::toString)
        .containsExactly("pending", "active", "cancelled", "unsuccessful");
    assertThat(ContractStatus.values())
        .extracting(ContractStatus::toString)
        .containsExactly("pending", "active", "cancelled", "terminated");
    assertThat(ProcurementMethod.values())
        .extracting(ProcurementMethod::toString)
        .containsExactly("open", "selective", "limited", "direct");
  }

  @Test
  void anUnknownCodeIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOffStep.fromString("tear-up"))
        .withMessage("call-off step must be one of sign, cancel, terminate: \"tear-up\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GB-COH, 1234567",
    "GB-COH, 123456789",
    "GB-COH, S1234567",
    "GB-PPON, PBCP-516-ZDGP",
    "GB-PPON, pbcp-5168-zdgp",
    "gb-coh, 01234567",
    "COH, 01234567"
  })
  void anIdentifierHasItsRegistersForm(String scheme, String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(scheme, id));
  }

  @Test
  void aPartysIdIsSchemeAndId() {
    Organisation company =
        new Organisation(Identifier.company("SC123456"), "Example Salt Ltd", null);
    assertThat(company.reference().id()).isEqualTo("GB-COH-SC123456");
    assertThat(company.in(List.of(PartyRole.SUPPLIER)).id()).isEqualTo("GB-COH-SC123456");
    assertThat(Identifier.ppon("PBCP-5168-ZDGP")).hasToString("GB-PPON-PBCP-5168-ZDGP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3492710", "34927100-6", "salt", ""})
  void aCpvCodeIsEightDigits(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> Classification.cpv(code, "Road salt"));
  }

  @Test
  void aPeriodEndsAfterItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period(NOON, NOON))
        .withMessage("endAt must be after startAt: 2026-10-01T12:00:00Z to 2026-10-01T12:00:00Z");
    Period hour = new Period(NOON, NOON.plusSeconds(3600));
    assertThat(hour.contains(NOON)).isTrue();
    assertThat(hour.contains(NOON.plusSeconds(3600))).isFalse();
    assertThat(hour.contains(hour)).isTrue();
    assertThat(hour.contains(new Period(NOON, NOON.plusSeconds(3601)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 10_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void aQuantityIsWithinReason(long quantity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LotQuantity("1", quantity))
        .withMessage("quantity must be 1 to 10,000,000: " + quantity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.01", "100000000000.01"})
  void aValueIsMoreThanNothingAndWithinReason(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewPledge(List.of(ONE), Money.gbp(amount)))
        .withMessageStartingWith("maxValue must be more than nothing and at most 100,000,000,000:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10000000.01"})
  void aPriceIsMoreThanNothingAndWithinReason(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LotPrice("1", Money.gbp(amount)))
        .withMessageStartingWith("unitPrice must be more than nothing and at most 10,000,000:");
  }

  @Test
  void aLotIsPledgedOnceAndAtLeastOneIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewPledge(List.of(ONE, ONE), Money.gbp(1)))
        .withMessage("lots must differ from each other: \"1\" comes twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewPledge(List.of(), Money.gbp(1)))
        .withMessage("lots must be 1 to 50: 0");
  }

  @Test
  void aProcessEndsByThreeStepsAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EndRequest(ProcessStep.EXPIRE))
        .withMessage("step must be withdraw, cancel or fail: expire");
    assertThat(new EndRequest(ProcessStep.FAIL).step()).isEqualTo(ProcessStep.FAIL);
  }

  @Test
  void atLeastOneSupplierTakesPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewTender(ProcurementMethod.OPEN, NOON, 0))
        .withMessage("maximumParticipants must be at least 1: 0");
  }

  @Property(tries = 100)
  void whatIsLeftIsReadFromTheProblemAsItWasWritten(
      @ForAll @LongRange(min = 0, max = 99_999_999_999L) long pence,
      @ForAll @LongRange(min = 0) long quantity) {
    Money left = new Money(BigDecimal.valueOf(pence, 2), "GBP");
    quantity = quantity % 1_000_000_000_000_000_000L;
    Problem sent = new CeilingExceeded(Money.gbp(1), left, quantity).problem();
    CeilingExceeded received = new CeilingExceeded(sent);
    assertThat(received.valueLeft()).contains(left);
    assertThat(received.quantityLeft()).hasValue(quantity);
  }

  @Test
  void aProblemThatDoesNotSayWhatIsLeftIsReadAllTheSame() {
    Problem sent = new CeilingExceeded(Money.gbp(9), Money.gbp(1), 2).problem();
    assertThat(sent.detail())
        .isEqualTo("a call-off of GBP 9.00 is too much: GBP 1.00 and a quantity of 2 are left");
    CeilingExceeded odd =
        new CeilingExceeded(
            sent.withErrors(
                List.of(
                    new FieldError("/quantity", "value-left", "XYZ 1.00"),
                    new FieldError("/quantity", "quantity-left", "some"))));
    assertThat(odd.valueLeft()).isEqualTo(Optional.empty());
    assertThat(odd.quantityLeft()).isEqualTo(OptionalLong.empty());
  }
}
