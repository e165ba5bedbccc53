package org.govnet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page's {@code sh} blocks, as a shell would take them. */
final class PageCommands {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private PageCommands() {}

  /** The lines that begin so, in their order. */
  static List<String> of(String page, List<String> beginnings) throws IOException {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of(System.getProperty("govnet.root", ".."), page))) {
      if (line.startsWith("```")) {
        inside = line.equals("```sh");
      } else if (inside && beginnings.stream().anyMatch(line::startsWith)) {
        commands.add(line);
      }
    }
    return commands;
  }

  /** The words of a command after {@code govnet}. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.replaceAll("^(! )?govnet ", "").replaceAll(" &$", ""));
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }
}
