package org.govnet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.Security;
import org.junit.jupiter.api.Test;

class CryptoTest {
  @Test
  void prefersAmazonsProviderWhereItWorks() {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"));
    assumeTrue(System.getProperty("os.arch", "").equals("amd64"));
    assertThat(Crypto.corretto()).isPresent();
    assertThat(Crypto.DEFAULT.toString()).startsWith("AmazonCorrettoCryptoProvider 2.");
  }

  @Test
  void installsNoProvider() {
    assertThat(Crypto.DEFAULT).isNotNull();
    assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
  }

  @Test
  void saysHowTheJdkCouldBeBeaten() {
    assertThat(Crypto.JDK)
        .hasToString(
            "the JDK (Amazon Corretto Crypto Provider on the class path would be much faster)");
  }
}
