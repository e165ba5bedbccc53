package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityStatement;
import com.nimbusds.openid.connect.sdk.federation.trust.TrustChain;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.discovery.CatalogueResource;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Signer;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported of a directory, and until when. */
class FederationExportTest {
  private static final NetworkId UK = NetworkId.of("uk-test");
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final URI DIRECTORY = URI.create("https://" + HOST + ":9000/directory");
  private static final SigningKey KEY = SigningKey.generate(Algorithm.P256);

  @TempDir Path folder;
  // An hour ago, so that a reader by the system's clock finds statements expired.
  private final HandClock clock =
      new HandClock(Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600));
  private final Map<NodeId, Identity> identities = new HashMap<>();
  private LocalNetwork network;
  private DirectoryFederation federation;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(UK, folder, clock);
    federation = federation(KEY);
  }

  @AfterEach
  void stop() {
    network.close();
  }

  private DirectoryFederation federation(Signer signer) {
    return new DirectoryFederation(this::directory, signer, () -> DIRECTORY, clock);
  }

  private Optional<Directory> directory() {
    return Optional.of(network.publisher().current());
  }

  private static URI url(String path) {
    return URI.create("https://" + HOST + ":9000/" + path);
  }

  private Identity admit(String name, long version, int epoch) {
    Identity identity =
        identities.computeIfAbsent(
            NodeId.of(name),
            node ->
                new Identity(
                    UK,
                    node,
                    SigningKey.generate(Algorithm.ED25519),
                    SigningKey.generate(Algorithm.P256),
                    folder.resolve(name)));
    accept(
        network
            .authority()
            .admit(
                version,
                epoch,
                identity.node(),
                name,
                identity.documents().key(),
                List.of(),
                List.of(),
                List.of(HOST)));
    return identity;
  }

  private Identity join(String name, URI... urls) {
    Identity identity = admit(name, 1, 1);
    List<Replica> replicas = new ArrayList<>();
    for (URI url : urls) {
      replicas.add(new Replica(url, null));
    }
    accept(identity.describe(1, 1, replicas, List.<ServiceOffer>of(), clock));
    return identity;
  }

  private void accept(String document) {
    network.publisher().accept(List.of(document));
  }

  private Response fetch(URI sub) {
    MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
    query.add("sub", sub.toString());
    return federation.fetch(query);
  }

  private static String body(Response response) {
    assertThat(response.getEntity()).isInstanceOf(byte[].class);
    return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
  }

  private static String statement(Response response) {
    assertThat(response.getStatus()).as(body(response)).isEqualTo(200);
    return body(response);
  }

  private static JsonNode claims(Response response) throws Exception {
    byte[] claims = Base64.getUrlDecoder().decode(statement(response).split("\\.", -1)[1]);
    return new ObjectMapper().readTree(claims);
  }

  private static void error(Response response, int status, String code) {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(body(response)).startsWith("{\"error\":\"" + code + "\",");
  }

  private String ids() {
    return body(federation.list(new MultivaluedHashMap<>()));
  }

  private Instant exp(Response response) throws Exception {
    return Instant.ofEpochSecond(claims(response).path("exp").asLong());
  }

  private Response itself(Identity identity, URI own) {
    return new NodeFederation(identity, this::directory, () -> own, DIRECTORY, clock)
        .configuration();
  }

  private static JWKSet jwks(Signer signer) throws Exception {
    return JWKSet.parse(
        new ObjectMapper()
            .writeValueAsString(org.govnet.node.EntityStatement.jwks(List.of(signer.key()))));
  }

  private static EntityStatement parsed(Response response) throws Exception {
    return EntityStatement.parse(statement(response));
  }

  @Test
  void everyReplicaIsAnEntity() {
    join("york", url("york"), url("york-too"));
    join("leeds"); // only calls
    assertThat(ids()).isEqualTo("[\"" + url("york") + "\",\"" + url("york-too") + "\"]");
    assertThat(statement(fetch(url("york")))).isNotEqualTo(statement(fetch(url("york-too"))));
  }

  @Test
  void whoeverIsRevokedIsNotFound() {
    Identity york = join("york", url("york"));
    assertThat(fetch(url("york")).getStatus()).isEqualTo(200);
    admit("york", 2, 2); // its document key was stolen
    error(fetch(url("york")), 404, "not_found");
    error(itself(york, url("york")), 404, "not_found");
    assertThat(ids()).isEqualTo("[]");
  }

  @Test
  void nobodyIsBelowOrBesideItself() {
    Identity york = join("york", DIRECTORY, url("york"));
    assertThat(ids()).isEqualTo("[\"" + url("york") + "\"]");
    error(fetch(DIRECTORY), 400, "invalid_request");
    error(itself(york, DIRECTORY), 404, "not_found");
  }

  @Test
  void whatTwoNodesNameIsNeithers() {
    Identity york = join("york", url("both"), url("york"));
    Identity leeds = join("leeds", url("both"));
    assertThat(ids()).isEqualTo("[\"" + url("york") + "\"]");
    error(fetch(url("both")), 404, "not_found");
    error(itself(york, url("both")), 404, "not_found");
    error(itself(leeds, url("both")), 404, "not_found");
  }

  @Test
  void aNodeSaysNothingOfAnothersReplicaOrByAKeyThatIsNotKnown() {
    Identity york = join("york", url("york"));
    Identity leeds = join("leeds", url("leeds"));
    assertThat(itself(york, url("york")).getStatus()).isEqualTo(200);
    error(itself(york, url("leeds")), 404, "not_found");
    error(itself(york, url("elsewhere")), 404, "not_found");
    Identity rotated =
        new Identity(
            UK,
            leeds.node(),
            leeds.documents(),
            SigningKey.generate(Algorithm.ED25519),
            folder.resolve("leeds"));
    error(itself(rotated, url("leeds")), 404, "not_found");
  }

  @Test
  void aStatementHoldsTenMinutesAndIsGivenOutForFive() throws Exception {
    join("york", url("york"));
    String first = statement(fetch(url("york")));
    assertThat(exp(fetch(url("york")))).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    clock.pass(Duration.ofSeconds(299));
    assertThat(statement(fetch(url("york")))).isEqualTo(first);
    clock.pass(Duration.ofSeconds(1));
    assertThat(exp(fetch(url("york")))).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void aStatementOutlivesNeitherDescriptorNorAdmission() throws Exception {
    Identity york = join("york", url("york"));
    Instant end = clock.instant().plus(Duration.ofDays(7));
    for (int day = 0; day < 6; day++) {
      clock.pass(Duration.ofDays(1));
    }
    clock.pass(Duration.ofHours(24).minusSeconds(90));
    network.publisher().renew();
    assertThat(exp(fetch(url("york")))).isEqualTo(end);
    assertThat(exp(itself(york, url("york")))).isEqualTo(end);
    assertThat(exp(federation.configuration())).isEqualTo(clock.instant().plusSeconds(600));
    clock.pass(Duration.ofSeconds(90));
    error(fetch(url("york")), 404, "not_found");
    error(itself(york, url("york")), 404, "not_found");
    assertThat(ids()).isEqualTo("[]");
  }

  @Test
  void nothingIsExportedOfADirectoryThatIsTooOld() throws Exception {
    Identity york = join("york", url("york"));
    Instant end = clock.instant().plus(Duration.ofHours(24));
    clock.pass(Duration.ofHours(24).minusSeconds(60));
    assertThat(exp(federation.configuration())).isEqualTo(end);
    assertThat(exp(fetch(url("york")))).isEqualTo(end);
    clock.pass(Duration.ofSeconds(60));
    for (Response response :
        List.of(
            federation.configuration(),
            fetch(url("york")),
            federation.list(new MultivaluedHashMap<>()),
            itself(york, url("york")))) {
      error(response, 503, "temporarily_unavailable");
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("60");
    }
    network.publisher().renew();
    assertThat(fetch(url("york")).getStatus()).isEqualTo(200);
  }

  @Test
  void withoutADirectoryNothingIsSaid() {
    Identity york = join("york", url("york"));
    Response none =
        new NodeFederation(york, Optional::empty, () -> url("york"), DIRECTORY, clock)
            .configuration();
    error(none, 503, "temporarily_unavailable");
  }

  private TrustChain chain(Response leaf, Response superior) throws Exception {
    return new TrustChain(parsed(leaf), List.of(parsed(superior)));
  }

  @Test
  void aGenericReaderTakesTheChain() throws Exception {
    Identity york = join("york", url("york"));
    clock.pass(Duration.ofHours(1));
    TrustChain chain = chain(itself(york, url("york")), fetch(url("york")));
    chain.verifySignatures(jwks(KEY));
    assertThat(chain.length()).isEqualTo(1);
    assertThat(chain.resolveExpirationTime())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void aGenericReaderRefusesExpiredStatements() throws Exception {
    Identity york = join("york", url("york"));
    TrustChain chain = chain(itself(york, url("york")), fetch(url("york")));
    assertThatThrownBy(() -> chain.verifySignatures(jwks(KEY)))
        .isInstanceOf(BadJOSEException.class)
        .hasMessageContaining("Expired JWT");
    EntityStatement superior = parsed(fetch(url("york")));
    assertThatThrownBy(() -> superior.verifySignature(jwks(KEY)))
        .isInstanceOf(BadJOSEException.class)
        .hasMessageContaining("Expired JWT");
  }

  @Test
  void aGenericReaderRefusesAnotherAnchorsSignature() throws Exception {
    Identity york = join("york", url("york"));
    clock.pass(Duration.ofHours(1));
    federation = federation(SigningKey.generate(Algorithm.P256));
    TrustChain chain = chain(itself(york, url("york")), fetch(url("york")));
    assertThatThrownBy(() -> chain.verifySignatures(jwks(KEY)))
        .isInstanceOf(BadJOSEException.class)
        .hasMessageContaining("no matching key");
  }

  /** Who holds a replica's host name, and not its node's key. */
  @Test
  void aGenericReaderRefusesALeafThatTheDirectoryDoesNotVouchFor() throws Exception {
    join("york", url("york"));
    clock.pass(Duration.ofHours(1));
    SigningKey stranger = SigningKey.generate(Algorithm.P256);
    Map<String, Object> claims =
        Map.of(
            "jwks", org.govnet.node.EntityStatement.jwks(List.of(stranger.key())),
            "authority_hints", List.of(DIRECTORY.toString()),
            "metadata", Map.of("federation_entity", Map.of("organization_name", "york")));
    String forged =
        org.govnet.node.EntityStatement.sign(
            org.govnet.node.EntityStatement.claims(
                url("york").toString(),
                url("york").toString(),
                clock.instant(),
                clock.instant().plusSeconds(600),
                claims),
            stranger);
    EntityStatement leaf = EntityStatement.parse(forged);
    assertThat(leaf.verifySignatureOfSelfStatement()).hasToString(stranger.key().thumbprint());
    TrustChain chain = new TrustChain(leaf, List.of(parsed(fetch(url("york")))));
    assertThatThrownBy(() -> chain.verifySignatures(jwks(KEY)))
        .isInstanceOf(BadJOSEException.class)
        .hasMessageContaining("not found in entity statement issued from superior");
  }

  @Test
  void aGenericReaderRefusesAStatementThatWasChanged() throws Exception {
    join("york", url("york"));
    clock.pass(Duration.ofHours(1));
    String[] parts = statement(fetch(url("york"))).split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    assertThat(payload).contains("\"node\":\"york\"");
    byte[] changed =
        payload.replace("\"node\":\"york\"", "\"node\":\"hull\"").getBytes(StandardCharsets.UTF_8);
    EntityStatement forged =
        EntityStatement.parse(
            parts[0]
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed)
                + "."
                + parts[2]);
    assertThatThrownBy(() -> forged.verifySignature(jwks(KEY)))
        .isInstanceOf(BadJOSEException.class)
        .hasMessageContaining("Invalid signature");
  }

  @Test
  void theCatalogueIsAnotherWhenSomebodyEnds() {
    Identity york = admit("york", 1, 1);
    accept(
        york.describe(
            1,
            1,
            List.of(new Replica(url("york"), null)),
            List.of(new ServiceOffer(ContractId.of("notes"), 2)),
            clock));
    Directory held = network.publisher().current();
    CatalogueResource resource = new CatalogueResource(() -> Optional.of(held));
    String tag = "\"" + resource.catalogue(null).getEntityTag().getValue() + "\"";
    assertThat(resource.catalogue(tag).getStatus()).isEqualTo(304);
    clock.pass(Duration.ofDays(7));
    Response now = resource.catalogue(tag);
    assertThat(now.getStatus()).isEqualTo(200);
    assertThat(now.getEntityTag().getValue()).isNotEqualTo(tag.replace("\"", ""));
    CatalogueResource none = new CatalogueResource(Optional::empty);
    assertThatThrownBy(() -> none.catalogue(null))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no verified directory yet");
  }
}
