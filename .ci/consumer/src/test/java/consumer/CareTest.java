package consumer;

import static org.govnet.testkit.Stubs.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.govnet.api.LegalBasis;
import org.govnet.api.Page;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.SocialCareReferrals;
import org.govnet.client.Govnet;
import org.govnet.testkit.As;
import org.govnet.testkit.GovnetTest;
import org.govnet.testkit.Peer;
import org.junit.jupiter.api.Test;

/** Personal data is asked for with a purpose and a legal basis, and not without. */
@GovnetTest
class CareTest {
  @Peer("birmingham") SocialCareReferrals birmingham;
  @As("leeds") Govnet leeds;

  @Test
  void asksForAPurpose() {
    ReferralSearch everything = ReferralSearch.everything();
    when(birmingham.search(everything)).thenReturn(new Page<>(List.of(), null));
    LegalBasis basis = LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE);

    SocialCareReferrals referrals =
        leeds.forPurpose(Purpose.of("care-assessment"), basis).client(SocialCareReferrals.class);
    assertEquals(0, referrals.search(everything).items().size());

    SocialCareReferrals forNothing = leeds.client(SocialCareReferrals.class);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> forNothing.search(everything));
    assertEquals("purpose-missing", refused.problem().code());
  }
}
