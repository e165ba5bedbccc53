package org.govnet.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.govnet.api.Quote;

/**
 * A part of a log: a file of the chain, which never changes, and one of contents, which may be
 * erased.
 *
 * @param chain the chain's file
 * @param first the sequence of its first entry, as its name says
 */
record Segment(Path chain, long first) {
  /** What a file of contents begins with. */
  private static final byte[] MAGIC = "govnet contents 1\n".getBytes(StandardCharsets.US_ASCII);

  static final int CONTENT_START = MAGIC.length;

  private static final Pattern NAME = Pattern.compile("evidence-([0-9]{19})\\.chain");

  /** The one of a folder that begins with a sequence, there or not. */
  static Segment of(Path folder, long first) {
    return new Segment(folder.resolve("evidence-%019d.chain".formatted(first)), first);
  }

  /**
   * The one in a file.
   *
   * @throws IllegalArgumentException if the file has not a segment's name
   */
  static Segment in(Path chain) {
    Matcher name = NAME.matcher(String.valueOf(chain.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException(
          Quote.of(chain.toString())
              + " is no part of a log: name a folder, or a file evidence-<19 digits>.chain");
    }
    try {
      return new Segment(chain, Long.parseLong(name.group(1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(chain + " has a number that is too large", e);
    }
  }

  /** All of a folder, in order. */
  static List<Segment> all(Path folder) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .forEach(file -> segments.add(in(file)));
    }
    segments.sort(Comparator.comparingLong(Segment::first));
    return segments;
  }

  /** Where its contents are. */
  Path contents() {
    String name = chain.getFileName().toString();
    return chain.resolveSibling(name.substring(0, name.length() - ".chain".length()) + ".content");
  }

  /** Where it is. */
  Path folder() {
    return Objects.requireNonNull(chain.toAbsolutePath().getParent(), "a file is in a folder");
  }

  static byte[] contentMagic() {
    return MAGIC.clone();
  }
}
