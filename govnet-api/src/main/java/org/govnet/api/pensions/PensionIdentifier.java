package org.govnet.api.pensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.TextForm;

/**
 * The name of a found pension, which the Pensions Dashboards Programme calls a PeI: the holder's
 * GUID, a colon, and a GUID that the holder drew for this pension (technical standards 2.0). It
 * says nothing of the person, but points at one person's pension, and so is personal data.
 *
 * @param value two GUIDs in lower case, joined by a colon
 */
@TextForm(
    pattern = PensionIdentifier.GUID + ":" + PensionIdentifier.GUID,
    example = "0d6b7c1e-52f4-4a8e-9d43-7b1c0f2ae001:5e1f9a34-8c20-4f67-b6d5-2a9b3c4d0001")
public record PensionIdentifier(@JsonValue String value) implements PersonalIdentifier {
  static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final Pattern FORM = Pattern.compile(GUID + ":" + GUID);

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is wrong; the message does not show the identifier
   */
  @JsonCreator
  public PensionIdentifier {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "pension identifier must be two GUIDs in lower case, joined by a colon; what was given is"
              + " not shown, and has "
              + value.length()
              + " characters");
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static PensionIdentifier of(String value) {
    return new PensionIdentifier(value);
  }

  /**
   * The identifier of one holder's pension.
   *
   * @param holder who holds it
   * @param asset drawn for it
   */
  public static PensionIdentifier of(UUID holder, UUID asset) {
    return new PensionIdentifier(holder + ":" + asset);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return PersonalIdentifier.mask(value);
  }
}
