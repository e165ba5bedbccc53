package org.govnet.api.pensions;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One way of getting in touch with an administrator: exactly one of the four is there.
 *
 * @param preferred whether the administrator likes it best
 * @param email an address
 * @param telephone a number, as in {@code +44 151 496 0123}
 * @param address by post
 * @param url a page
 */
@WireObject
public record ContactMethod(
    boolean preferred,
    @Nullable String email,
    @Nullable String telephone,
    @Nullable Address address,
    @Nullable URI url) {
  /**
   * Checks that it is one way.
   *
   * @throws IllegalArgumentException if there is none or more than one, or a text is too long
   */
  public ContactMethod {
    long ways = Stream.of(email, telephone, address, url).filter(Objects::nonNull).count();
    if (ways != 1) {
      throw new IllegalArgumentException(
          "a contact method must have one of email, telephone, address and url, and has " + ways);
    }
    Text.optional("email", email, 254);
    Text.optional("telephone", telephone, 35);
  }

  /** By telephone. */
  public static ContactMethod telephone(boolean preferred, String number) {
    return new ContactMethod(preferred, null, number, null, null);
  }

  /** By electronic mail. */
  public static ContactMethod email(boolean preferred, String address) {
    return new ContactMethod(preferred, address, null, null, null);
  }

  /** Without what it reaches: it may be one person. */
  @Override
  public String toString() {
    return "ContactMethod[preferred=" + preferred + "]";
  }
}
