package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.openid.connect.sdk.federation.api.EntityListingRequest;
import com.nimbusds.openid.connect.sdk.federation.api.EntityListingResponse;
import com.nimbusds.openid.connect.sdk.federation.api.FetchEntityStatementRequest;
import com.nimbusds.openid.connect.sdk.federation.api.FetchEntityStatementResponse;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityID;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityStatement;
import com.nimbusds.openid.connect.sdk.federation.entities.EntityType;
import com.nimbusds.openid.connect.sdk.federation.trust.ResolveException;
import com.nimbusds.openid.connect.sdk.federation.trust.TrustChain;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The export by OpenID Federation, as another's reader sees it (protocol section 3.5). */
class FederationTest {
  private static final String WELL_KNOWN = "/.well-known/openid-federation";
  private static final String FETCH = "/govnet/v1/federation/fetch";
  private static final String LIST = "/govnet/v1/federation/list";

  @TempDir static Path folder;
  private static LocalNetwork network;
  private static GovnetNode manchester;
  private static GovnetNode leeds;
  private static Replica directory;
  private static GenericReader reader;

  @BeforeAll
  static void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    directory = network.directory().replica();
    manchester = node(p256("manchester"), directory.url());
    leeds = node(network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of()), directory.url());
    reader = new GenericReader(directory, manchester.replica(), leeds.replica());
  }

  @AfterAll
  static void stop() {
    manchester.close();
    leeds.close();
    network.close();
  }

  /** Nimbus verifies ES256 in statements, and not EdDSA. */
  private static Identity p256(String name) {
    Identity identity =
        new Identity(
            NetworkId.of("uk-test"),
            NodeId.of(name),
            SigningKey.generate(Algorithm.ED25519),
            SigningKey.generate(Algorithm.P256),
            folder.resolve(name));
    network
        .publisher()
        .accept(
            List.of(
                network
                    .authority()
                    .admit(
                        1,
                        identity.node(),
                        "Manchester City Council",
                        identity.documents().key(),
                        List.of(AreaCode.of("E08000003")),
                        List.of(CapabilityId.of("planning")),
                        List.of(InetAddress.getLoopbackAddress().getHostAddress()))));
    return identity;
  }

  private static GovnetNode node(Identity identity, URI superior) {
    return GovnetNode.builder(identity, network.anchor())
        .serve(new CountingPlanning())
        .federation(superior)
        .start();
  }

  private static RawClient.Answer get(Replica from, String target) throws Exception {
    try (RawClient client = RawClient.connect(from.url().getPort(), String.valueOf(from.pin()))) {
      return client.get(target);
    }
  }

  private static String statement(Replica from, String target) throws Exception {
    RawClient.Answer answer = get(from, target);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.field("content-type")).isEqualTo("application/entity-statement+jwt");
    return answer.body();
  }

  private static String fetched(URI entity) throws Exception {
    return statement(
        directory, FETCH + "?sub=" + URLEncoder.encode(entity.toString(), StandardCharsets.UTF_8));
  }

  private static JsonNode part(String jwt, int part) throws Exception {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[part]));
  }

  private static JsonNode claims(String jwt) throws Exception {
    return part(jwt, 1);
  }

  private static JWKSet anchorKeys() throws Exception {
    return EntityStatement.parse(statement(directory, WELL_KNOWN)).getClaimsSet().getJWKSet();
  }

  private static void error(RawClient.Answer answer, int status, String code) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    JsonNode json = new ObjectMapper().readTree(answer.body());
    assertThat(json.path("error").asText()).isEqualTo(code);
    assertThat(json.path("error_description").asText()).isNotBlank();
  }

  @Test
  void theDirectorySaysWhoItIs() throws Exception {
    EntityStatement itself = EntityStatement.parse(statement(directory, WELL_KNOWN));
    itself.verifySignatureOfSelfStatement();
    assertThat(itself.getEntityID()).isEqualTo(new EntityID(directory.url()));
    assertThat(itself.getClaimsSet().getFederationEntityMetadata().getFederationFetchEndpointURI())
        .hasToString(directory.url() + FETCH);
    JsonNode claims = claims(statement(directory, WELL_KNOWN));
    assertThat(
            claims
                .path("metadata")
                .path("federation_entity")
                .path("federation_list_endpoint")
                .asText())
        .isEqualTo(directory.url() + LIST);
    assertThat(claims.has("authority_hints")).isFalse();
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
  }

  @Test
  void aGenericReaderVerifiesTheChainFromANodeToTheDirectory() throws Exception {
    TrustChain chain = reader.chain(manchester.replica().url(), directory.url(), anchorKeys());
    assertThat(chain.length()).isEqualTo(1);
    assertThat(chain.getTrustAnchorEntityID()).isEqualTo(new EntityID(directory.url()));
    chain.verifySignatures(anchorKeys());
    var leaf = chain.getLeafConfiguration().getClaimsSet();
    assertThat(leaf.getAuthorityHints()).containsExactly(new EntityID(directory.url()));
    assertThat(leaf.getFederationEntityMetadata().getOrganizationName())
        .isEqualTo("Manchester City Council");
    var superior = chain.getSuperiorStatements().get(0).getClaimsSet();
    assertThat(superior.getMetadata(new EntityType("govnet_node")))
        .isEqualTo(leaf.getMetadata(new EntityType("govnet_node")));
    assertThat(superior.getConstraints().getMaxPathLength()).isZero();
    assertThat(superior.getMetadataPolicyJSONObject()).isNull();
  }

  @Test
  void saysWhatANodeIsAndOffers() throws Exception {
    JsonNode node =
        claims(fetched(manchester.replica().url())).path("metadata").path("govnet_node");
    URI url = manchester.replica().url();
    assertThat(node)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"network": "uk-test", "node": "manchester",
                     "services": [
                       {"contract": "data-sharing-agreements", "version": 1,
                        "url": "%1$s/data-sharing-agreements/v1",
                        "openapi": "%1$s/govnet/v1/openapi/data-sharing-agreements/v1"},
                       {"contract": "evidence-checkpoints", "version": 1,
                        "url": "%1$s/evidence-checkpoints/v1",
                        "openapi": "%1$s/govnet/v1/openapi/evidence-checkpoints/v1"},
                       {"contract": "planning-applications", "version": 1,
                        "url": "%1$s/planning-applications/v1",
                        "openapi": "%1$s/govnet/v1/openapi/planning-applications/v1"},
                       {"contract": "service-directory", "version": 1,
                        "url": "%1$s/service-directory/v1",
                        "openapi": "%1$s/govnet/v1/openapi/service-directory/v1"}],
                     "areas": ["E08000003"], "capabilities": ["planning"]}
                    """
                        .formatted(url)));
    assertThat(
            get(
                    manchester.replica(),
                    node.path("services")
                        .path(0)
                        .path("openapi")
                        .asText()
                        .substring(url.toString().length()))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aGenericReaderFetchesAndListsWithItsOwnRequests() throws Exception {
    FetchEntityStatementResponse fetched =
        FetchEntityStatementResponse.parse(
            reader.send(
                new FetchEntityStatementRequest(
                        URI.create(directory.url() + FETCH),
                        new EntityID(directory.url()),
                        new EntityID(leeds.replica().url()))
                    .toHTTPRequest()));
    assertThat(fetched.indicatesSuccess()).isTrue();
    EntityStatement statement = fetched.toSuccessResponse().getEntityStatement();
    statement.verifySignature(anchorKeys());
    assertThat(statement.getEntityID()).isEqualTo(new EntityID(leeds.replica().url()));
    EntityListingResponse listed =
        EntityListingResponse.parse(
            reader.send(
                new EntityListingRequest(URI.create(directory.url() + LIST)).toHTTPRequest()));
    assertThat(listed.toSuccessResponse().getEntityListing())
        .contains(new EntityID(manchester.replica().url()), new EntityID(leeds.replica().url()));
  }

  @Test
  void aGenericReaderIsToldWhatIsWrong() throws Exception {
    FetchEntityStatementResponse refused =
        FetchEntityStatementResponse.parse(
            reader.send(
                new FetchEntityStatementRequest(
                        URI.create(directory.url() + FETCH),
                        new EntityID(directory.url()),
                        new EntityID("https://nobody.example"))
                    .toHTTPRequest()));
    assertThat(refused.toErrorResponse().getErrorObject().getCode()).isEqualTo("not_found");
    assertThat(refused.toErrorResponse().getErrorObject().getHTTPStatusCode()).isEqualTo(404);
  }

  /** Ed25519 as RFC 8037 has it: by the JDK, since Nimbus brings no Ed25519 of its own. */
  @Test
  void anEd25519StatementVerifiesByTheNameThatGenericReadersKnow() throws Exception {
    String jwt = statement(leeds.replica(), WELL_KNOWN);
    JsonNode header = part(jwt, 0);
    assertThat(header.path("alg").asText()).isEqualTo("EdDSA");
    assertThat(header.path("typ").asText()).isEqualTo("entity-statement+jwt");
    var key =
        EntityStatement.parse(jwt)
            .getClaimsSet()
            .getJWKSet()
            .getKeyByKeyId(header.path("kid").asText());
    assertThat(key.computeThumbprint()).hasToString(header.path("kid").asText());
    byte[] der =
        HexFormat.of()
            .parseHex(
                "302a300506032b6570032100"
                    + HexFormat.of().formatHex(key.toOctetKeyPair().getDecodedX()));
    PublicKey ed25519 =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(ed25519);
    int dot = jwt.lastIndexOf('.');
    verifier.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)))).isTrue();
    var vouched = EntityStatement.parse(fetched(leeds.replica().url())).getClaimsSet().getJWKSet();
    assertThat(vouched.getKeyByKeyId(key.getKeyID())).isEqualTo(key);
  }

  @Test
  void aGenericReaderRefusesAnAnchorThatItDoesNotKnow() {
    SigningKey stranger = SigningKey.generate(Algorithm.P256);
    assertThatThrownBy(
            () -> reader.chains(manchester.replica().url(), directory.url(), jwks(stranger)))
        .isInstanceOf(ResolveException.class);
  }

  private static JWKSet jwks(SigningKey key) throws Exception {
    return JWKSet.parse(
        new ObjectMapper()
            .writeValueAsString(org.govnet.node.EntityStatement.jwks(List.of(key.key()))));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, invalid_request",
    "'?sub=', 400, invalid_request",
    "'?sub=https%3A%2F%2Fa.example&sub=https%3A%2F%2Fa.example', 400, invalid_request",
    "'?sub=https%3A%2F%2Fnobody.example', 404, not_found",
    "'?sub=%20', 404, not_found"
  })
  void refusesWhatItCannotAnswer(String query, int status, String code) throws Exception {
    error(get(directory, FETCH + query), status, code);
  }

  @Test
  void refusesAnIdentifierThatIsTooLong() throws Exception {
    error(get(directory, FETCH + "?sub=" + "a".repeat(2_049)), 400, "invalid_request");
    error(get(directory, FETCH + "?sub=" + "a".repeat(2_048)), 404, "not_found");
  }

  @Test
  void saysNothingOfItselfAsASubordinate() throws Exception {
    String sub = URLEncoder.encode(directory.url().toString(), StandardCharsets.UTF_8);
    error(get(directory, FETCH + "?sub=" + sub), 400, "invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "?entity_type=govnet_node, true",
    "?entity_type=federation_entity, true",
    "?entity_type=openid_provider, false",
    "?entity_type=openid_provider&entity_type=govnet_node, true",
    "?intermediate=true, false",
    "?intermediate=false, true",
    "?unheard=of, true"
  })
  void listsWhatIsAskedFor(String query, boolean all) throws Exception {
    RawClient.Answer answer = get(directory, LIST + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    List<String> ids = new ArrayList<>();
    new ObjectMapper().readTree(answer.body()).forEach(id -> ids.add(id.asText()));
    if (all) {
      assertThat(ids)
          .contains(manchester.replica().url().toString(), leeds.replica().url().toString());
    } else {
      assertThat(answer.body()).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?trust_marked=true", "?trust_mark_type=https%3A%2F%2Fa.example"})
  void doesNotKnowTrustMarks(String query) throws Exception {
    error(get(directory, LIST + query), 400, "unsupported_parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?intermediate=perhaps", "?intermediate=true&intermediate=false"})
  void refusesAFilterThatIsNone(String query) throws Exception {
    error(get(directory, LIST + query), 400, "invalid_request");
  }

  @Test
  void theGraphIsOneStepDeepAndHasNoCycle() throws Exception {
    String top = directory.url().toString();
    assertThat(claims(statement(directory, WELL_KNOWN)).has("authority_hints")).isFalse();
    List<String> ids = new ArrayList<>();
    new ObjectMapper().readTree(get(directory, LIST).body()).forEach(id -> ids.add(id.asText()));
    assertThat(ids).doesNotContain(top).doesNotHaveDuplicates();
    for (GovnetNode node : List.of(manchester, leeds)) {
      String id = node.replica().url().toString();
      assertThat(ids).contains(id);
      JsonNode itself = claims(statement(node.replica(), WELL_KNOWN));
      assertThat(itself.path("iss").asText()).isEqualTo(id);
      assertThat(itself.path("sub").asText()).isEqualTo(id);
      assertThat(itself.path("authority_hints")).hasSize(1);
      assertThat(itself.path("authority_hints").path(0).asText()).isEqualTo(top);
      assertThat(itself.findValue("federation_fetch_endpoint")).isNull();
      assertThat(itself.findValue("federation_list_endpoint")).isNull();
      JsonNode above = claims(fetched(node.replica().url()));
      assertThat(above.path("iss").asText()).isEqualTo(top);
      assertThat(above.path("sub").asText()).isEqualTo(id);
      assertThat(above.path("constraints").path("max_path_length").asInt(-1)).isZero();
      assertThat(above.has("authority_hints")).isFalse();
    }
  }

  @Test
  void isNotThereUnlessAskedFor(@TempDir Path state) throws Exception {
    Identity york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
    try (GovnetNode node =
        GovnetNode.builder(york.withState(state), network.anchor())
            .serve(new CountingPlanning())
            .start()) {
      RawClient.Answer answer = get(node.replica(), WELL_KNOWN);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.field("govnet-error")).isEqualTo("signature-missing");
    }
  }

  @Test
  void opensNoWayToAService() throws Exception {
    RawClient.Answer answer = get(manchester.replica(), "/planning-applications/v1/applications");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(get(manchester.replica(), WELL_KNOWN + "/x").status()).isEqualTo(401);
    assertThat(get(manchester.replica(), "/.well-known").status()).isEqualTo(401);
    assertThat(get(manchester.replica(), FETCH).status()).isEqualTo(401);
  }

  @Test
  void servesTheCatalogueOfAll() throws Exception {
    RawClient.Answer answer = get(directory, "/govnet/v1/catalogue");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.field("content-type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(answer.body())
        .contains(
            manchester.replica().url() + "/planning-applications/v1,Planning applications v1,")
        .contains(",Manchester City Council\n");
    String tag = answer.field("etag");
    try (RawClient client =
        RawClient.connect(directory.url().getPort(), String.valueOf(directory.pin()))) {
      RawClient.Answer again =
          client
              .send(
                  "GET /govnet/v1/catalogue HTTP/1.1\r\nHost: x\r\nIf-None-Match: "
                      + tag
                      + "\r\n\r\n")
              .read();
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }
}
