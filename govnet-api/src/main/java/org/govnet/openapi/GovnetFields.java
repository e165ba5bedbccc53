package org.govnet.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govnet.api.AgreementId;
import org.govnet.api.LegalBasis;
import org.govnet.api.PersonalDataUse;
import org.govnet.api.Purpose;

/** The fields that govnet adds to calls, as parameters: docs/protocol.md sections 4 and 4.1. */
final class GovnetFields {
  /** The name of the security scheme. */
  static final String SCHEME = "govnetSignature";

  private static final String SLUG = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

  private GovnetFields() {}

  /** References to those that every call has. */
  static List<Map<String, Object>> references() {
    List<Map<String, Object>> references = new ArrayList<>();
    parameters()
        .keySet()
        .forEach(name -> references.add(Tree.of("$ref", "#/components/parameters/" + name)));
    return references;
  }

  /** Those that every call has, by the name that references have. */
  static Map<String, Object> parameters() {
    return Tree.of(
        "GovnetTo",
        header(
            "Govnet-To",
            true,
            "Whom the call is for: network and node.",
            Tree.of(
                "type",
                "string",
                "pattern",
                "^(?:" + SLUG + "/" + SLUG + ")$",
                "examples",
                List.of("uk/manchester"))),
        "ContentDigest",
        header(
            "Content-Digest",
            true,
            "The digest of the body, of an empty one too (RFC 9530).",
            Tree.of("type", "string")),
        "SignatureInput",
        header(
            "Signature-Input",
            true,
            "What the signature covers, and its parameters (RFC 9421).",
            Tree.of("type", "string")),
        "Signature",
        header("Signature", true, "The caller's signature (RFC 9421).", Tree.of("type", "string")),
        "GovnetDeadline",
        header(
            "Govnet-Deadline",
            false,
            "Milliseconds left for the whole call when it was sent.",
            Tree.of("type", "integer", "minimum", 1, "maximum", 300_000)),
        "CorrelationId",
        header(
            "X-Correlation-Id",
            false,
            "Echoed in the answer, for finding what belongs together.",
            Tree.of("type", "string", "pattern", "^(?:[!-~]{1,128})$")));
  }

  /** Those that a call about people has besides. */
  static List<Map<String, Object>> personal(PersonalDataUse use) {
    return List.of(
        header(
            Purpose.HEADER,
            true,
            "What the data is asked for.",
            Tree.of(
                "type", "string", "enum", use.purposes().stream().map(Purpose::value).toList())),
        header(
            LegalBasis.HEADER,
            true,
            "The law by which it is asked for"
                + (use.specialCategory()
                    ? ", with a condition of UK GDPR Article 9(2)."
                    : ": a basis of UK GDPR Article 6(1), and what else applies."),
            Tree.of(
                "type", "string",
                "pattern", basis(use.specialCategory()),
                "examples", List.of(example(use).toString()))),
        header(
            AgreementId.HEADER,
            true,
            "The data-sharing agreement, between caller and provider, that it is asked under; a node"
                + " that asks itself has none.",
            Tree.of("type", "string", "pattern", "^(?:" + SLUG + ")$")));
  }

  private static LegalBasis example(PersonalDataUse use) {
    LegalBasis basis = LegalBasis.publicTask();
    return use.specialCategory() ? basis.with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE) : basis;
  }

  private static String basis(boolean specialCategory) {
    return "^(?:"
        + any(Arrays.stream(LegalBasis.Article6.values()).map(LegalBasis.Article6::code))
        + "(?:, "
        + any(Arrays.stream(LegalBasis.Article9.values()).map(LegalBasis.Article9::code))
        + (specialCategory ? ")" : ")?")
        + "(?:, "
        + any(Arrays.stream(LegalBasis.Power.values()).map(LegalBasis.Power::code))
        + ")?)$";
  }

  private static String any(Stream<String> codes) {
    return codes.collect(Collectors.joining("|", "(?:", ")"));
  }

  /** How calls are authenticated; OpenAPI has no name for it, so it is HTTP's of the challenge. */
  static Map<String, Object> securitySchemes() {
    return Tree.of(
        SCHEME,
        Tree.of(
            "type", "http",
            "scheme", "signature",
            "description",
                "HTTP message signatures (RFC 9421) with the message key of an admitted node, tag"
                    + " govnet-v1: the govnet protocol, section 4."));
  }

  private static Map<String, Object> header(
      String name, boolean required, String description, Map<String, Object> schema) {
    return Tree.of(
        "name", name,
        "in", "header",
        "description", description,
        "required", required,
        "schema", schema);
  }
}
