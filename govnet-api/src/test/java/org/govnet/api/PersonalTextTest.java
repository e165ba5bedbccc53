package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.govnet.api.care.CareService;
import org.govnet.api.care.Language;
import org.govnet.api.care.Location;
import org.govnet.api.care.Organization;
import org.govnet.api.care.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a log or an exception would show of a record is its {@code toString}: what identifies a
 * person, or is said about one, must not be in it.
 */
class PersonalTextTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Members that are about a person wherever they are; in lower case. */
  private static final Set<String> PERSONAL =
      Set.of(
          "nhsnumber",
          "nino",
          "nationalinsurancenumber",
          "vrn",
          "registrationnumber",
          "registrationmark",
          "birthdate",
          "dateofbirth",
          "firstname",
          "firstnames",
          "givenname",
          "givennames",
          "lastname",
          "familyname",
          "surname",
          "fullname",
          "preferredname",
          "email",
          "emails",
          "emailaddress",
          "telephone",
          "telephones",
          "phone",
          "phonenumber",
          "mobile",
          "mobilephone",
          "previousfamilynames",
          "addresslines",
          "lines",
          "author",
          "comment",
          "note",
          "notes");

  /** What an organisation publishes of itself; whom it names in it is tested on its own. */
  private static final Set<Class<?>> PUBLISHED =
      Set.of(CareService.class, Language.class, Location.class, Organization.class, Schedule.class);

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void showsNothingOfAPerson(Class<?> type) throws JsonProcessingException {
    if (PUBLISHED.contains(type)) {
      return;
    }
    for (String golden : Golden.texts(type)) {
      List<String> personal = new ArrayList<>();
      collect(MAPPER.readTree(golden), false, personal);
      String shown = String.valueOf((Object) WireJson.read(golden, type));
      assertThat(personal).as(shown).noneMatch(shown::contains);
    }
  }

  private static void collect(JsonNode node, boolean personal, List<String> found) {
    if (node.isValueNode()) {
      // Shorter ones would be found in anything.
      if (personal && node.asText().length() > 2) {
        found.add(node.asText());
      }
      return;
    }
    if (node.isArray()) {
      node.forEach(each -> collect(each, personal, found));
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey().toLowerCase(Locale.ROOT);
      collect(member.getValue(), personal || PERSONAL.contains(name), found);
    }
  }
}
