package consumer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.NhsNumber;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;
import org.govnet.api.Tier;
import org.govnet.api.WireObject;
import org.govnet.testkit.ContractCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract of the project's own, as it should be and with what is easily got wrong. */
class BlueBadgesTest {
  @Contract(id = "blue-badges", version = 1, tier = Tier.COUNTY)
  @Capability("blue-badges")
  @Path("/blue-badges/v1")
  interface BlueBadges {
    @Safe
    @POST
    @Path("badges/matches")
    @PersonalData(subject = "/nhsNumber", purposes = "parking-enforcement", specialCategory = true)
    Badge badge(BadgeQuery query);
  }

  @WireObject
  record BadgeQuery(NhsNumber nhsNumber) {}

  @WireObject
  record Badge(boolean valid, LocalDate expiryDate) {}

  @Contract(id = "blue-badges", version = 1, tier = Tier.COUNTY)
  @Path("/blue-badges/v1")
  interface Careless {
    @GET
    @Path("badges/{nhsNumber}")
    Found badge(@PathParam("nhsNumber") NhsNumber nhsNumber);

    @POST
    @Path("badges")
    Found issue(Found badge);
  }

  record Found(List<String> conditions, long expiryDate) {}

  @Test
  void isAGoodContract(@TempDir java.nio.file.Path folder) {
    ContractCheck.of(BlueBadges.class)
        .keepsTheRules()
        .writeBaseline(folder.resolve("blue-badges-v1.json"))
        .compatibleWith(folder.resolve("blue-badges-v1.json"))
        .example(Badge.class, "{\"valid\":true,\"expiryDate\":\"2027-03-31\"}");
  }

  @Test
  void everyMistakeIsTold() {
    AssertionError told =
        assertThrows(AssertionError.class, () -> ContractCheck.of(Careless.class).keepsTheRules());
    for (String fix :
        List.of(
            "UK-5 Careless.badge: parameter nhsNumber (@PathParam) puts personal data into the URL",
            "UK-13 Careless.issue: it writes",
            "add @WireObject",
            "Found.conditions is a list without bound: add @MaxItems",
            "Found.expiryDate is a number: use LocalDate or Instant")) {
      assertTrue(
          told.getMessage().contains(fix), () -> fix + "\nis not in: " + told.getMessage());
    }
  }
}
