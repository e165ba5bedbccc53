package org.govnet.store;

import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed.
 *
 * @param name what: 1 to 200 of {@code a-z}, {@code 0-9}, {@code /} and {@code -}
 * @param content what it is now, at most 2 MiB of characters, without U+0000 or half a surrogate
 *     pair; null if it was removed
 */
public record Change(String name, @Nullable String content) {
  /** The most characters that a content may have. */
  public static final int MAX_CONTENT = 2 * 1024 * 1024;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if a name or a content may not be
   */
  public Change {
    Texts.requireName(name);
    if (content != null) {
      Texts.requireText("the content of " + Quote.of(name), content, MAX_CONTENT);
    }
  }

  /** How many characters it has, the name's among them. */
  int characters() {
    String text = content;
    return name.length() + (text == null ? 0 : text.length());
  }

  @Override
  public String toString() {
    String text = content;
    return "Change of "
        + name
        + (text == null ? ": removed" : ": " + text.length() + " characters");
  }
}
