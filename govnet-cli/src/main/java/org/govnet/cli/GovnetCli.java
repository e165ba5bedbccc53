package org.govnet.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.govnet.api.GovnetException;
import org.govnet.store.StoreFailed;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code govnet}: docs/operating.md. */
@Command(
    name = "govnet",
    mixinStandardHelpOptions = true,
    versionProvider = GovnetCli.Version.class,
    description = "Keys, anchor, authorities, nodes and directory of a govnet network.",
    footer = {
      "",
      "Exit codes: 0 done; 1 what was asked for is not so, or was refused; 2 wrong usage;",
      "3 nobody could be reached; 4 a file or key is missing, damaged or open to others."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AnchorCommands.class,
      AuthorityCommands.class,
      NodeCommands.class,
      DirectoryCommands.class,
      AreasCommands.class
    })
public final class GovnetCli implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer with one JSON object, for machines.")
  private boolean json;

  final Clock clock = Clock.systemUTC();

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = GovnetCli.class.getPackage().getImplementationVersion();
      return new String[] {"govnet " + (version == null ? "(not from its jar)" : version)};
    }
  }

  /** Does what the arguments say, and ends the process with the exit code. */
  @SuppressWarnings("DefaultCharset") // the terminal's own
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /**
   * Does what the arguments say.
   *
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new GovnetCli());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("govnet: " + reason(e));
          return code(e);
        });
    return line;
  }

  /** Never a stack trace, and never a cause that may quote a key. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static int code(Exception e) {
    if (e instanceof Failure failure) {
      return failure.code();
    }
    if (e instanceof StoreFailed
        || e instanceof UncheckedIOException
        || e instanceof IllegalArgumentException) {
      return Failure.FILE;
    }
    return e instanceof GovnetException ? Failure.REFUSED : Failure.FILE;
  }

  Output output() {
    return new Output(spec.commandLine().getOut(), json);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: govnet --help lists the commands");
  }

  /** Writes a completion script for bash and zsh. */
  @Command(
      name = "completion",
      description = "Print a completion script: source <(govnet completion)")
  void completion() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(AutoComplete.bash("govnet", spec.commandLine()));
    out.flush();
  }
}
