package org.govnet.examples.uknetwork;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Purpose;
import org.govnet.api.pensions.DefiniteMatch;
import org.govnet.api.pensions.FindAttribute;
import org.govnet.api.pensions.FindRequest;
import org.govnet.api.pensions.FindResult;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.pensions.PensionView;
import org.govnet.api.pensions.Pensions;
import org.govnet.api.pensions.Person;
import org.govnet.api.pensions.ViewRequest;
import org.govnet.client.Clients;
import org.jspecify.annotations.Nullable;

/** Somebody's pensions, found and then viewed. Everybody in it is made up. */
final class PensionJourneys {
  static final NationalInsuranceNumber RHODA = NationalInsuranceNumber.of("AA123456A");

  static final LegalBasis LAW =
      LegalBasis.publicTask().with(LegalBasis.Power.PUBLIC_SERVICE_DELIVERY);

  private final Nodes nodes;

  PensionJourneys(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Matches are definite or possible, and nobody who is not found leaves a trace. */
  String find() {
    PensionFinder finder = clients("pension-guidance").client(PensionFinder.class);
    FindResult rhoda = finder.find(IdempotencyKey.random(), rhoda());
    FindResult nobody =
        finder.find(IdempotencyKey.random(), person("Nemo", "Nusquam", "1970-01-01", null));
    Expect.same("what is found of nobody", FindResult.nothing(), nobody);
    List<PensionView> views =
        rhoda.definite().stream().map(match -> view("pension-guidance", match)).toList();
    return rhoda.definite().size()
        + " definite and "
        + rhoda.possible().size()
        + " possible matches, "
        + views.stream().mapToInt(view -> view.arrangements().size()).sum()
        + " arrangements viewed; somebody unknown: no match";
  }

  /** How many arrangements a resident is known to have, for a purpose. */
  int arrangements(String purpose) {
    FindResult found =
        clients(purpose).client(PensionFinder.class).find(IdempotencyKey.random(), rhoda());
    return found.definite().stream()
        .mapToInt(match -> view(purpose, match).arrangements().size())
        .sum();
  }

  private PensionView view(String purpose, DefiniteMatch match) {
    return clients(purpose).client(Pensions.class).view(new ViewRequest(match.identifier()));
  }

  private Clients clients(String purpose) {
    return nodes.at("leeds").govnet().forPurpose(Purpose.of(purpose), LAW);
  }

  static FindRequest rhoda() {
    return person("Rhoda", "Tarn", "1949-03-02", RHODA);
  }

  private static FindRequest person(
      String given, String family, String birthDate, @Nullable NationalInsuranceNumber number) {
    return new FindRequest(
        new Person(
            given,
            family,
            List.of(),
            LocalDate.parse(birthDate),
            null,
            List.of(),
            number,
            null,
            null,
            List.of(
                FindAttribute.GIVEN_NAME, FindAttribute.FAMILY_NAME, FindAttribute.BIRTH_DATE)));
  }
}
