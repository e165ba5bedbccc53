package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.IllegalTransition;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.node.LocalNetwork;
import org.jspecify.annotations.Nullable;

/** What Leeds does across the network, while it is broken under it. */
final class Journeys {
  private static final String TAXED = "AA19AAA";

  private final LocalNetwork network;
  private final Nodes nodes;
  private final Path folder;
  private final Report report;
  private final OnTheLine line;
  private final VehicleEnquiry vehicles;
  private final PlanningApplications planning;
  private @Nullable Application submitted;

  Journeys(LocalNetwork network, Nodes nodes, Path folder, Report report) {
    this.network = network;
    this.nodes = nodes;
    this.folder = folder;
    this.report = report;
    this.line = nodes.line();
    this.vehicles = nodes.leeds().govnet().client(VehicleEnquiry.class);
    this.planning = nodes.leeds().govnet().client(PlanningApplications.class);
  }

  void run() {
    report.journey("Leeds asks Swansea about a vehicle", line, this::askAboutAVehicle);
    report.journey("Leeds reads Manchester's register, page by page", line, this::readTheRegister);
    report.journey("Leeds submits an application, twice with one key", line, this::submitTwice);

    nodes.manchester1().kill();
    gone("replica ", nodes.manchester1().replica(), " of manchester", "");
    report.journey("Leeds has it assessed and decided, once", line, this::assessAndDecide);

    network.directory().kill();
    gone("the directory ", network.directory().replica(), "", "; Leeds restarts");
    report.journey(
        "Leeds reads the decision, and asks Swansea again", line, this::withoutADirectory);

    report.refusal(
        "-- a message altered in flight",
        "digest-mismatch",
        () -> attacked(OnTheLine.Attack.ALTER));
    report.refusal(
        "-- a message sent a second time", "replayed", () -> attacked(OnTheLine.Attack.REPLAY));
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
    Vehicle vehicle = vehicles.vehicle(VehicleQuery.of(TAXED));
    try {
      Vehicle unexpected = vehicles.vehicle(VehicleQuery.of("ER19NFD"));
      throw new IllegalStateException("an unknown mark was answered: " + unexpected);
    } catch (VehicleNotFound expected) {
      return vehicle.make()
          + ", tax "
          + vehicle.taxStatus()
          + ", MOT "
          + vehicle.motStatus()
          + "; an unknown mark: "
          + expected.problem().code();
    }
  }

  private String readTheRegister() {
    int pages = 0;
    int applications = 0;
    String cursor = null;
    do {
      Page<ApplicationSummary> page = planning.applications(null, null, null, null, 3, cursor);
      pages++;
      applications += page.items().size();
      cursor = page.next();
    } while (cursor != null);
    Application known = planning.application("3fa9c1d2");
    return applications + " applications on " + pages + " pages; 3fa9c1d2 is " + known.reference();
  }

  private String submitTwice() {
    NewApplication extension =
        new NewApplication(
            ApplicationType.PLANNING_PERMISSION,
            "Single storey rear extension",
            new Site("12 Example Street", Uprn.of("100012345678"), Point.of(-2.2446, 53.4794)));
    IdempotencyKey key = IdempotencyKey.random();
    Application first = planning.submit(key, extension);
    Application again = planning.submit(key, extension);
    if (!first.equals(again)) {
      throw new IllegalStateException(
          "one key made two applications, " + first.id() + " and " + again.id());
    }
    submitted = first;
    return first.reference() + " is in " + first.stage() + ", and there is one of it";
  }

  private String assessAndDecide() {
    String id = submittedId();
    Decision granted = Decision.byOfficer(AssessmentDecision.GRANTED);
    String refused;
    try {
      Application early = planning.decide(id, IdempotencyKey.random(), granted);
      throw new IllegalStateException("it was decided before it was assessed: " + early);
    } catch (IllegalTransition e) {
      refused = e.problem().code();
    }
    planning.advance(id, IdempotencyKey.random(), StepRequest.of(Step.RECEIVE));
    planning.advance(id, IdempotencyKey.random(), StepRequest.of(Step.ASSESS));
    Application decided = planning.decide(id, IdempotencyKey.random(), granted);
    return "too early: "
        + refused
        + "; then "
        + decided.status()
        + ": "
        + AssessmentDecision.GRANTED;
  }

  private String withoutADirectory() {
    // A second process of the same council, with nothing but its keys, its copy of the directory
    // and the anchor.
    Identity leeds = nodes.leeds().govnet().identity();
    Path state = folder.resolve("leeds-restarted");
    copyDirectory(leeds.state(), state);
    try (Govnet restarted =
        Govnet.builder(leeds.withState(state), network.anchor())
            .okHttp(http -> http.addInterceptor(line))
            .join()) {
      Vehicle vehicle = restarted.client(VehicleEnquiry.class).vehicle(VehicleQuery.of(TAXED));
      Application application =
          restarted.client(PlanningApplications.class).application(submittedId());
      return application.reference()
          + " is "
          + application.status()
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

  private String attacked(OnTheLine.Attack attack) {
    line.next(attack);
    return vehicles.vehicle(VehicleQuery.of(TAXED)).toString();
  }

  private String submittedId() {
    Application application = submitted;
    if (application == null) {
      throw new IllegalStateException("nothing was submitted");
    }
    return application.id();
  }
}
