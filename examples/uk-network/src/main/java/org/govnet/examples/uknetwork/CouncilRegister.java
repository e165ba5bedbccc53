package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.discovery.Area;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Admits every council of a list to the network's directory, with keys, an admission and a
 * descriptor each, and then has one of them find who serves each place. The councils' replicas are
 * names only: nobody answers there.
 */
final class CouncilRegister {
  private static final ServiceOffer PLANNING =
      new ServiceOffer(ContractId.of("planning-applications"), 1);
  private static final ServiceOffer SOCIAL_CARE = new ServiceOffer(ContractId.of("social-care"), 1);

  private final LocalNetwork network;
  private final GovnetNode reader;
  private final Path folder;
  private final Clock clock;

  /**
   * A register.
   *
   * @param reader whose copy of the directory is asked
   */
  CouncilRegister(LocalNetwork network, GovnetNode reader, Path folder, Clock clock) {
    this.network = network;
    this.reader = reader;
    this.folder = folder;
    this.clock = clock;
  }

  /** Admits those of the file that can be read, and checks every answer against the file. */
  void admitAll(Path file, Report report) throws IOException {
    long start = System.nanoTime();
    CouncilFile councils = CouncilFile.read(file);
    councils.errors().forEach(error -> report.line("   " + error));
    network.register(councils.rows().stream().map(Council::area).toList());
    Directory before = current();
    List<String> documents = new ArrayList<>();
    for (Council council : councils.rows()) {
      if (before.admission(council.node()).isEmpty()) {
        admit(council, documents);
      }
    }
    network.publisher().accept(documents);

    Directory directory = current();
    int admitted = 0;
    int routed = 0;
    for (Council council : councils.rows()) {
      admitted += directory.admission(council.node()).isPresent() ? 1 : 0;
      List<String> wrong = wrongAnswers(directory, council, councils);
      wrong.forEach(report::failure);
      routed += wrong.isEmpty() ? 1 : 0;
    }
    directory.leftOut().forEach(report::failure);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    report.line(
        String.format(
            Locale.ROOT,
            "directory: %d councils admitted, %d areas routed, %d bytes, %d ms",
            admitted,
            routed,
            directory.bundle().length,
            millis));
  }

  private Directory current() {
    if (!reader.govnet().directory().refresh()) {
      throw new IllegalStateException("Leeds could not read the directory");
    }
    return reader.govnet().directory().current().orElseThrow();
  }

  private void admit(Council council, List<String> documents) {
    Identity identity =
        new Identity(
            network.anchor().network(),
            council.node(),
            SigningKey.generate(Algorithm.ED25519),
            SigningKey.generate(Algorithm.ED25519),
            folder);
    documents.add(
        network
            .authority()
            .admit(
                1,
                council.node(),
                council.name(),
                identity.documents().key(),
                List.of(council.area().code()),
                List.of(),
                List.of("127.0.0.1")));
    // Port 9 is the discard service: where nothing listens, and nothing is sent.
    Replica replica = new Replica(URI.create("https://127.0.0.1:9/" + council.node()), null);
    documents.add(identity.describe(1, 1, List.of(replica), offers(council), clock));
  }

  private static List<ServiceOffer> offers(Council council) {
    List<ServiceOffer> offers = new ArrayList<>();
    if (council.area().tier() != Tier.COUNTY) {
      offers.add(PLANNING);
    }
    if (council.runsSocialCare()) {
      offers.add(SOCIAL_CARE);
    }
    return offers;
  }

  /**
   * What the snapshot answers otherwise than the file says: a district's affairs are its own, and
   * its county's are the county's; in Northern Ireland nobody here runs social care.
   */
  private static List<String> wrongAnswers(Directory directory, Council council, CouncilFile file) {
    List<String> wrong = new ArrayList<>();
    Area area = council.area();
    Council county = area.parent() == null ? council : file.byArea(area.parent());
    expect(
        wrong,
        directory.serving(area.code(), Tier.DISTRICT),
        area.tier() == Tier.COUNTY ? null : council.node(),
        area.code() + " at district tier");
    expect(
        wrong,
        directory.serving(area.code(), Tier.COUNTY),
        county.node(),
        area.code() + " at county tier");
    if (area.code().value().startsWith("N")) {
      expect(
          wrong,
          directory.serving(area.code(), Tier.COUNTY, SOCIAL_CARE),
          null,
          area.code() + " social care");
    }
    return wrong;
  }

  private static void expect(
      List<String> wrong, Lookup lookup, @Nullable NodeId node, String what) {
    NodeId found = lookup instanceof Lookup.Found answer ? answer.peer().node() : null;
    boolean right = node == null ? found == null : node.equals(found);
    if (!right) {
      wrong.add(what + " should be " + (node == null ? "nobody's" : node + "'s") + ": " + lookup);
    }
  }
}
