package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.testkit.Stubs.when;
import static org.govnet.testkit.Stubs.whenCalled;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.client.Govnet;
import org.govnet.testkit.Requests.Letter;
import org.govnet.testkit.Requests.Search;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stubs expect parameters of every kind, and nothing near them. */
@GovnetTest
@SuppressWarnings("NullAway.Init") // the testkit sets the fields
class KindsTest {
  private static final Badges.Badge BADGE = new Badges.Badge("Ada", 2025);

  @Peer("manchester")
  Requests manchester;

  @Peer("manchester")
  Requests.Later later;

  @As("leeds")
  Govnet leeds;

  private Requests client() {
    return leeds.client(Requests.class, NodeId.of("manchester"));
  }

  private static Search search(@Nullable String reference, String... tags) {
    return new Search(
        new LinkedHashSet<>(Arrays.asList(tags)), Optional.of(new Letter(3)), reference);
  }

  @Test
  void beansFieldsAndSetsInAnyOrder() {
    when(manchester.search(search("A 7", "one", "t wo", "é"))).thenReturn(BADGE);

    assertThat(client().search(search("A 7", "é", "one", "t wo"))).isEqualTo(BADGE);
  }

  @Test
  void pathsWithAForm() {
    when(manchester.byNumber(7)).thenReturn(BADGE);

    assertThat(client().byNumber(7)).isEqualTo(BADGE);
  }

  @Test
  void forms() {
    whenCalled(() -> manchester.draft("a=b&c +%", null, List.of(1, 2))).thenReturn();

    client().draft("a=b&c +%", null, List.of(1, 2));
  }

  @Test
  void answersOfAnyBytes() {
    when(manchester.file(new Letter(1)))
        .thenReturn(Response.ok("a,b\n").tag("v7").location(URI.create("https://a.test/")).build());
    when(manchester.file(new Letter(2))).thenReturn(Response.noContent().build());

    Response file = client().file(new Letter(1));
    assertThat(file.readEntity(String.class)).isEqualTo("a,b\n");
    assertThat(file.getHeaderString("ETag")).isEqualTo("\"v7\"");
    assertThat(file.getLocation()).hasToString("https://a.test/");
    assertThat(client().file(new Letter(2)).getStatus()).isEqualTo(204);
    Stubbing<Response> stubbing = when(manchester.file(new Letter(3)));
    assertThatThrownBy(() -> stubbing.thenReturn(Response.serverError().build()))
        .hasMessageContaining("answers with a Response of 200 to 299, and a byte[], a String or");
    stubbing.lenient().thenReturn(Response.ok().build());
  }

  @Test
  void whatAnswersLater() {
    Stubbing<CompletionStage<Badges.Badge>> stubbing = when(later.byNumber(7));
    assertThatThrownBy(() -> stubbing.thenReturn(new CompletableFuture<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers with a CompletionStage: give one that is complete");
    stubbing.lenient().thenReturn(CompletableFuture.completedFuture(BADGE));
  }

  private static Asked asked(String name, @Nullable Object... arguments) {
    ContractModel contract = ContractModel.of(Requests.class);
    Operation operation =
        contract.operations().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Asked.by(contract, operation, arguments, name);
  }

  @Test
  void saysInWhatACallDiffers() {
    assertThat(
            asked("search", search("A", "x")).differences(asked("search", search("B", "x", "y"))))
        .containsExactly(
            "query tag: expected \"x\", got \"x, y\"",
            "field case-reference: expected \"A\", got \"B\"");
    assertThat(asked("search", search(null)).differences(asked("search", search("B"))))
        .containsExactly("field case-reference: expected none, got \"B\"");
    assertThat(
            asked("draft", "a", null, List.of(1, 2))
                .differences(asked("draft", "b", 1, List.of(2, 1))))
        .containsExactly(
            "form copies: expected none, got \"1\"",
            "form page: expected \"1, 2\", got \"2, 1\"",
            "form text: expected \"a\", got \"b\"");
    assertThat(asked("draft", "a", 2, List.of(1)))
        .hasToString("POST /requests/v1/requests/drafts copies=2&page=1&text=a");
    assertThatThrownBy(() -> asked("draft", "a", 2, null))
        .hasMessage("draft: parameter page must not be null");
  }
}
