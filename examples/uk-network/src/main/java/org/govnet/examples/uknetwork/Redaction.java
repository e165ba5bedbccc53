package org.govnet.examples.uknetwork;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.govnet.api.planning.CommentAuthor;
import org.govnet.api.planning.TopicComment;

/**
 * Takes out of a comment what a machine can see to tell who wrote it: the author's name and
 * address, and whatever looks like a postcode, an e-mail address or a telephone number. An
 * authority's people would read it besides; here nobody does.
 */
final class Redaction {
  private static final String MARK = "[redacted]";
  private static final int SHORTEST_NAME = 3;
  private static final int MAX = 4_000;
  private static final List<Pattern> TELLING =
      List.of(
          Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){1,5}"),
          Pattern.compile(
              "\\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\\b", Pattern.CASE_INSENSITIVE),
          Pattern.compile("(\\+44 ?|\\b0)[0-9](?:[ -]?[0-9]){8,10}\\b"));

  private Redaction() {}

  /** The comment, part by part, without what tells of its author. */
  static List<TopicComment> of(List<TopicComment> comment, CommentAuthor author) {
    return comment.stream()
        .map(part -> new TopicComment(part.topic(), text(part.comment(), author)))
        .toList();
  }

  private static String text(String comment, CommentAuthor author) {
    String redacted = comment;
    // First, so that a name within an e-mail address does not hide the rest of it.
    for (Pattern telling : TELLING) {
      redacted = telling.matcher(redacted).replaceAll(MARK);
    }
    // The whole name and address first, so that what stands between their parts goes as well.
    for (String telling :
        Stream.concat(
                Stream.of(author.name(), author.address()),
                Stream.concat(
                    Stream.of(author.name().split("\\s+")), Stream.of(author.address().split(","))))
            .map(String::strip)
            .filter(part -> part.length() >= SHORTEST_NAME)
            .toList()) {
      redacted =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])" + Pattern.quote(telling) + "(?![\\p{L}\\p{N}])",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(redacted)
              .replaceAll(MARK);
    }
    // The mark may be longer than what it stands for.
    return redacted.length() > MAX ? redacted.substring(0, MAX) : redacted;
  }
}
