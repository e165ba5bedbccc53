package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.Cursor;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.care.CareServiceNotFound;
import org.govnet.api.care.CareServiceStatus;
import org.govnet.api.care.CareServiceSummary;
import org.govnet.api.care.Location;
import org.govnet.api.care.LocationNotFound;
import org.govnet.api.care.LocationType;
import org.govnet.api.care.Organization;
import org.govnet.api.care.OrganizationNotFound;
import org.govnet.api.care.TaxonomyTerm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCareDirectoryTest {
  private final Database database = Database.inMemory();
  private final SocialCareDirectory birmingham =
      new SocialCareDirectory(database, CareSeed.birmingham());

  @AfterEach
  void shutDown() {
    ReferralDeskFixture.forget(database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| | | | | | blue-badge occupational-therapy home-care care-needs reablement carers-cafe",
        "BLUE badge | | | | | | blue-badge",
        "mobility ASSESSMENT | | | | | | blue-badge",
        "independent mobility | | | | | | blue-badge",
        "tea, company | | | | | | carers-cafe",
        "100% | | | | | | ''",
        "| at-home | | | | | occupational-therapy home-care reablement",
        "| nonsense | | | | | ''",
        "| | birmingham-carers | | | | carers-cafe",
        "| | | E08000025 | 2 | | occupational-therapy",
        "| | | E08000025 | 3 | | blue-badge occupational-therapy",
        "| | | E08000035 | | | ''",
        "| | | | | TEMPORARILY_CLOSED | reablement",
        "| at-home | | | 18 | ACTIVE | occupational-therapy home-care",
      })
  void listsWhatMatchesEveryFilter(
      @Nullable String search,
      @Nullable String term,
      @Nullable String organization,
      @Nullable String area,
      @Nullable Integer age,
      @Nullable CareServiceStatus status,
      String ids) {
    Page<CareServiceSummary> page =
        birmingham.services(
            search,
            term,
            organization,
            area == null ? null : AreaCode.of(area),
            age,
            status,
            null,
            null);
    assertThat(String.join(" ", ids(page)).replace("birmingham-", "")).isEqualTo(ids);
    assertThat(page.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 100})
  void pagesHoldEverythingOnceWhateverTheirSize(int limit) {
    List<String> all = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<CareServiceSummary> page =
          birmingham.services(null, null, null, null, null, null, limit, cursor);
      assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
      all.addAll(ids(page));
      assertThat(all).as("a list that goes round in circles").doesNotHaveDuplicates();
      cursor = page.next();
    } while (cursor != null);
    assertThat(all).hasSize(6);
  }

  @Test
  void refusesALimitOrCursorThatIsNone() {
    assertThatThrownBy(() -> birmingham.organizations(101, null))
        .isInstanceOf(InvalidPaging.class)
        .hasMessageContaining("limit must be 1 to 100: 101");
    assertThatThrownBy(() -> birmingham.locations(null, 1, Cursor.of("x")))
        .isInstanceOf(InvalidPaging.class)
        .hasMessageContaining("cursor must be the next of a page of this list: \"x\"");
  }

  @Test
  void everythingThatACareServicePointsToIsThere() {
    for (CareSeed seed : List.of(CareSeed.birmingham(), CareSeed.leeds(), CareSeed.westSussex())) {
      Database own = Database.inMemory();
      SocialCareDirectory directory = new SocialCareDirectory(own, seed);
      assertThat(seed.offers()).hasSizeGreaterThanOrEqualTo(4);
      for (CareOffer offer : seed.offers()) {
        var service = directory.service(offer.service().id());
        assertThat(service).isEqualTo(offer.service());
        assertThat(directory.organization(service.organizationId()).id())
            .isEqualTo(service.organizationId());
        service
            .serviceAtLocations()
            .forEach(it -> assertThat(directory.location(it.locationId())).isNotNull());
        service
            .attributes()
            .forEach(
                it ->
                    assertThat(directory.taxonomyTerms(null, 100, null).items())
                        .contains(it.taxonomyTerm()));
      }
      ReferralDeskFixture.forget(own);
    }
  }

  @Test
  void hasOrganizationsLocationsAndTerms() {
    assertThat(birmingham.organizations(null, null).items())
        .extracting(Organization::id)
        .containsExactly("birmingham-council", "birmingham-carers");
    assertThat(birmingham.locations("birmingham-carers", null, null).items())
        .extracting(Location::locationType)
        .containsExactly(LocationType.VIRTUAL);
    assertThat(birmingham.locations(null, null, null).items()).hasSize(2);
    assertThat(birmingham.taxonomyTerms("care", null, null).items())
        .extracting(TaxonomyTerm::id)
        .containsExactly("mobility", "at-home", "assessment", "carers");
  }

  @Test
  void saysWhatItDoesNotHave() {
    assertThatThrownBy(() -> birmingham.service("leeds-home-care"))
        .isInstanceOf(CareServiceNotFound.class)
        .hasMessage(
            "404 service-not-found: no care service has the id \"leeds-home-care\"; the list of"
                + " care services has the ids");
    assertThatThrownBy(() -> birmingham.organization("x")).isInstanceOf(OrganizationNotFound.class);
    assertThatThrownBy(() -> birmingham.location("x")).isInstanceOf(LocationNotFound.class);
  }

  @Test
  void openedAgainItHasTheSameOnce() {
    var again = new SocialCareDirectory(database, CareSeed.birmingham());
    assertThat(again.services(null, null, null, null, null, null, null, null))
        .isEqualTo(birmingham.services(null, null, null, null, null, null, null, null));
  }

  private static List<String> ids(Page<CareServiceSummary> page) {
    return page.items().stream().map(CareServiceSummary::id).toList();
  }
}
