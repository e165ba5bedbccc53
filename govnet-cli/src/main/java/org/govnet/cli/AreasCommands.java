package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.govnet.discovery.Area;
import org.govnet.discovery.AreaCsv;
import org.govnet.discovery.Authority;
import org.govnet.discovery.AuthorityId;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What an authority does about places. */
@Command(
    name = "areas",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Register places.")
final class AreasCommands {
  @ParentCommand private GovnetCli cli;

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Register the places of GOV.UK's or the ONS's CSV files.")
  void read(
      @Mixin Connection connection,
      @Option(names = "--id", required = true, description = "The authority's name.")
          AuthorityId id,
      @Option(names = "--key", required = true, paramLabel = "KEY") Path key,
      @Option(
              names = "--only",
              split = ",",
              description = "Codes that begin with one of these: the authority's own.")
          @Nullable List<String> only,
      @Parameters(arity = "1..*", paramLabel = "CSV") List<Path> files) {
    AreaCsv csv;
    try {
      csv = AreaCsv.read(files.toArray(new Path[0]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files + ": " + e.getMessage(), e);
    }
    List<Area> areas =
        csv.areas().stream()
            .filter(
                area ->
                    only == null
                        || only.stream().anyMatch(begin -> area.code().value().startsWith(begin)))
            .toList();
    Authority authority =
        new Authority(connection.anchor().network(), id, SigningKey.load(key), cli.clock);
    connection.use(cli, session -> session.publish(authority.register(cli.clock.millis(), areas)));
    cli.output()
        .value("areas", "areas registered", areas.size())
        .table(
            "problems",
            List.of("file", "line", "problem"),
            csv.problems().stream()
                .map(problem -> List.of(problem.file(), problem.line(), problem.toString()))
                .toList())
        .flush();
  }
}
