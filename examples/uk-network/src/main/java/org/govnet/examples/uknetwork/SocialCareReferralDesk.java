package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.govnet.api.AreaCode;
import org.govnet.api.Caller;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NhsNumber;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CareService;
import org.govnet.api.care.CareServiceNotFound;
import org.govnet.api.care.Completion;
import org.govnet.api.care.NotAcceptedReason;
import org.govnet.api.care.NotTheProvider;
import org.govnet.api.care.NotTheReferrer;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralChanged;
import org.govnet.api.care.ReferralLifecycle;
import org.govnet.api.care.ReferralNotFound;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralState;
import org.govnet.api.care.ReferralStep;
import org.govnet.api.care.ReferralSummary;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.ServiceCapability;
import org.govnet.api.care.Slot;
import org.govnet.api.care.SocialCareReferrals;
import org.govnet.api.datause.CurrentUse;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where a council takes referrals to its social care, in its own database. The care services are
 * fictional: see {@link CareSeed}. Safe for any number of threads and replicas on one database.
 *
 * <p>Its own staff come through its own node, which alone accepts, rejects and completes. It does
 * not look at idempotency keys: the node remembers them before it calls a service.
 */
final class SocialCareReferralDesk implements SocialCareReferrals {
  private final Clock clock;
  private final NodeId self;
  private final Map<String, CareOffer> offers = new HashMap<>();
  private final CareRegister register;
  private final SlotBook slots;
  private final ReferralTable referrals;

  // The node sets both before the first call.
  @Context private @Nullable Caller caller;
  @Context private @Nullable CurrentUse use;

  /**
   * A desk that a node serves.
   *
   * @param self the node that serves it, whose institution gives the care
   */
  SocialCareReferralDesk(Database database, Clock clock, NodeId self, CareSeed seed) {
    this(database, clock, self, seed, null, null);
  }

  /** A desk for a test, which says who asks, and sees what is said of uses. */
  SocialCareReferralDesk(
      Database database,
      Clock clock,
      NodeId self,
      CareSeed seed,
      @Nullable Caller caller,
      @Nullable CurrentUse use) {
    this.clock = clock;
    this.self = self;
    this.caller = caller;
    this.use = use;
    this.register = new CareRegister(database, seed);
    this.slots = new SlotBook(database, clock);
    this.referrals = new ReferralTable(database);
    for (CareOffer offer : seed.offers()) {
      offers.put(offer.service().id(), offer);
      slots.extend(offer);
    }
  }

  @Override
  public ServiceCapability capability(
      String serviceId,
      @Nullable ReferralCategory category,
      @Nullable AreaCode area,
      @Nullable Integer age) {
    CareOffer offer = offer(serviceId);
    List<NotAcceptedReason> reasons = AcceptedReferrals.reasons(offer, category, area, age);
    return new ServiceCapability(
        serviceId, reasons.isEmpty(), reasons, offer.categories(), offer.slotUse());
  }

  @Override
  public Page<Slot> slots(
      String serviceId,
      @Nullable LocalDate fromDate,
      @Nullable LocalDate untilDate,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    return slots.free(offer(serviceId), fromDate, untilDate, limit, cursor);
  }

  @Override
  public Referral submit(IdempotencyKey key, ReferralRequest request) {
    CareOffer offer = offer(request.serviceId());
    AcceptedReferrals.require(offer, request, today());
    String id = UUID.randomUUID().toString();
    NodeId referrer = asking();
    return register
        .jdbi()
        .inTransaction(
            handle -> {
              String wanted = request.slotId();
              Slot slot = wanted == null ? null : slots.take(handle, offer, wanted, id);
              Referral submitted =
                  new Referral(
                      id,
                      1,
                      ReferralLifecycle.TABLE.start(),
                      referrer,
                      request,
                      slot,
                      now(),
                      now(),
                      null,
                      null,
                      null,
                      null);
              referrals.add(handle, submitted);
              return submitted;
            });
  }

  @Override
  public Page<ReferralSummary> search(ReferralSearch search) {
    NodeId who = asking();
    return referrals.search(search, who.equals(self) ? null : who);
  }

  @Override
  public Referral referral(String id) {
    return seen(id, referrals.find(id).orElse(null));
  }

