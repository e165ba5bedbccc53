package org.govnet.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.LegalBasis;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.MultiPolygon;
import org.govnet.api.NhsNumber;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Purpose;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.govnet.api.WireObject;
import org.govnet.api.planning.NewApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bodies of contracts: what their own types and annotations refuse, and where it says that it is.
 */
class ContractJsonTest {
  @WireObject
  record Case(
      @Nullable Money fee,
      @Nullable Point site,
      @Nullable MultiPolygon land,
      @Nullable Integer count,
      @Nullable Long total,
      @Nullable Boolean open,
      @Nullable Tier tier,
      @Nullable Uprn uprn,
      @Nullable NhsNumber nhsNumber,
      @Nullable Purpose purpose,
      @Nullable LegalBasis basis,
      @Nullable YearMonth month,
      @Nullable @MaxItems(3) List<String> notes,
      @Nullable @MaxItems(2) List<Case> parts) {}

  private static FieldError invalid(String body, Class<?> type) {
    BodyRefused refused =
        catchThrowableOfType(BodyRefused.class, () -> WireJson.read(body.getBytes(UTF_8), type));
    assertThat(refused).as(body).isNotNull();
    assertThat(refused.problem().code()).as(body).isEqualTo("invalid-request");
    assertThat(refused.problem().fieldErrors()).hasSize(1);
    return refused.problem().fieldErrors().get(0);
  }

