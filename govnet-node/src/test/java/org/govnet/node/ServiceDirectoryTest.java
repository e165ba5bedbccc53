package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.ProblemException;
import org.govnet.api.servicedirectory.CatalogueCsv;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.govnet.api.servicedirectory.CatalogueImport;
import org.govnet.api.servicedirectory.CatalogueProblem;
import org.govnet.api.servicedirectory.CatalogueRefused;
import org.govnet.api.servicedirectory.OfferedService;
import org.govnet.api.servicedirectory.ServiceDirectory;
import org.govnet.api.servicedirectory.ServiceNotOffered;
import org.govnet.client.Govnet;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.govnet.discovery.ServiceOffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a socket, as any other contract. */
class ServiceDirectoryTest {
  private static final NodeId MANCHESTER = NodeId.of("manchester");
  private static final IdempotencyKey KEY = IdempotencyKey.of("import-1");
  private static final String CSV =
      "\uFEFFdateAdded,dateUpdated,url,name,description,startDate,provider,colour\r\n"
          + "2026-01-02,2026-01-03,https://a.example/v1,\"A, \"\"B\"\"\",\"Two\nlines\",in service,m,red\r\n"
          + ",,,C,What,,m,";

  @TempDir private Path folder;
  private LocalNetwork network;
  private Identity identity;
  private GovnetNode node;
  private Govnet leeds;
  private ServiceDirectory asked;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    identity =
        network.admit(MANCHESTER, "Manchester", List.of(), List.of(CapabilityId.of("planning")));
    Identity caller = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    node = start(identity);
    leeds = Govnet.join(caller, network.anchor());
    asked = leeds.client(ServiceDirectory.class, MANCHESTER);
  }

  private GovnetNode start(Identity who) {
    return GovnetNode.builder(who, network.anchor()).serve(new CountingPlanning()).start();
  }

  @AfterEach
  void end() {
    leeds.close();
    node.close();
    network.close();
  }

  private URI at(String path) {
    return URI.create(node.replica().url() + path);
  }

  @Test
  void everyNodeSaysWhatItOffersThisContractIncluded() {
    OfferedService planning =
        new OfferedService(
            ContractId.of("planning-applications"),
            1,
            "Planning applications",
            CapabilityId.of("planning"),
            at("/govnet/v1/openapi/planning-applications/v1"),
            null,
            null);
    OfferedService agreements =
        new OfferedService(
            ContractId.of("data-sharing-agreements"),
            1,
            "Data sharing agreements",
            null,
            at("/govnet/v1/openapi/data-sharing-agreements/v1"),
            null,
            null);
    OfferedService evidence =
        new OfferedService(
            ContractId.of("evidence-checkpoints"),
            1,
            "Evidence checkpoints",
            null,
            at("/govnet/v1/openapi/evidence-checkpoints/v1"),
            null,
            null);
    OfferedService own =
        new OfferedService(
            ContractId.of("service-directory"),
            1,
            "Service directory",
            null,
            at("/govnet/v1/openapi/service-directory/v1"),
            null,
            null);
    assertThat(asked.services(null, null))
        .isEqualTo(new Page<>(List.of(agreements, evidence, planning, own), null));
    Page<OfferedService> first = asked.services(3, null);
    assertThat(first.items()).containsExactly(agreements, evidence, planning);
    assertThat(asked.services(3, first.next())).isEqualTo(new Page<>(List.of(own), null));
    assertThat(asked.service(planning.contract(), 1)).isEqualTo(planning);
    assertThatThrownBy(() -> asked.service(planning.contract(), 2))
        .isInstanceOf(ServiceNotOffered.class)
        .hasMessageContaining("this node does not offer planning-applications v2");
    assertThatThrownBy(() -> asked.services(101, null)).isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> asked.services(1, Cursor.of("bogus")))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> asked.services(1, Cursor.of("LTE"))) // -1
        .isInstanceOf(InvalidPaging.class);
  }

  @Test
  void itIsAnnouncedAmongTheNodesServices() {
    Directory directory = leeds.directory().current().orElseThrow();
    assertThat(directory.peers())
        .filteredOn(peer -> peer.node().equals(MANCHESTER))
        .singleElement()
        .satisfies(
            peer ->
                assertThat(peer.services())
                    .contains(new ServiceOffer(ContractId.of("service-directory"), 1)));
  }

  @Test
  void theCatalogueIsMadeFromTheServicesUntilOneIsImported() {
    Page<CatalogueEntry> entries = asked.catalogueEntries(3, null);
    assertThat(entries.items().get(2))
        .isEqualTo(
            new CatalogueEntry(
                at("/planning-applications/v1"),
                "Planning applications",
                "Version 1 of the contract planning-applications.",
                at("/govnet/v1/openapi/planning-applications/v1"),
                null,
                null,
                null,
                null,
                null,
                "manchester",
                null,
                null));
    assertThat(entries.next()).isNotNull();
    assertThat(asked.exportCatalogue().csv())
        .startsWith(
            "dateAdded,dateUpdated,url,name,description,documentation,license,maintainer,"
                + "areaServed,startDate,endDate,provider\n,,"
                + at("/data-sharing-agreements/v1"));
  }

  @Test
  void theNodeItselfImportsAndEveryoneReadsTheSameBytes() {
    ServiceDirectory own = node.govnet().client(ServiceDirectory.class, MANCHESTER);
    CatalogueImport done = own.importCatalogue(KEY, new CatalogueCsv(CSV));
    assertThat(done)
        .isEqualTo(
            new CatalogueImport(
                2,
                2,
                List.of(
                    new CatalogueProblem(
                        2, "startDate", "must be a date, as in 2026-04-01: \"in service\""),
                    new CatalogueProblem(4, "url", "is missing"))));
    assertThat(asked.exportCatalogue().csv()).isEqualTo(CSV);
    assertThat(asked.catalogueEntries(null, null).items())
        .extracting(CatalogueEntry::name)
        .containsExactly("A, \"B\"", "C");

    // It is there after a restart.
    node.close();
    node = start(identity);
    assertThat(leeds.directory().refresh()).isTrue();
    assertThat(asked.exportCatalogue().csv()).isEqualTo(CSV);
  }

  @Test
  void anotherNodeMayNotImportAndNothingChanges() {
    String before = asked.exportCatalogue().csv();
    assertThatThrownBy(() -> asked.importCatalogue(KEY, new CatalogueCsv(CSV)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("403 caller-not-allowed")
        .hasMessageContaining("is open to the node that serves it; leeds is none");
    assertThat(asked.exportCatalogue().csv()).isEqualTo(before);
  }

  @Test
  void whatIsNoCatalogueIsRefused() {
    ServiceDirectory own = node.govnet().client(ServiceDirectory.class, MANCHESTER);
    assertThatThrownBy(() -> own.importCatalogue(KEY, new CatalogueCsv("a,b\n1,2\n")))
        .isInstanceOf(CatalogueRefused.class)
        .hasMessageContaining("csv has no column url");
  }
}
