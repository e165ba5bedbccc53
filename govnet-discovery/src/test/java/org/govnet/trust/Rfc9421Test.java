package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.govnet.api.Party;
import org.govnet.trust.StructuredFields.InnerList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 9421: all of its appendix B, and those of section 2 that we can meet. */
class Rfc9421Test {
  // B.1.2, B.1.3, B.1.4 and B.1.5
  private static final String RSA_PSS =
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2"
          + "+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+"
          + "oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq"
          + "gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W"
          + "Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4"
          + "aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI"
          + "2wIDAQAB";
  private static final String P256 =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
          + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==";
  private static final String ED25519 =
      "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
  private static final String ED25519_PRIVATE =
      "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF";
  private static final String SHARED_SECRET =
      "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

  private static final String REQUEST_DIGEST =
      "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
  private static final String RESPONSE_DIGEST =
      "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:";

  /** B.2, test-request. */
  private static final RequestMessage REQUEST =
      request(
          "POST",
          "https://example.com/foo?param=Value&Pet=dog",
          "Host",
          "example.com",
          "Date",
          "Tue, 20 Apr 2021 02:07:55 GMT",
          "Content-Type",
          "application/json",
          "Content-Digest",
          REQUEST_DIGEST,
          "Content-Length",
          "18");

  /** B.2, test-response. */
  private static final ResponseMessage RESPONSE =
      new ResponseMessage(
          200,
          fields(
              "Date", "Tue, 20 Apr 2021 02:07:56 GMT",
              "Content-Type", "application/json",
              "Content-Digest", RESPONSE_DIGEST,
              "Content-Length", "23"),
          "{\"message\": \"good dog\"}".getBytes(US_ASCII));

  @Test
  void verifiesB21MinimalSignatureWithRsaPss() throws Exception {
    String params =
        "();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"";
    SignatureBase base = SignatureBase.of(list(params), REQUEST);
    assertBase(base, "\"@signature-params\": " + params);
    assertRsaPss(
        base,
        "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8"
            + "Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx"
            + "2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5"
            + "TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==");
  }

  @Test
  void verifiesB22SelectiveCoverageWithRsaPss() throws Exception {
    String params =
        "(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\")"
            + ";created=1618884473;keyid=\"test-key-rsa-pss\";tag=\"header-example\"";
    SignatureBase base = SignatureBase.of(list(params), REQUEST);
    assertBase(
        base,
        "\"@authority\": example.com",
        "\"content-digest\": " + REQUEST_DIGEST,
        "\"@query-param\";name=\"Pet\": dog",
        "\"@signature-params\": " + params);
    assertRsaPss(
        base,
        "LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH"
            + "7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SA"
            + "RYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3"
            + "I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==");
  }

