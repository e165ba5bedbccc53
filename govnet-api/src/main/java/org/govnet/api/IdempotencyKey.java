package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one intended effect, so that a node that has already done it answers as it did the first
 * time. The format is GOV.UK Pay's.
 *
 * @param value 1 to 255 of {@code A-Z}, {@code a-z}, {@code 0-9} and hyphen
 */
@TextForm(pattern = "[A-Za-z0-9-]{1,255}", example = "6f1f2a0e-blue-badge-1")
public record IdempotencyKey(@JsonValue String value) {
  /** The header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,255}");

  /**
   * Checks the key's form.
   *
   * @throws IllegalArgumentException if {@code value} is not such a key
   */
  @JsonCreator
  public IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "idempotency key must be 1 to 255 of A-Z, a-z, 0-9 and hyphen: " + Quote.of(value));
    }
  }

  /** A key of the caller's own making, such as one derived from the case it is about. */
  public static IdempotencyKey of(String value) {
    return new IdempotencyKey(value);
  }

  /** A new random key. */
  public static IdempotencyKey random() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
