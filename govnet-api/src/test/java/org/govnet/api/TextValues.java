package org.govnet.api;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Texts of every value type that travels as a string. */
final class TextValues {
  /**
   * A text that its type must accept.
   *
   * @param type the value type
   * @param text what is typed
   */
  record Sample(Class<?> type, String text) {}

  private static final String NINO_FIRST = "ABCEGHJKLMNOPRSTWXYZ";
  private static final String NINO_SECOND = "ABCEGHJKLMNPRSTWXYZ";

  private TextValues() {}

  /** Makes a value, as Jackson does. */
  static Object make(Class<?> type, String text) {
    try {
      return type.getConstructor(String.class).newInstance(text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The value's own text. */
  static String text(Object value) {
    try {
      return (String) value.getClass().getMethod("value").invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Every type. */
  static List<Arbitrary<Sample>> all() {
    return List.of(
        of(AreaCode.class, join(chars("EWSN", 1, 1), digits(8))),
        of(Uprn.class, uprns()),
        of(VatRegistrationNumber.class, vatNumbers()),
        of(RegistrationMark.class, marks()),
        of(NhsNumber.class, nhsNumbers()),
        of(NationalInsuranceNumber.class, ninos()),
        of(Ocid.class, ocids()),
        of(Postcode.class, postcodes()),
        of(PeriodKey.class, Arbitraries.oneOf(upper(4, 4), digits(3).map(text -> "#" + text))),
        of(Cursor.class, word("-_", 512)),
        of(IdempotencyKey.class, word("-", 255)),
        of(Purpose.class, slugs()),
        of(AgreementId.class, slugs()),
        of(NodeId.class, slugs()),
        of(NetworkId.class, slugs()),
        of(CapabilityId.class, slugs()),
        of(ContractId.class, slugs()));
  }

  /** Numbers of either scheme, spaced and not. */
  static Arbitrary<String> vatNumbers() {
    Arbitrary<String> nine =
        Combinators.combine(
                Arbitraries.integers().between(1, 9_999_999), Arbitraries.of(true, false))
            .as(TextValues::vatNumber);
    return Combinators.combine(nine, Arbitraries.of("", "GB", "GB "), spaces(), spaces())
        .as(
            (digits, gb, a, b) ->
                gb + digits.substring(0, 3) + a + digits.substring(3, 7) + b + digits.substring(7));
  }

  /** By the rule as HMRC writes it: subtract 97 until nothing is left above zero. */
  static String vatNumber(int seven, boolean newer) {
    String digits = String.format("%07d", seven);
    int sum = newer ? 55 : 0;
    for (int i = 0; i < 7; i++) {
      sum += (8 - i) * Character.digit(digits.charAt(i), 10);
    }
    while (sum > 0) {
      sum -= 97;
    }
    return digits + String.format("%02d", -sum);
  }

  /** Numbers with their check digit, spaced and not. */
  static Arbitrary<String> nhsNumbers() {
    Arbitrary<String> ten =
        Arbitraries.integers()
            .between(0, 999_999_999)
            .map(TextValues::nhsNumber)
            .filter(text -> text.length() == 10);
    return Combinators.combine(ten, spaces(), spaces())
        .as(
            (digits, a, b) ->
                digits.substring(0, 3) + a + digits.substring(3, 6) + b + digits.substring(6));
  }

  private static String nhsNumber(int nine) {
    String digits = String.format("%09d", nine);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * Character.digit(digits.charAt(i), 10);
    }
    int check = 11 - sum % 11;
    return check == 10 ? "" : digits + check % 11;
  }

  private static Arbitrary<String> ninos() {
    Arbitrary<String> prefix =
        join(chars(NINO_FIRST, 1, 1), chars(NINO_SECOND, 1, 1))
            .filter(text -> !List.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(text));
    return anyCase(
        Combinators.combine(prefix, digits(2), digits(2), digits(2), chars("ABCD", 1, 1), spaces())
            .as((p, a, b, c, s, space) -> String.join(space, p, a, b, c, s)));
  }

  private static Arbitrary<String> marks() {
    Arbitrary<String> number = Arbitraries.integers().between(1, 999).map(String::valueOf);
    Arbitrary<String> long1 = Arbitraries.integers().between(1000, 9999).map(String::valueOf);
    Arbitrary<String> irish =
        Combinators.combine(letters(2, 2), chars("IZ", 1, 1), Arbitraries.integers().between(0, 2))
            .as((rest, mark, at) -> rest.substring(0, at) + mark + rest.substring(at));
    return anyCase(
        Arbitraries.oneOf(
            spaced(join(letters(2, 2), digits(2)), letters(3, 3)),
            spaced(join(letters(1, 1), number), letters(3, 3)),
            spaced(letters(3, 3), join(number, letters(1, 1))),
            spaced(letters(1, 3), Arbitraries.oneOf(number, Arbitraries.just("0"))),
            spaced(letters(1, 2), long1),
            spaced(number, letters(1, 3)),
            spaced(long1, letters(1, 2)),
            spaced(irish, long1),
            spaced(long1, irish)));
  }

  private static Arbitrary<String> postcodes() {
    Arbitrary<String> first = chars("ABCDEFGHIJKLMNOPRSTUWYZ", 1, 1);
    Arbitrary<String> second = chars("ABCDEFGHKLMNOPQRSTUVWXY", 1, 1);
    Arbitrary<String> outward =
        Arbitraries.oneOf(
            join(first, digits(1)),
            join(first, digits(2)),
            join(first, join(digits(1), chars("ABCDEFGHJKPSTUW", 1, 1))),
            join(first, join(second, digits(1))),
            join(first, join(second, digits(2))),
            join(first, join(second, join(digits(1), chars("ABEHMNPRVWXY", 1, 1)))));
    Arbitrary<String> inward = join(digits(1), chars("ABDEFGHJLNPQRSTUWXYZ", 2, 2));
    return anyCase(spaced(outward, inward));
  }

  private static Arbitrary<String> uprns() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 999_999_999_999L), Arbitraries.of(true, false))
        .as((number, padded) -> padded ? String.format("%012d", number) : String.valueOf(number));
  }

  private static Arbitrary<String> ocids() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('a', 'z').numeric().ofLength(6), word("-._", 100))
        .as((prefix, rest) -> "ocds-" + prefix + "-" + rest);
  }

  private static Arbitrary<String> slugs() {
    Arbitrary<String> word =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(9);
    return Combinators.combine(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9),
            word.list().ofMaxSize(5))
        .as((first, more) -> more.isEmpty() ? first : first + "-" + String.join("-", more));
  }

  private static Arbitrary<Sample> of(Class<?> type, Arbitrary<String> texts) {
    return texts.map(text -> new Sample(type, text));
  }

  private static StringArbitrary chars(String of, int min, int max) {
    return Arbitraries.strings().withChars(of.toCharArray()).ofMinLength(min).ofMaxLength(max);
  }

  private static StringArbitrary letters(int min, int max) {
    return Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(min).ofMaxLength(max);
  }

  private static StringArbitrary upper(int min, int max) {
    return letters(min, max).numeric();
  }

  private static StringArbitrary digits(int count) {
    return Arbitraries.strings().numeric().ofLength(count);
  }

  private static StringArbitrary word(String besides, int max) {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars(besides.toCharArray())
        .ofMinLength(1)
        .ofMaxLength(max);
  }

  private static Arbitrary<String> spaces() {
    return Arbitraries.of("", " ");
  }

  private static Arbitrary<String> join(Arbitrary<String> a, Arbitrary<String> b) {
    return Combinators.combine(a, b).as(String::concat);
  }

  private static Arbitrary<String> spaced(Arbitrary<String> a, Arbitrary<String> b) {
    return Combinators.combine(a, spaces(), b).as((left, space, right) -> left + space + right);
  }

  private static Arbitrary<String> anyCase(Arbitrary<String> upper) {
    return Combinators.combine(upper, Arbitraries.of(true, false))
        .as((text, lower) -> lower ? text.toLowerCase(java.util.Locale.ROOT) : text);
  }
}
