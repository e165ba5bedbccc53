package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.govnet.api.LegalBasis.Article6;
import org.govnet.api.LegalBasis.Article9;
import org.govnet.api.LegalBasis.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalBasisTest {
  private static final String SIXES =
      "uk-gdpr-6-1-a, uk-gdpr-6-1-b, uk-gdpr-6-1-c, uk-gdpr-6-1-d, uk-gdpr-6-1-e";

  @Provide
  Arbitrary<LegalBasis> bases() {
    return Combinators.combine(
            Arbitraries.of(Article6.values()),
            Arbitraries.of(Article9.values()).injectNull(0.3),
            Arbitraries.of(Power.values()).injectNull(0.3))
        .as(LegalBasis::new);
  }

  @Property(tries = 300)
  void everyBasisIsReadBackFromItsText(@ForAll("bases") LegalBasis basis)
      throws JsonProcessingException {
    assertThat(LegalBasis.parse(basis.toString())).isEqualTo(basis);
    assertThat(LegalBasis.parse(basis.toString().replace(", ", ","))).isEqualTo(basis);
    assertThat(WireJson.write(basis)).isEqualTo('"' + basis.toString() + '"');
    assertThat(WireJson.read(WireJson.write(basis), LegalBasis.class)).isEqualTo(basis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uk-gdpr-6-1-e | uk-gdpr-6-1-e",
        "uk-gdpr-6-1-e,uk-gdpr-9-2-h | uk-gdpr-6-1-e, uk-gdpr-9-2-h",
        "dea-2017-s35 , uk-gdpr-9-2-h,  uk-gdpr-6-1-c | uk-gdpr-6-1-c, uk-gdpr-9-2-h, dea-2017-s35",
      })
  void readsCodesInAnyOrderAndSpacing(String text, String kept) {
    assertThat(LegalBasis.parse(text)).hasToString(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        " uk-gdpr-6-1-e",
        "uk-gdpr-6-1-e ",
        "uk-gdpr-6-1-e,",
        ",uk-gdpr-6-1-e",
        "uk-gdpr-6-1-e,,uk-gdpr-9-2-h",
        "uk-gdpr-6-1-e uk-gdpr-9-2-h",
        "uk-gdpr-6-1-e;uk-gdpr-9-2-h",
        "UK-GDPR-6-1-E",
        "uk-gdpr-6-1-f", // legitimate interests
        "uk-gdpr-6-1-ea",
        "uk-gdpr-6-1-e, uk-gdpr-6-1-c",
        "uk-gdpr-6-1-e, uk-gdpr-6-1-e",
        "uk-gdpr-6-1-e, uk-gdpr-9-2-h, dea-2017-s35, dea-2017-s48",
        "uk-gdpr-6-1-e, dea-2017-s40"
      })
  void refusesWhatIsNotOneCodeOfEachKind(String text) {
    assertThatThrownBy(() -> LegalBasis.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("legal basis must be one code each, at most, of " + SIXES + "; ")
        .hasMessageEndingWith("; " + powers() + ": " + Quote.of(text));
  }

  private static String powers() {
    return "dea-2017-s35, dea-2017-s36, dea-2017-s37, dea-2017-s38, dea-2017-s39, dea-2017-s48,"
        + " dea-2017-s56";
  }

  @Test
  void needsABasisOfArticle6() {
    assertThatThrownBy(() -> LegalBasis.parse("uk-gdpr-9-2-h, dea-2017-s35"))
        .hasMessage("legal basis must have one of " + SIXES + ": \"uk-gdpr-9-2-h, dea-2017-s35\"");
  }

  @Test
  void refusesALongTextAtOnce() {
    String text = "uk-gdpr-6-1-e" + " ".repeat(5_000_000);
    assertThatThrownBy(() -> LegalBasis.parse(text))
        .hasMessage("legal basis must be at most 100 characters: " + Quote.of(text));
  }

  @Test
  void isMadeOfItsParts() {
    assertThat(
            LegalBasis.publicTask()
                .with(Article9.HEALTH_OR_SOCIAL_CARE)
                .with(Power.PUBLIC_SERVICE_DELIVERY))
        .isEqualTo(LegalBasis.parse("uk-gdpr-6-1-e, uk-gdpr-9-2-h, dea-2017-s35"));
  }
}
