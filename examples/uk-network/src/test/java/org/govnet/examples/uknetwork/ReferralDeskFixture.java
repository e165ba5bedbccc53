package org.govnet.examples.uknetwork;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govnet.api.AreaCode;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NhsNumber;
import org.govnet.api.NodeId;
import org.govnet.api.Postcode;
import org.govnet.api.Purpose;
import org.govnet.api.care.Consent;
import org.govnet.api.care.Person;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralPriority;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.Referrer;
import org.govnet.api.care.SocialCareReferrals;
import org.jspecify.annotations.Nullable;

/** Birmingham's referral desk over a database of its own, a clock to set, and a caller to be. */
final class ReferralDeskFixture implements AutoCloseable {
  static final NodeId BIRMINGHAM = NodeId.of("birmingham");
  static final NodeId LEEDS = NodeId.of("leeds");
  static final NodeId MANCHESTER = NodeId.of("manchester");
  static final IdempotencyKey KEY = IdempotencyKey.of("k-1");
  static final String BLUE_BADGE = "birmingham-blue-badge";
  static final String OCCUPATIONAL_THERAPY = "birmingham-occupational-therapy";
  static final String HOME_CARE = "birmingham-home-care";

  /** A Sunday. */
  static final Instant NOW = Instant.parse("2026-11-22T09:30:07.123Z");

  /** Each thread has its own, as in a node. */
  private static final class ThreadsCaller implements Caller {
    private static final ThreadLocal<NodeId> NODE = ThreadLocal.withInitial(() -> LEEDS);

    @Override
    public NodeId node() {
      return NODE.get();
    }

    @Override
    public NetworkId network() {
      return NetworkId.of("uk-test");
    }

    @Override
    public Duration remaining() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Optional<Purpose> purpose() {
      return Optional.of(Purpose.of("care-assessment"));
    }

    @Override
    public Optional<LegalBasis> legalBasis() {
      return Optional.of(LegalBasis.parse("uk-gdpr-6-1-e, uk-gdpr-9-2-h"));
    }
  }

  final Database database = Database.inMemory();
  final SetClock clock = new SetClock(NOW);
  final SaidUses uses = new SaidUses();
  final SocialCareReferralDesk desk = open();

  /** Another replica's desk on the same database. */
  SocialCareReferralDesk open() {
    return new SocialCareReferralDesk(
        database, clock, BIRMINGHAM, CareSeed.birmingham(), new ThreadsCaller(), uses);
  }

  /** The desk, asked by that node from this thread. */
  SocialCareReferrals as(NodeId node) {
    ThreadsCaller.NODE.set(node);
    return desk;
  }

  static ReferralRequest request(
      String serviceId, ReferralCategory category, @Nullable String slotId) {
    return request(serviceId, category, slotId, ada());
  }

  static ReferralRequest request(
      String serviceId, ReferralCategory category, @Nullable String slotId, Person person) {
    return new ReferralRequest(
        serviceId,
        category,
        ReferralPriority.ROUTINE,
        person,
        "Walks with two sticks",
        null,
        new Referrer("Leeds City Council", "Blue Badge team", null, null),
        Consent.given(LocalDate.of(2026, 11, 20)),
        slotId);
  }

  static ReferralRequest blueBadge(String slotId) {
    return request(BLUE_BADGE, ReferralCategory.BLUE_BADGE_ASSESSMENT, slotId);
  }

  static ReferralRequest therapy(@Nullable String slotId) {
    return request(OCCUPATIONAL_THERAPY, ReferralCategory.OCCUPATIONAL_THERAPY, slotId);
  }

  static Person ada() {
    return person(LocalDate.of(1950, 2, 28), "E08000025");
  }

  static Person person(LocalDate birthDate, String area) {
    return new Person(
        NhsNumber.of("999 123 4551"),
        "Fictional",
        "Ada",
        birthDate,
        List.of("2 Made-up Row"),
        Postcode.of("B99 9ZZ"),
        AreaCode.of(area),
        null,
        null);
  }

  @Override
  public void close() {
    forget(database);
  }

  /** Lets a database in memory go with its last connection. */
  static void forget(Database database) {
    database.jdbi().useHandle(handle -> handle.execute("SET DB_CLOSE_DELAY 0"));
  }
}
