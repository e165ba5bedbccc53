package consumer;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is optional in govnet is not on the class path of who did not ask for it. */
class OptionalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.micrometer.core.instrument.MeterRegistry",
        "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"
      })
  void isNotHere(String type) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
  }
}
