package org.govnet.api.care;

import java.net.URI;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a care service: a council, a charity, a company.
 *
 * @param id its id in this directory
 * @param name its name, 1 to 200 characters
 * @param alternateName another name for it
 * @param description what it does, 1 to 4,000 characters
 * @param email a shared mailbox
 * @param website its web site
 * @param legalStatus what it is in law, such as {@code charity}
 * @param uri an address that stands for it, such as OpenCorporates'
 * @param parentOrganizationId the organisation that it is part of
 * @param phones its telephone numbers
 * @param contacts whom to turn to
 * @param organizationIdentifiers its numbers in registers
 */
@WireObject
public record Organization(
    String id,
    String name,
    @Nullable String alternateName,
    String description,
    @Nullable String email,
    @Nullable URI website,
    @Nullable String legalStatus,
    @Nullable URI uri,
    @Nullable String parentOrganizationId,
    @MaxItems(5) List<Phone> phones,
    @MaxItems(10) List<Contact> contacts,
    @MaxItems(10) List<OrganizationIdentifier> organizationIdentifiers) {
  /**
   * Checks the texts, and copies the lists.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or an address no whole one
   */
  public Organization {
    Text.require("id", id, CareText.SHORT);
    Text.require("name", name, CareText.SHORT);
    Text.optional("alternateName", alternateName, CareText.SHORT);
    Text.require("description", description, CareText.LONG);
    Text.optional("email", email, 254);
    CareText.web("website", website);
    Text.optional("legalStatus", legalStatus, CareText.SHORT);
    CareText.web("uri", uri);
    Text.optional("parentOrganizationId", parentOrganizationId, CareText.SHORT);
    phones = List.copyOf(phones);
    contacts = List.copyOf(contacts);
    organizationIdentifiers = List.copyOf(organizationIdentifiers);
  }
}
