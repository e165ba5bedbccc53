package org.govnet.api.servicedirectory;

import java.net.URI;
import java.time.LocalDate;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One API of the UK government API catalogue. Any member but the name may be missing there, and so
 * here.
 *
 * @param url where the API is
 * @param name what it is called, 1 to 200 characters
 * @param description what it does, in Markdown, at most 10,000 characters
 * @param documentation where it is described
 * @param license the licence of the API or its data, at most 1,000 characters
 * @param maintainer how to reach whoever keeps it, at most 1,000 characters
 * @param areaServed for where it has answers, as people write it, at most 1,000 characters
 * @param startDate the first day of service
 * @param endDate the last day of service
 * @param provider the institution, as api.gov.uk identifies it, at most 200 characters
 * @param addedDate when it was put into the catalogue
 * @param updatedDate when the entry was last changed
 */
@WireObject
public record CatalogueEntry(
    @Nullable URI url,
    String name,
    @Nullable String description,
    @Nullable URI documentation,
    @Nullable String license,
    @Nullable String maintainer,
    @Nullable String areaServed,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String provider,
    @Nullable LocalDate addedDate,
    @Nullable LocalDate updatedDate) {
  /** The most characters of a description. */
  public static final int MAX_DESCRIPTION = 10_000;

  /** The most characters of a licence, a maintainer or an area served. */
  public static final int MAX_TEXT = 1_000;

  /** The most characters of a name or a provider. */
  public static final int MAX_NAME = 200;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public CatalogueEntry {
    Text.require("name", name, MAX_NAME);
    Text.optional("description", description, MAX_DESCRIPTION);
    Text.optional("license", license, MAX_TEXT);
    Text.optional("maintainer", maintainer, MAX_TEXT);
    Text.optional("areaServed", areaServed, MAX_TEXT);
    Text.optional("provider", provider, MAX_NAME);
  }
}