  private static Case read(String body) {
    return WireJson.read(body.getBytes(UTF_8), Case.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Money
        "{\"fee\":{\"amount\":\"1.50\",\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":\"NaN\",\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":\"\",\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":true,\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":[1],\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":{},\"currency\":\"GBP\"}} | /fee/amount | must be a number",
        "{\"fee\":{\"amount\":null,\"currency\":\"GBP\"}} | /fee/amount | is required",
        "{\"fee\":{\"currency\":\"GBP\"}} | /fee/amount | is required",
        "{\"fee\":{\"amount\":1,\"currency\":826}} | /fee/currency | must be a string",
        "{\"fee\":{\"amount\":1,\"currency\":\"\"}} | /fee | is not valid: currency must be an ISO 4217 code of money, as in GBP: \"\"",
        "{\"fee\":{\"amount\":1.505,\"currency\":\"GBP\"}} | /fee | is not valid: amount in GBP must have at most 2 decimal places, and has 3",
        "{\"fee\":{\"amount\":1e999999999,\"currency\":\"GBP\"}} | /fee | is not valid: amount must be under 10^15 either way",
        "{\"fee\":{\"amount\":1e-999999999,\"currency\":\"GBP\"}} | /fee | is not valid: amount in GBP must have at most 2 decimal places, and has 999999999",
        "{\"fee\":5} | /fee | must be an object",
        "{\"fee\":\"GBP 5\"} | /fee | must be an object",
        "{\"fee\":\"\"} | /fee | must be an object",
        "{\"fee\":[]} | /fee | must be an object",
        // places
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[\"1\",2]}} | /site/coordinates/0 | must be a number",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1,\"NaN\"]}} | /site/coordinates/1 | must be a number",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1,null]}} | /site/coordinates/1 | is required",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1,false]}} | /site/coordinates/1 | must be a number",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1e999999999,2]}} | /site | is not valid: longitude must be from -180 to 180 degrees: 1E+999999999",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1]}} | /site | is not valid: coordinates must be longitude and latitude: 1 numbers",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[1,2,3,4]}} | /site/coordinates | has 4 elements, and at most 3 are allowed",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":{}}} | /site/coordinates | must be an array",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":\"1,2\"}} | /site/coordinates | must be an array",
        "{\"land\":{\"type\":\"MultiPolygon\",\"coordinates\":[[null]]}} | /land/coordinates/0/0 | is required",
        "{\"land\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[\"1\",2]]]]}} | /land/coordinates/0/0/0/0 | must be a number",
        // whole numbers and the rest
        "{\"count\":2147483648} | /count | is out of range",
        "{\"count\":1e1000000000} | /count | must be a whole number",
        "{\"count\":1e2} | /count | must be a whole number",
        "{\"count\":1.0} | /count | must be a whole number",
        "{\"total\":-9223372036854775809} | /total | is out of range",
        "{\"total\":1e1000000000} | /total | must be a whole number",
        "{\"total\":\"1\"} | /total | must be a whole number",
        "{\"open\":\"true\"} | /open | must be true or false",
        "{\"open\":0} | /open | must be true or false",
        "{\"tier\":\"\"} | /tier | must be one of [county, district, single]",
        "{\"tier\":1} | /tier | must be one of [county, district, single]",
        "{\"tier\":true} | /tier | must be one of [county, district, single]",
        "{\"uprn\":100071417680} | /uprn | must be a string",
        "{\"uprn\":\"\"} | /uprn | is not valid: UPRN must be 1 to 12 digits, as in 100071417680, and not zero: \"\"",
        "{\"nhsNumber\":9991234551} | /nhsNumber | must be a string",
        "{\"nhsNumber\":\"9991234550\"} | /nhsNumber | is not valid: NHS number has a wrong check digit: one of its ten digits is mistyped; it is not shown",
        "{\"purpose\":true} | /purpose | must be a string",
        "{\"basis\":{}} | /basis | must be a string",
        "{\"basis\":\"uk-gdpr-9-2-h\"} | /basis | is not valid: legal basis must have one of uk-gdpr-6-1-a, uk-gdpr-6-1-b, uk-gdpr-6-1-c, uk-gdpr-6-1-d, uk-gdpr-6-1-e: \"uk-gdpr-9-2-h\"",
        "{\"month\":202608} | /month | must be a month such as 2017-08",
        "{\"month\":[2026,8]} | /month | must be a month such as 2017-08",
        "{\"month\":\"\"} | /month | must be a month such as 2017-08: \"\"",
        "{\"month\":\"2026-13\"} | /month | must be a month such as 2017-08: \"2026-13\"",
        "{\"month\":\"2026-8\"} | /month | must be a month such as 2017-08: \"2026-8\"",
        "{\"month\":\"+12026-08\"} | /month | must be a month such as 2017-08: \"+12026-08\"",
        // lists
        "{\"notes\":[\"a\",\"b\",\"c\",\"d\"]} | /notes | has 4 elements, and at most 3 are allowed",
        "{\"notes\":\"a\"} | /notes | must be an array",
        "{\"notes\":[\"a\",5]} | /notes/1 | must be a string",
        "{\"notes\":[null]} | /notes/0 | is required",
        "{\"parts\":[{},{\"parts\":[{},{},{}]}]} | /parts/1/parts | has 3 elements, and at most 2 are allowed",
        "{\"parts\":[{\"fee\":{\"amount\":\"1\",\"currency\":\"GBP\"}}]} | /parts/0/fee/amount | must be a number",
      })
  void refusesWhatIsOutOfOrderAndSaysWhere(String body, String pointer, String detail) {
    FieldError error = invalid(body, Case.class);
    assertThat(error.pointer()).isEqualTo(pointer);
    assertThat(error.detail()).startsWith(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"fee\":{\"amount\":NaN,\"currency\":\"GBP\"}} | not valid JSON",
        "{\"fee\":{\"amount\":Infinity,\"currency\":\"GBP\"}} | not valid JSON",
        "{\"fee\":{\"amount\":-INF,\"currency\":\"GBP\"}} | not valid JSON",
        "{\"fee\":{\"amount\":1.,\"currency\":\"GBP\"}} | not valid JSON",
        "{\"fee\":{\"amount\":1,\"amount\":2,\"currency\":\"GBP\"}} | Duplicate field 'amount'",
        "{\"fee\":{\"amount\":1,\"currency\":\"GBP\",\"x\":{\"y\":1,\"y\":1}}} | Duplicate field 'y'",
        "{\"site\":{\"type\":\"Point\",\"coordinates\":[NaN,2]}} | not valid JSON",
        "{\"count\":Infinity} | not valid JSON",
      })
  void refusesWhatIsNoJson(String body, String detail) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            BodyRefused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo("body-malformed");
              assertThat(refused.problem().detail()).contains(detail);
            });
  }

  /** An exponent of more digits than a BigDecimal has is refused as well, and is nobody's fault. */
  @Test
  void refusesAnExponentBeyondAllNumbers() {
    for (String huge : List.of("1e99999999999", "1e-99999999999", "-1E2147483648")) {
      assertThatThrownBy(() -> read("{\"fee\":{\"amount\":" + huge + ",\"currency\":\"GBP\"}}"))
          .as(huge)
          .isInstanceOf(BodyRefused.class);
    }
  }

  @Test
  void toleratesUnknownMembersAtEveryLevel() {
    Case known = read("{\"fee\":{\"amount\":1,\"currency\":\"GBP\"},\"parts\":[{\"uprn\":\"1\"}]}");
    assertThat(
            read(
                "{\"later\":[{\"x\":null}],\"fee\":{\"vat\":{\"a\":1},\"amount\":1.00,"
                    + "\"currency\":\"GBP\"},\"parts\":[{\"uprn\":\"1\",\"z\":1e400}],\"n\":1e-9}"))
        .isEqualTo(known);
    assertThat(WireJson.read(WireJson.write(known), Case.class)).isEqualTo(known);
  }

  @Test
  void aListMayBeAbsentNullEmptyOrFull() {
    assertThat(read("{}").notes()).isNull();
    assertThat(read("{\"notes\":null}").notes()).isNull();
    assertThat(read("{\"notes\":[]}").notes()).isEmpty();
    assertThat(read("{\"notes\":[\"a\",\"b\",\"c\"]}").notes()).hasSize(3);
    assertThat(read("{\"month\":\"2026-08\"}").month()).isEqualTo(YearMonth.of(2026, 8));
  }

  private static final class PageOfUprns extends TypeReference<Page<Uprn>> {}

  @Test
  void aPageHasAHundredItemsAtMost() {
    WireJson.Reader reader = WireJson.reader(new PageOfUprns().getType());
    assertThat(((Page<?>) reader.read(page(100))).items()).hasSize(100);
    assertThatThrownBy(() -> reader.read(page(101)))
        .isInstanceOfSatisfying(
            BodyRefused.class,
            refused ->
                assertThat(refused.problem().fieldErrors())
                    .containsExactly(
                        new FieldError(
                            "/items", "invalid", "has 101 elements, and at most 100 are allowed")));
  }

  private static byte[] page(int items) {
    return ("{\"items\":[" + String.join(",", Collections.nCopies(items, "\"1\"")) + "]}")
        .getBytes(UTF_8);
  }

  @Test
  void aRequestOfAContractIsReadByTheSameRules() {
    assertThat(invalid("{}", NewApplication.class).detail()).isEqualTo("is required");
    assertThat(invalid("{\"site\":[]}", NewApplication.class).detail()).isNotEmpty();
  }

  @Test
  void aThousandDigitsAreNotShownWhole() {
    String digits = "9".repeat(999);
    FieldError error =
        invalid("{\"site\":{\"type\":\"Point\",\"coordinates\":[" + digits + ",1]}}", Case.class);
    assertThat(error.detail()).hasSizeLessThan(200);
  }
}
