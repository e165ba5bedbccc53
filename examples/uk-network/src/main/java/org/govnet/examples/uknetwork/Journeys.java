package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.node.LocalNetwork;

/** What is done across the network, while it is broken under everybody. */
final class Journeys {
  private static final String TAXED = "AA19AAA";
  private static final String BLUE_BADGE = "blue-badge-eligibility";

  private final LocalNetwork network;
  private final Nodes nodes;
  private final Path folder;
  private final Report report;
  private final OnTheLine line;
  private final CareJourneys care;
  private final PlanningJourneys planning;
  private final TaxJourneys tax;
  private final PensionJourneys pensions;
  private final ProcurementJourneys procurement;
  private final RecordJourneys records;
  private final AgreementJourneys agreements;

  Journeys(LocalNetwork network, Nodes nodes, Path folder, Clock clock, Report report) {
    this.network = network;
    this.nodes = nodes;
    this.folder = folder;
    this.report = report;
    this.line = nodes.line();
    this.care = new CareJourneys(nodes, clock);
    this.planning = new PlanningJourneys(nodes, clock);
    this.tax = new TaxJourneys(nodes, clock);
    this.pensions = new PensionJourneys(nodes);
    this.procurement = new ProcurementJourneys(nodes, clock);
    this.records = new RecordJourneys(nodes, clock);
    this.agreements = new AgreementJourneys(nodes, clock);
  }

  void run() {
    journey("Nodes agree on what personal data they share", agreements::agree);
    journey("Leeds asks Swansea about a vehicle", this::askAboutAVehicle);
    journey("Leeds reads Manchester's register, page by page", planning::readTheRegister);
    journey("Leeds submits an application, twice with one key", planning::submitTwice);

    nodes.at("manchester").kill();
    gone("replica ", nodes.at("manchester").replica(), " of manchester", "");
    journey("Manchester consults on it", planning::consult);
    journey("It is decided, appealed, and goes to court", planning::decideAndAppeal);
    journey("Leeds reads what care Birmingham's directory has", care::readTheDirectory);
    journey("Birmingham refers somebody to West Sussex", care::refer);
    journey("A Leeds resident's Blue Badge: pension, vehicle, care", this::blueBadge);
    journey("An extension in Adur: Adur plans, West Sussex cares", this::adurExtension);
    journey("A bakery's VAT is returned to Newcastle, once", tax::submitAReturn);
    journey("Liverpool finds pensions, and keeps nobody unfound", pensions::find);
    journey("Councils pledge what they need to the hub", procurement::pledge);
    journey("The hub tenders, and awards a framework", procurement::award);
    journey("Councils call off within it, and not beyond", procurement::callOff);
    journey("The resident asks who used her data", this::whoUsedMyData);
    journey("A viewer asks five nodes, and merges what they say", this::viewFive);
    journey("Leeds asks every node what it offers", records::whatIsOffered);
    journey("Leeds ends its agreement on pensions", agreements::end);
    Coverage.report(line.calls(), report);

    network.directory().kill();
    gone("the directory ", network.directory().replica(), "", "; Leeds restarts");
    journey("Leeds reads the ruling, and asks Swansea again", this::withoutADirectory);

    report.refusal(
        "-- a resident's pension, and not a word what for", "purpose-missing", this::noPurpose);
    report.refusal(
        "-- a message altered in flight",
        "digest-mismatch",
        () -> attacked(OnTheLine.Attack.ALTER));
    report.refusal(
        "-- a message sent a second time", "replayed", () -> attacked(OnTheLine.Attack.REPLAY));
  }

  private void journey(String title, Report.Work work) {
    report.journey(title, line, work);
  }