  @Test
  void verifiesB23FullCoverageWithRsaPss() throws Exception {
    String params =
        "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"";
    SignatureBase base = SignatureBase.of(list(params), REQUEST);
    assertBase(
        base,
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT",
        "\"@method\": POST",
        "\"@path\": /foo",
        "\"@query\": ?param=Value&Pet=dog",
        "\"@authority\": example.com",
        "\"content-type\": application/json",
        "\"content-digest\": " + REQUEST_DIGEST,
        "\"content-length\": 18",
        "\"@signature-params\": " + params);
    assertRsaPss(
        base,
        "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU"
            + "5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1"
            + "pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9"
            + "eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==");
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void verifiesB24Response(Crypto crypto) {
    String params =
        "(\"@status\" \"content-type\" \"content-digest\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ecc-p256\"";
    SignatureBase base = SignatureBase.of(list(params), RESPONSE, null);
    assertBase(
        base,
        "\"@status\": 200",
        "\"content-type\": application/json",
        "\"content-digest\": " + RESPONSE_DIGEST,
        "\"content-length\": 23",
        "\"@signature-params\": " + params);
    assertThat(
            key(Algorithm.P256, P256, crypto)
                .verify(
                    base.bytes(),
                    base64(
                        "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==")))
        .isTrue();
  }

  @Test
  void verifiesB25SharedSecret() throws Exception {
    String params =
        "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"";
    SignatureBase base = SignatureBase.of(list(params), REQUEST);
    assertBase(
        base,
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT",
        "\"@authority\": example.com",
        "\"content-type\": application/json",
        "\"@signature-params\": " + params);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(base64(SHARED_SECRET), "HmacSHA256"));
    assertThat(mac.doFinal(base.bytes()))
        .isEqualTo(base64("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8="));
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void reproducesB26ByteForByte(Crypto crypto) throws Exception {
    String params =
        "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
    SignatureBase base = SignatureBase.of(list(params), REQUEST);
    assertBase(
        base,
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT",
        "\"@method\": POST",
        "\"@path\": /foo",
        "\"@authority\": example.com",
        "\"content-type\": application/json",
        "\"content-length\": 18",
        "\"@signature-params\": " + params);
    SigningKey key = SigningKey.of(base64(ED25519_PRIVATE), base64(ED25519), crypto);
    byte[] expected =
        base64(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    assertThat(key.sign(base.bytes())).isEqualTo(expected);
    assertThat(key.key().verify(base.bytes(), expected)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void verifiesB3ProxysSignature(Crypto crypto) throws Exception {
    String certificate =
        ":MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMM"
            + "EkxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDM"
            + "FkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4"
            + "+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaS"
            + "ED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUu"
            + "Y29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX"
            + "5r5XarmPk0wmuydBVoU4hBVZ1yhk=:";
    RequestMessage proxied =
        request(
            "POST",
            "https://service.internal.example/foo?param=Value&Pet=dog",
            "Host",
            "service.internal.example",
            "Date",
            "Tue, 20 Apr 2021 02:07:55 GMT",
            "Content-Type",
            "application/json",
            "Content-Length",
            "18",
            "Client-Cert",
            certificate);
    String params =
        "(\"@path\" \"@query\" \"@method\" \"@authority\" \"client-cert\")"
            + ";created=1618884473;keyid=\"test-key-ecc-p256\"";
    SignatureBase base = SignatureBase.of(list(params), proxied);
    assertBase(
        base,
        "\"@path\": /foo",
        "\"@query\": ?param=Value&Pet=dog",
        "\"@method\": POST",
        "\"@authority\": service.internal.example",
        "\"client-cert\": " + certificate,
        "\"@signature-params\": " + params);
    byte[] signature =
        base64(
            "xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==");
    assertThat(key(Algorithm.P256, P256, crypto).verify(base.bytes(), signature)).isTrue();
  }

  @ParameterizedTest(name = "B.4 transformation {0} keeps the signature: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "original | GET | https://example.org/demo?name1=Value1&Name2=value2 | Host: example.org; Date: Fri, 15 Jul 2022 14:24:55 GMT; Accept: application/json; Accept: */* | true",
        "1 query and field added | GET | https://example.org/demo?name1=Value1&Name2=value2&param=added | Host: example.org; Date: Fri, 15 Jul 2022 14:24:55 GMT; Accept: application/json; Accept: */*; Accept-Language: en-US,en;q=0.5 | true",
        "2 date gone, accept joined | GET | https://example.org/demo?name1=Value1&Name2=value2 | Host: example.org; Referer: https://developer.example.org/demo; Accept: application/json, */* | true",
        "3 fields reordered | GET | https://example.org/demo?name1=Value1&Name2=value2 | Accept: application/json; Accept: */*; Date: Fri, 15 Jul 2022 14:24:55 GMT; Host: example.org | true",
        "4 method and authority changed | POST | https://example.com/demo?name1=Value1&Name2=value2 | Host: example.com; Date: Fri, 15 Jul 2022 14:24:55 GMT; Accept: application/json; Accept: */* | false",
        "5 accept reordered | GET | https://example.org/demo?name1=Value1&Name2=value2 | Host: example.org; Date: Fri, 15 Jul 2022 14:24:55 GMT; Accept: */*; Accept: application/json | false",
      })
  void survivesTheTransformationsOfB4ThatItMay(
      String name, String method, String uri, String fields, boolean valid) {
    Fields.Builder builder = Fields.builder();
    for (String field : fields.split("; ", -1)) {
      int colon = field.indexOf(':');
      builder.add(field.substring(0, colon), field.substring(colon + 1));
    }
    RequestMessage message = new RequestMessage(method, uri, builder.build(), new byte[0]);
    SignatureBase base =
        SignatureBase.of(
            list(
                "(\"@method\" \"@path\" \"@authority\" \"accept\")"
                    + ";created=1618884473;keyid=\"test-key-ed25519\""),
            message);
    byte[] signature =
        base64(
            "ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==");
    Providers.all()
        .forEach(
            crypto ->
                assertThat(key(Algorithm.ED25519, ED25519, crypto).verify(base.bytes(), signature))
                    .as("%s with %s", name, crypto)
                    .isEqualTo(valid));
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void verifiesSection24ResponseBoundToItsRequest(Crypto crypto) {
    String digest =
        "sha-512=:0Y6iCBzGg5rZtoXS95Ijz03mslf6KAMCloESHObfwnHJDbkkWWQz6PhhU9kxsTbARtY2PTBOzq24uJFpHsMuAg==:";
    ResponseMessage busy =
        new ResponseMessage(
            503,
            fields(
                "Date", "Tue, 20 Apr 2021 02:07:56 GMT",
                "Content-Type", "application/json",
                "Content-Length", "62",
                "Content-Digest", digest),
            new byte[0]);
    String params =
        "(\"@status\" \"content-digest\" \"content-type\" \"@authority\";req \"@method\";req \"@path\";req"
            + " \"content-digest\";req);created=1618884479;keyid=\"test-key-ecc-p256\"";
    SignatureBase base = SignatureBase.of(list(params), busy, REQUEST);
    assertBase(
        base,
        "\"@status\": 503",
        "\"content-digest\": " + digest,
        "\"content-type\": application/json",
        "\"@authority\";req: example.com",
        "\"@method\";req: POST",
        "\"@path\";req: /foo",
        "\"content-digest\";req: " + REQUEST_DIGEST,
        "\"@signature-params\": " + params);
    byte[] signature =
        base64(
            "dMT/A/76ehrdBTD/2Xx8QuKV6FoyzEP/I9hdzKN8LQJLNgzU4W767HK05rx1i8meNQQgQPgQp8wq2ive3tV5Ag==");
    assertThat(key(Algorithm.P256, P256, crypto).verify(base.bytes(), signature)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"@method\" | POST",
        "\"@target-uri\" | https://www.Example.com:443/path?param=value",
        "\"@authority\" | www.example.com",
        "\"@scheme\" | https",
        "\"@request-target\" | /path?param=value",
        "\"@path\" | /path",
        "\"@query\" | ?param=value",
      })
  void derivesTheComponentsOfSection22(String component, String expected) {
    RequestMessage request = request("POST", "https://www.Example.com:443/path?param=value");
    assertThat(firstLine("(" + component + ")", request)).isEqualTo(component + ": " + expected);
  }

  @Test
  void givesAnAbsentPathAndQueryTheirShortestForm() {
    RequestMessage request = request("GET", "http://example.com:80");
    assertThat(firstLine("(\"@path\")", request)).isEqualTo("\"@path\": /");
    assertThat(firstLine("(\"@query\")", request)).isEqualTo("\"@query\": ?");
    assertThat(firstLine("(\"@request-target\")", request)).isEqualTo("\"@request-target\": /");
    assertThat(firstLine("(\"@authority\")", request)).isEqualTo("\"@authority\": example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var | this%20is%20a%20big%0Amultiline%20value",
        "bar | with%20plus%20whitespace",
        "fa%C3%A7ade%22%3A%20 | something",
      })
  void encodesTheQueryParametersOfSection228(String name, String value) {
    RequestMessage request =
        request(
            "GET",
            "https://www.example.com/parameters?var=this%20is%20a%20big%0Amultiline%20value"
                + "&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something");
    assertThat(firstLine("(\"@query-param\";name=\"" + name + "\")", request))
        .isEqualTo("\"@query-param\";name=\"" + name + "\": " + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(\"@query-param\";name=\"a\") | a covered query parameter occurs twice",
        "(\"@query-param\";name=\"b\") | a covered query parameter is not there",
        "(\"@query-param\") | \"@query-param\" needs the parameter name",
        "(\"@nonsense\") | \"@nonsense\" is not a derived component",
        "(\"@status\") | \"@status\" is of a response",
        "(\"absent\") | \"absent\" is covered but not there",
        "(\"Host\") | \"Host\" is covered but not there",
        "(\"host\";sf) | \"host\" has the parameter sf, which is not used",
        "(\"host\";req) | \"host\" has the parameter req in a request",
        "(host) | a covered component is not a string",
        "(\"latin\") | \"latin\" has a character that is not ASCII",
      })
  void refusesAComponentThatHasNoOneValue(String covered, String message) {
    RequestMessage request =
        request("GET", "https://example.com/?a=1&a=2", "Host", "example.com", "Latin", "é");
    assertThatThrownBy(() -> SignatureBase.of(list(covered), request))
        .isInstanceOf(BadSignatureField.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"rsa-pss-sha512", "rsa-v1_5-sha256", "hmac-sha256", "ecdsa-p384-sha384", "none"})
  void refusesTheAlgorithmsOfTheRfcThatAreNotGovnets(String alg) {
    Fields fields =
        fields(
            "Signature-Input",
            "s=();created=1618884473;expires=1618884500;nonce=\"abcdefghijklmnop\";keyid=\"city#"
                + "a".repeat(43)
                + "\";alg=\""
                + alg
                + "\";tag=\"govnet-v1\"",
            "Signature",
            "s=:AAAA:");
    assertThatThrownBy(() -> SignatureForm.read(fields, Party.CALLER))
        .isInstanceOf(MessageRefused.class)
        .hasMessage(
            "401 signature-malformed: alg must be ed25519 or ecdsa-p256-sha256: \"" + alg + "\"");
  }

  private static String firstLine(String covered, RequestMessage request) {
    String base = new String(SignatureBase.of(list(covered), request).bytes(), US_ASCII);
    return base.substring(0, base.indexOf('\n'));
  }

  private static void assertBase(SignatureBase base, String... lines) {
    assertThat(new String(base.bytes(), US_ASCII)).isEqualTo(String.join("\n", List.of(lines)));
  }

  private static void assertRsaPss(SignatureBase base, String signature)
      throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(base64(RSA_PSS)));
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    verifier.setParameter(new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
    verifier.initVerify(key);
    verifier.update(base.bytes());
    assertThat(verifier.verify(base64(signature))).isTrue();
  }

  private static VerificationKey key(Algorithm algorithm, String spki, Crypto crypto) {
    byte[] der = base64(spki);
    byte[] raw = Arrays.copyOfRange(der, der.length - algorithm.rawLength(), der.length);
    return VerificationKey.ofRaw(algorithm, raw, crypto);
  }

  private static InnerList list(String value) {
    return (InnerList)
        Objects.requireNonNull(StructuredFields.dictionary("sig=" + value).get("sig"));
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static Fields fields(String... namesAndValues) {
    Fields.Builder builder = Fields.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  private static RequestMessage request(String method, String uri, String... fields) {
    return new RequestMessage(
        method, uri, fields(fields), "{\"hello\": \"world\"}".getBytes(US_ASCII));
  }
}
