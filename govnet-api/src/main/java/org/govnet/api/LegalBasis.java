package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The law by which personal data is asked for: a basis of UK GDPR Article 6(1), for special
 * categories a condition of Article 9(2) besides, and, if the sharing rests on one, a power of the
 * Digital Economy Act 2017. It travels signed with the call, in {@code Govnet-Legal-Basis}, as
 * codes separated by a comma and a space: {@code uk-gdpr-6-1-e, uk-gdpr-9-2-h, dea-2017-s35}.
 *
 * <p>Neither legitimate interests nor recognised legitimate interests are among the bases: "Points
 * (ea) and (f)" do not apply to what public authorities do in the performance of their tasks (UK
 * GDPR Article 6(1) as amended by the Data (Use and Access) Act 2025 section 70(2)(c)).
 *
 * @param article6 the basis of Article 6(1)
 * @param article9 the condition of Article 9(2); null if the data is of no special category
 * @param power the power to share; null if the sharing rests on none of that Act
 */
public record LegalBasis(Article6 article6, @Nullable Article9 article9, @Nullable Power power) {
  /** The header that carries it. */
  public static final String HEADER = "Govnet-Legal-Basis";

  /** Of its parts; on the wire it is text alone, so an object of them is not read. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public LegalBasis {}

  // Three codes and generous spacing; splitting takes time that grows with the square of spaces.
  private static final int MAX_LENGTH = 100;

  /** A part of a legal basis, by its code on the wire. */
  private interface Coded {
    String code();
  }

  /** UK GDPR Article 6(1), points (a) to (e). */
  public enum Article6 implements Coded {
    /** Consent. */
    CONSENT("a"),
    /** A contract with the data subject. */
    CONTRACT("b"),
    /** A legal obligation of the controller. */
    LEGAL_OBLIGATION("c"),
    /** Somebody's vital interests. */
    VITAL_INTERESTS("d"),
    /** A task in the public interest, or official authority. */
    PUBLIC_TASK("e");

    private final String code;

    Article6(String point) {
      this.code = "uk-gdpr-6-1-" + point;
    }

    /** Such as {@code uk-gdpr-6-1-e}. */
    @Override
    public String code() {
      return code;
    }
  }

  /** UK GDPR Article 9(2), points (a) to (j). */
  public enum Article9 implements Coded {
    /** Explicit consent. */
    EXPLICIT_CONSENT("a"),
    /** Employment, social security and social protection law. */
    SOCIAL_PROTECTION("b"),
    /** Vital interests of somebody who cannot consent. */
    VITAL_INTERESTS("c"),
    /** A not-for-profit body's own members. */
    NOT_FOR_PROFIT_BODY("d"),
    /** Made public by the data subject. */
    MADE_PUBLIC("e"),
    /** Legal claims and courts. */
    LEGAL_CLAIMS("f"),
    /** Substantial public interest. */
    SUBSTANTIAL_PUBLIC_INTEREST("g"),
    /** Health or social care. */
    HEALTH_OR_SOCIAL_CARE("h"),
    /** Public health. */
    PUBLIC_HEALTH("i"),
    /** Archiving, research and statistics. */
    RESEARCH("j");

    private final String code;

    Article9(String point) {
      this.code = "uk-gdpr-9-2-" + point;
    }

    /** Such as {@code uk-gdpr-9-2-h}. */
    @Override
    public String code() {
      return code;
    }
  }

  /** Powers to share of the Digital Economy Act 2017, Part 5. */
  public enum Power implements Coded {
    /** Section 35: public service delivery. */
    PUBLIC_SERVICE_DELIVERY(35),
    /** Section 36: water and sewerage undertakers, information to them. */
    WATER_AND_SEWERAGE(36),
    /** Section 37: fuel poverty, from gas and electricity suppliers. */
    FUEL_POVERTY_SUPPORT(37),
    /** Section 38: gas and electricity suppliers, information to them. */
    GAS_AND_ELECTRICITY(38),
    /** Section 39: water poverty, from undertakers. */
    WATER_POVERTY_SUPPORT(39),
    /** Section 48: debt owed to the public sector. */
    DEBT(48),
    /** Section 56: fraud against the public sector. */
    FRAUD(56);

    private final String code;

    Power(int section) {
      this.code = "dea-2017-s" + section;
    }

    /** Such as {@code dea-2017-s35}. */
    @Override
    public String code() {
      return code;
    }
  }

  /** A task in the public interest, or official authority: Article 6(1)(e). */
  public static LegalBasis publicTask() {
    return of(Article6.PUBLIC_TASK);
  }

  /** A basis of Article 6(1) alone. */
  public static LegalBasis of(Article6 article6) {
    return new LegalBasis(article6, null, null);
  }

  /** The same with a condition of Article 9(2), for special categories of data. */
  public LegalBasis with(Article9 condition) {
    return new LegalBasis(article6, condition, power);
  }

  /** The same under a power to share. */
  public LegalBasis with(Power under) {
    return new LegalBasis(article6, article9, under);
  }

  /**
   * Reads codes separated by commas.
   *
   * @throws IllegalArgumentException if a code is unknown, or two are of one kind, or there is none
   *     of Article 6(1), or the text is longer than 100 characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static LegalBasis parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "legal basis must be at most " + MAX_LENGTH + " characters: " + Quote.of(text));
    }
    Article6 article6 = null;
    Article9 article9 = null;
    Power power = null;
    for (String code : text.split(" *, *", 8)) {
      Article6 six = find(Article6.values(), code);
      Article9 nine = find(Article9.values(), code);
      Power act = find(Power.values(), code);
      boolean again =
          (six != null && article6 != null)
              || (nine != null && article9 != null)
              || (act != null && power != null);
      if ((six == null && nine == null && act == null) || again) {
        throw new IllegalArgumentException(
            "legal basis must be one code each, at most, of "
                + codes(Article6.values())
                + "; "
                + codes(Article9.values())
                + "; "
                + codes(Power.values())
                + ": "
                + Quote.of(text));
      }
      article6 = six == null ? article6 : six;
      article9 = nine == null ? article9 : nine;
      power = act == null ? power : act;
    }
    if (article6 == null) {
      throw new IllegalArgumentException(
          "legal basis must have one of " + codes(Article6.values()) + ": " + Quote.of(text));
    }
    return new LegalBasis(article6, article9, power);
  }

  private static <E extends Coded> @Nullable E find(E[] all, String code) {
    return Stream.of(all).filter(each -> each.code().equals(code)).findFirst().orElse(null);
  }

  private static String codes(Coded[] all) {
    return Stream.of(all).map(Coded::code).collect(Collectors.joining(", "));
  }

  /** As it travels. */
  @JsonValue
  @Override
  public String toString() {
    return Stream.<@Nullable Coded>of(article6, article9, power)
        .filter(part -> part != null)
        .map(Coded::code)
        .collect(Collectors.joining(", "));
  }
}