  /** Says that something is killed, having looked. */
  private void gone(String what, Replica replica, String of, String then) {
    URI url = replica.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      report.failure(what + url + " was killed, and still answers at " + socket);
    } catch (IOException refused) {
      report.line("   -- " + what + url + of + " is killed, and answers no more" + then);
    }
  }

  private String askAboutAVehicle() {
    Vehicle vehicle = vehicles().vehicle(VehicleQuery.of(TAXED));
    String unknown =
        Expect.problem(VehicleNotFound.class, () -> vehicles().vehicle(VehicleQuery.of("ER19NFD")));
    return vehicle.make()
        + ", tax "
        + vehicle.taxStatus()
        + ", MOT "
        + vehicle.motStatus()
        + "; an unknown mark: "
        + unknown;
  }

  /** Three nodes' knowledge, each asked for this purpose alone, and the council's own care. */
  private String blueBadge() {
    int arrangements = pensions.arrangements(BLUE_BADGE);
    Vehicle vehicle = vehicles().vehicle(VehicleQuery.of(TAXED));
    Expect.same("the vehicle's tax", TaxStatus.TAXED, vehicle.taxStatus());
    Referral referral =
        care.assessed(
            "leeds", "leeds", Places.LEEDS, ReferralCategory.BLUE_BADGE_ASSESSMENT, BLUE_BADGE);
    return arrangements
        + " pension arrangements, a taxed "
        + vehicle.make()
        + ", referral "
        + referral.state()
        + ": "
        + referral.completion();
  }

  /** One place, two councils: the directory says which, by tier. */
  private String adurExtension() {
    Application extension = planning.submitIn(Places.ADUR, "adur");
    Referral therapy =
        care.assessed(
            "adur",
            "west-sussex",
            Places.ADUR,
            ReferralCategory.OCCUPATIONAL_THERAPY,
            "care-assessment");
    return extension.reference()
        + " is in "
        + extension.stage()
        + " at Adur; occupational therapy "
        + therapy.state()
        + " by West Sussex";
  }

  private String whoUsedMyData() {
    return records.whoUsedMyData(
        List.of(
            new Subject(SubjectScheme.NHS_NUMBER, CareJourneys.RHODA.value()),
            new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, PensionJourneys.RHODA.value())),
        List.of("leeds", "liverpool", "west-sussex"),
        Purpose.of(BLUE_BADGE),
        Map.of("leeds", CareJourneys.LAW, "liverpool", PensionJourneys.LAW));
  }

  /** She has a bakery, too. */
  private String viewFive() {
    return records.viewFive(
        List.of(
            new Subject(SubjectScheme.NHS_NUMBER, CareJourneys.RHODA.value()),
            new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, PensionJourneys.RHODA.value()),
            new Subject(SubjectScheme.VAT_REGISTRATION_NUMBER, TaxJourneys.BAKERY)),
        AgreementJourneys.VIEWED);
  }

  private String withoutADirectory() {
    // A second process of the same council, with nothing but its keys, its copy of the directory
    // and the anchor.
    Identity leeds = nodes.at("leeds").govnet().identity();
    Path state = folder.resolve("leeds-restarted");
    copyDirectory(leeds.state(), state);
    try (Govnet restarted =
        Govnet.builder(leeds.withState(state), network.anchor())
            .okHttp(http -> http.addInterceptor(line))
            .join()) {
      Vehicle vehicle = restarted.client(VehicleEnquiry.class).vehicle(VehicleQuery.of(TAXED));
      Application application =
          restarted.client(PlanningApplications.class).application(planning.submittedId());
      return application.reference()
          + " is in "
          + application.stage()
          + "; tax "
          + vehicle.taxStatus()
          + "; directory revision "
          + restarted.directory().current().orElseThrow().revision()
          + ", "
          + restarted.directory().freshness();
    }
  }

  private static void copyDirectory(Path from, Path to) {
    try {
      Files.createDirectories(to);
      Files.copy(from.resolve("directory.json"), to.resolve("directory.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the directory's copy", e);
    }
  }

  private String noPurpose() {
    return nodes
        .at("leeds")
        .govnet()
        .client(PensionFinder.class, NodeId.of("liverpool"))
        .find(IdempotencyKey.random(), PensionJourneys.rhoda())
        .toString();
  }

  private String attacked(OnTheLine.Attack attack) {
    line.next(attack);
    return vehicles().vehicle(VehicleQuery.of(TAXED)).toString();
  }

  private VehicleEnquiry vehicles() {
    return nodes.at("leeds").govnet().client(VehicleEnquiry.class);
  }
}