  @Override
  public Referral update(String id, IdempotencyKey key, ReferralUpdate update) {
    return step(
        id,
        ReferralStep.UPDATE,
        (handle, before, to) -> {
          requireVersion(before, update.version());
          ReferralRequest request = before.request().with(update);
          CareOffer offer = offer(request.serviceId());
          AcceptedReferrals.require(offer, request, today());
          Slot slot = moved(handle, offer, before, request.slotId());
          return new ReferralChange(to).request(request).slot(slot).acceptance(before.acceptance());
        });
  }

  @Override
  public Referral accept(String id, IdempotencyKey key, Acceptance acceptance) {
    return step(
        id,
        ReferralStep.ACCEPT,
        (handle, before, to) -> {
          requireVersion(before, acceptance.version());
          return new ReferralChange(to).slot(before.slot()).acceptance(acceptance);
        });
  }

  @Override
  public Referral reject(String id, IdempotencyKey key, Rejection rejection) {
    return step(
        id,
        ReferralStep.REJECT,
        (handle, before, to) -> {
          slots.giveBack(handle, before.slot(), id);
          return new ReferralChange(to).rejection(rejection);
        });
  }

  @Override
  public Referral cancel(String id, IdempotencyKey key, Cancellation cancellation) {
    return step(
        id,
        ReferralStep.CANCEL,
        (handle, before, to) -> {
          slots.giveBack(handle, before.slot(), id);
          return new ReferralChange(to).acceptance(before.acceptance()).cancellation(cancellation);
        });
  }

  @Override
  public Referral complete(String id, IdempotencyKey key, Completion completion) {
    return step(
        id,
        ReferralStep.COMPLETE,
        (handle, before, to) ->
            new ReferralChange(to)
                .slot(before.slot())
                .acceptance(before.acceptance())
                .completion(completion));
  }

  /** What a step makes of a referral, inside the transaction that has it locked. */
  private interface Making {
    ReferralChange of(Handle handle, Referral before, ReferralState to);
  }

  /** One step, wholly or not at all; in the order of refusals that the contract has. */
  private Referral step(String id, ReferralStep step, Making making) {
    return register
        .jdbi()
        .inTransaction(
            handle -> {
              Referral before = seen(id, referrals.lock(handle, id).orElse(null));
              requireTheirs(step, before);
              ReferralState to = ReferralLifecycle.TABLE.after(before.state(), step);
              Referral after = making.of(handle, before, to).made(before, now());
              referrals.replace(handle, after);
              return after;
            });
  }

  private Referral seen(String id, @Nullable Referral found) {
    NodeId who = asking();
    if (found == null || !(who.equals(self) || who.equals(found.referrerNode()))) {
      throw new ReferralNotFound(id);
    }
    NhsNumber number = found.request().person().nhsNumber();
    if (use != null && number != null) {
      use.about(number); // the node records the use, and knows only the id
    }
    return found;
  }

  private void requireTheirs(ReferralStep step, Referral referral) {
    boolean referrersStep = step == ReferralStep.UPDATE || step == ReferralStep.CANCEL;
    NodeId who = asking();
    if (referrersStep && !who.equals(referral.referrerNode())) {
      throw new NotTheReferrer(step);
    }
    if (!referrersStep && !who.equals(self)) {
      throw new NotTheProvider(step);
    }
  }

  private static void requireVersion(Referral before, int version) {
    if (version != before.version()) {
      throw new ReferralChanged(version, before.version());
    }
  }

  private @Nullable Slot moved(
      Handle handle, CareOffer offer, Referral before, @Nullable String wanted) {
    Slot has = before.slot();
    if (wanted == null) {
      slots.giveBack(handle, has, before.id());
      return null;
    }
    if (has == null) {
      return slots.take(handle, offer, wanted, before.id());
    }
    return has.id().equals(wanted) ? has : slots.move(handle, offer, has, wanted, before.id());
  }

  private CareOffer offer(String serviceId) {
    CareService service = register.service(serviceId);
    CareOffer offer = offers.get(serviceId);
    if (offer == null) {
      throw new CareServiceNotFound(serviceId);
    }
    return new CareOffer(service, offer.categories(), offer.slotUse(), offer.slots());
  }

  private NodeId asking() {
    return Objects.requireNonNull(caller, "a node serves this: it says who asks").node();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SlotPattern.LONDON);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
