package org.govnet.trust;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Structured field values (RFC 9651), as much as signatures and digests need: dictionaries of items
 * and inner lists; integers, strings, tokens, byte sequences and booleans. Decimals, dates and
 * display strings occur in no field of ours and are refused. One pass, no recursion.
 *
 * <p>Values are {@code Long}, {@code String}, {@link Token}, {@code byte[]} and {@code Boolean}.
 */
final class StructuredFields {
  private final String input;
  private int at;

  private StructuredFields(String input) {
    this.input = input;
  }

  /** A token, which is not the string of the same characters. */
  record Token(String value) {}

  /** What a dictionary's key has. */
  sealed interface Member permits Item, InnerList {}

  /** A value with its parameters, in order. */
  record Item(Object value, Map<String, Object> parameters) implements Member {}

  /** A list in parentheses with its parameters, in order. */
  record InnerList(List<Item> items, Map<String, Object> parameters) implements Member {}

  /**
   * Reads a dictionary (RFC 9651, section 4.2.2). Of members with the same key the last counts.
   *
   * @throws BadSignatureField if it is not one
   */
  static Map<String, Member> dictionary(String input) {
    return new StructuredFields(input).dictionary();
  }

  private Map<String, Member> dictionary() {
    Map<String, Member> members = new LinkedHashMap<>();
    skipSpaces();
    while (at < input.length()) {
      String key = key();
      if (take('=')) {
        members.put(key, peek() == '(' ? innerList() : new Item(bareItem(), parameters()));
      } else {
        members.put(key, new Item(true, parameters()));
      }
      skipOptionalWhitespace();
      if (at == input.length()) {
        return members;
      }
      if (!take(',')) {
        throw wrong("a comma belongs here");
      }
      skipOptionalWhitespace();
      if (at == input.length()) {
        throw wrong("a comma at the end");
      }
    }
    return members;
  }

  private InnerList innerList() {
    at++; // the parenthesis
    List<Item> items = new ArrayList<>();
    while (true) {
      skipSpaces();
      if (take(')')) {
        return new InnerList(items, parameters());
      }
      items.add(new Item(bareItem(), parameters()));
      if (peek() != ' ' && peek() != ')') {
        throw wrong("a space or a closing parenthesis belongs here");
      }
    }
  }

  private Map<String, Object> parameters() {
    if (peek() != ';') {
      return Map.of();
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    while (take(';')) {
      skipSpaces();
      String key = key();
      parameters.put(key, take('=') ? bareItem() : true);
    }
    return parameters;
  }

  private String key() {
    int start = at;
    if (!isLower(peek()) && peek() != '*') {
      throw wrong("a key belongs here");
    }
    while (isLower(peek()) || Tokens.isDigit(peek()) || "_-.*".indexOf(peek()) >= 0) {
      at++;
    }
    return input.substring(start, at);
  }

  private Object bareItem() {
    char c = peek();
    if (c == '"') {
      return string();
    } else if (c == ':') {
      return bytes();
    } else if (c == '-' || Tokens.isDigit(c)) {
      return integer();
    } else if (c == '?') {
      return bool();
    } else if (c == '*' || (Tokens.isLetterOrDigit(c) && !Tokens.isDigit(c))) {
      return token();
    }
    throw wrong("a value of a known kind belongs here");
  }

  private String string() {
    int start = ++at;
    while (isStringCharacter(peek()) && peek() != '"' && peek() != '\\') {
      at++;
    }
    if (peek() == '"') { // without escapes: nearly always
      return input.substring(start, at++);
    }
    StringBuilder out = new StringBuilder(input.substring(start, at));
    while (!take('"')) {
      boolean escaped = take('\\');
      char c = peek();
      if (!isStringCharacter(c) || (escaped && c != '"' && c != '\\')) {
        throw wrong("not a character of a string");
      }
      out.append(c);
      at++;
    }
    return out.toString();
  }

  private static boolean isStringCharacter(char c) {
    return c >= ' ' && c <= '~';
  }

  private byte[] bytes() {
    int end = input.indexOf(':', at + 1);
    if (end < 0) {
      throw wrong("a byte sequence without an end");
    }
    String text = input.substring(at + 1, end);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong("not base64");
    }
    // Section 4.2.7 lets a parser refuse missing padding and unused bits that are not zero.
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw wrong("not base64 in its one exact form");
    }
    at = end + 1;
    return bytes;
  }

  private Long integer() {
    int start = at;
    boolean negative = take('-');
    long value = 0;
    int digits = 0;
    for (; Tokens.isDigit(peek()); at++, digits++) {
      if (digits == 15) {
        throw wrong("an integer of more than 15 digits");
      }
      value = value * 10 + (peek() - '0');
    }
    if (digits == 0 || peek() == '.') {
      at = start;
      throw wrong("not an integer");
    }
    return negative ? -value : value;
  }

  private Boolean bool() {
    at++;
    if (take('1')) {
      return Boolean.TRUE;
    } else if (take('0')) {
      return Boolean.FALSE;
    }
    throw wrong("not a boolean");
  }

  private Token token() {
    int start = at++;
    while (Tokens.isTokenCharacter(peek()) || peek() == ':' || peek() == '/') {
      at++;
    }
    return new Token(input.substring(start, at));
  }

  /** The next character; NUL, which no field value has, at the end. */
  private char peek() {
    return at < input.length() ? input.charAt(at) : 0;
  }

  private boolean take(char c) {
    if (at < input.length() && input.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpaces() {
    while (peek() == ' ') {
      at++;
    }
  }

  private void skipOptionalWhitespace() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private BadSignatureField wrong(String what) {
    return new BadSignatureField(what + ", at character " + at);
  }

  /** Writes an inner list with its parameters in the one canonical form (section 4.1.1.1). */
  static void write(InnerList list, StringBuilder out) {
    out.append('(');
    for (int i = 0; i < list.items().size(); i++) {
      if (i > 0) {
        out.append(' ');
      }
      write(list.items().get(i), out);
    }
    out.append(')');
    write(list.parameters(), out);
  }

  /** Writes an item with its parameters (section 4.1.3). */
  static void write(Item item, StringBuilder out) {
    writeBare(item.value(), out);
    write(item.parameters(), out);
  }

  private static void write(Map<String, Object> parameters, StringBuilder out) {
    if (parameters.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      out.append(';').append(parameter.getKey());
      if (!Boolean.TRUE.equals(parameter.getValue())) {
        out.append('=');
        writeBare(parameter.getValue(), out);
      }
    }
  }

  private static void writeBare(Object value, StringBuilder out) {
    if (value instanceof String text) {
      out.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
      out.append('"');
    } else if (value instanceof byte[] bytes) {
      out.append(':').append(Base64.getEncoder().encodeToString(bytes)).append(':');
    } else if (value instanceof Boolean bool) {
      out.append(bool ? "?1" : "?0");
    } else {
      out.append(value instanceof Token token ? token.value() : value);
    }
  }
}
