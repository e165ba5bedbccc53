package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.ContractModel;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.servicedirectory.CatalogueCsv;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.govnet.api.servicedirectory.CatalogueImport;
import org.govnet.api.servicedirectory.CatalogueProblem;
import org.govnet.api.servicedirectory.CatalogueRefused;
import org.govnet.api.servicedirectory.ConsumerNeeds;
import org.govnet.api.servicedirectory.NeedsRefused;
import org.govnet.api.servicedirectory.OfferedService;
import org.govnet.api.servicedirectory.ServiceDirectory;
import org.govnet.api.servicedirectory.ServiceNotOffered;
import org.govnet.discovery.ApiCatalogueCsv;
import org.govnet.discovery.CsvRefused;
import org.govnet.discovery.ServiceOffer;
import org.govnet.openapi.ConsumerView;
import org.govnet.openapi.OpenApi;
import org.jspecify.annotations.Nullable;

/** What every node says of itself: the services it was given, this one, and its catalogue. */
final class OwnServices implements ServiceDirectory {
  private final NodeId node;
  private final List<ContractModel> contracts;
  private final Supplier<URI> url;
  private final CatalogueFile file;
  private final Map<ServiceOffer, DeprecationFilter.Deprecation> deprecations;
  private final NeedsFolder needs;
  private final Clock clock;

  @Context
  @SuppressWarnings("NullAway.Init") // the host injects it
  private Caller caller;

  /**
   * The services of a node.
   *
   * @param own the contracts that it serves by itself
   * @param services what it was given to serve
   * @param url where this replica is; asked only while it serves
   * @param file where an imported catalogue is kept
   * @param deprecations of the services that are on their way out
   * @param needs where is kept what consumers need
   */
  OwnServices(
      NodeId node,
      List<Class<?>> own,
      List<Object> services,
      Supplier<URI> url,
      CatalogueFile file,
      Map<ServiceOffer, DeprecationFilter.Deprecation> deprecations,
      NeedsFolder needs,
      Clock clock) {
    this.node = node;
    this.needs = needs;
    this.clock = clock;
    this.url = url;
    this.file = file;
    this.deprecations = Map.copyOf(deprecations);
    List<ContractModel> all = new ArrayList<>();
    own.forEach(each -> all.add(ContractModel.of(each)));
    services.forEach(each -> all.add(ContractModel.of(ContractModel.contractOf(each))));
    all.sort(Comparator.comparing(ContractModel::id).thenComparing(ContractModel::version));
    this.contracts = List.copyOf(all);
  }

  @Override
  public Page<OfferedService> services(@Nullable Integer limit, @Nullable Cursor cursor)
      throws InvalidPaging {
    return page(contracts.stream().map(this::offered).toList(), limit, cursor);
  }

  @Override
  public OfferedService service(ContractId contract, int version) throws ServiceNotOffered {
    return contracts.stream()
        .filter(each -> each.id().equals(contract) && each.version() == version)
        .map(this::offered)
        .findFirst()
        .orElseThrow(() -> new ServiceNotOffered(contract, version));
  }

  private OfferedService offered(ContractModel contract) {
    DeprecationFilter.Deprecation ending =
        deprecations.get(new ServiceOffer(contract.id(), contract.version()));
    return new OfferedService(
        contract.id(),
        contract.version(),
        title(contract),
        contract.capabilityId(),
        openApi(contract),
        ending == null ? null : ending.at(),
        ending == null ? null : ending.sunset());
  }

  /** The contract's name as words: {@code Planning applications}. */
  private static String title(ContractModel contract) {
    String words = contract.id().value().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private URI openApi(ContractModel contract) {
    return URI.create(
        url.get() + "/govnet/v1/openapi/" + contract.id() + "/v" + contract.version());
  }

  @Override
  public Page<CatalogueEntry> catalogueEntries(@Nullable Integer limit, @Nullable Cursor cursor)
      throws InvalidPaging {
    return page(catalogue().entries(), limit, cursor);
  }

  @Override
  public CatalogueCsv exportCatalogue() {
    return new CatalogueCsv(catalogue().write());
  }

  private ApiCatalogueCsv catalogue() {
    return file.imported()
        .orElseGet(() -> ApiCatalogueCsv.of(contracts.stream().map(this::entry).toList()));
  }

  private CatalogueEntry entry(ContractModel contract) {
    return new CatalogueEntry(
        URI.create(url.get() + contract.path()),
        title(contract),
        "Version " + contract.version() + " of the contract " + contract.id() + ".",
        openApi(contract),
        null,
        null,
        null,
        null,
        null,
        node.value(),
        null,
        null);
  }

  @Override
  public CatalogueImport importCatalogue(IdempotencyKey key, CatalogueCsv catalogue)
      throws CatalogueRefused {
    ApiCatalogueCsv csv;
    try {
      csv = ApiCatalogueCsv.parse("csv", catalogue.csv());
    } catch (CsvRefused e) {
      throw new CatalogueRefused(String.valueOf(e.getMessage()));
    }
    file.save(csv);
    return new CatalogueImport(
        csv.rows().size(),
        csv.problems().size(),
        csv.problems().stream()
            .limit(CatalogueImport.MAX_PROBLEMS)
            .map(each -> new CatalogueProblem(each.line(), each.field(), each.detail()))
            .toList());
  }

  @Override
  public void declareNeeds(
      ContractId contract, int version, IdempotencyKey key, ConsumerNeeds declared)
      throws ServiceNotOffered, NeedsRefused {
    ContractModel model =
        contracts.stream()
            .filter(each -> each.id().equals(contract) && each.version() == version)
            .findFirst()
            .orElseThrow(() -> new ServiceNotOffered(contract, version));
    if (declared.operations().isEmpty()) {
      needs.remove(caller.node(), contract, version);
      return;
    }
    List<ConsumerView.Need> wanted =
        declared.operations().stream()
            .map(each -> new ConsumerView.Need(each.operation(), each.reads()))
            .toList();
    try {
      needs.save(
          new NeedsFolder.Declared(
              caller.node(),
              contract,
              version,
              clock.instant(),
              ConsumerView.of(OpenApi.of(model), wanted)));
    } catch (IllegalArgumentException | NeedsFolder.Full e) {
      throw new NeedsRefused(String.valueOf(e.getMessage()));
    }
  }

  private static <T> Page<T> page(List<T> all, @Nullable Integer limit, @Nullable Cursor cursor) {
    int size = Page.limit(limit);
    int from = cursor == null ? 0 : offset(cursor, all.size());
    int to = Math.min(all.size(), from + size);
    return new Page<>(all.subList(from, to), to < all.size() ? cursor(to) : null);
  }

  private static Cursor cursor(int offset) {
    byte[] text = String.valueOf(offset).getBytes(StandardCharsets.US_ASCII);
    return Cursor.of(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
  }

  private static int offset(Cursor cursor, int size) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor.value());
      int offset = Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
      if (offset > 0 && cursor(offset).equals(cursor)) {
        return Math.min(offset, size); // the list may have become shorter meanwhile
      }
    } catch (IllegalArgumentException e) {
      throw wrong(cursor);
    }
    throw wrong(cursor);
  }

  private static InvalidPaging wrong(Cursor cursor) {
    return new InvalidPaging("cursor", "cursor must be the next of a page of this list: " + cursor);
  }
}
