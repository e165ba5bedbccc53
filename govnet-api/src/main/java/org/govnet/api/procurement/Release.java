package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What was published about a process at one time: an OCDS release. It never changes; what comes
 * later is another.
 *
 * @param ocid the process
 * @param id the release's own id; what {@link Procurement#release} takes
 * @param publishedAt when it was published
 * @param tag what it is about; at least one
 * @param initiationType how the process began
 * @param parties who takes part
 * @param buyer who buys; null in a framework, which has many buyers
 * @param tender what bids are asked for
 * @param awards who may provide
 * @param contracts what was agreed
 * @param relatedProcesses other processes that matter to this one
 */
@WireObject
public record Release(
    Ocid ocid,
    String id,
    Instant publishedAt,
    @MaxItems(5) List<ReleaseTag> tag,
    InitiationType initiationType,
    @MaxItems(500) List<ReleaseParty> parties,
    @Nullable OrganisationReference buyer,
    Tender tender,
    @MaxItems(Checks.MAX_LOTS) List<Award> awards,
    @MaxItems(Checks.MAX_LOTS) List<AwardedContract> contracts,
    @MaxItems(20) List<RelatedProcess> relatedProcesses) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Release {
    Checks.id("id", id);
    tag = Checks.distinct("tag", tag, 5, each -> each);
    parties = List.copyOf(parties);
    awards = List.copyOf(awards);
    contracts = List.copyOf(contracts);
    relatedProcesses = List.copyOf(relatedProcesses);
  }

  /** What a list shows of it. */
  public ReleaseSummary summary() {
    return new ReleaseSummary(ocid, id, publishedAt, tag, tender.title());
  }

  /**
   * The same, as the compiled release of a record: with the id that OCDS recommends, made of ocid
   * and time.
   */
  public Release compiled() {
    return new Release(
        ocid,
        ocid + "-" + publishedAt,
        publishedAt,
        List.of(ReleaseTag.COMPILED),
        initiationType,
        parties,
        buyer,
        tender,
        awards,
        contracts,
        relatedProcesses);
  }
}
