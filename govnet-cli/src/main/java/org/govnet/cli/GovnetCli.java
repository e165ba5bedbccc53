package org.govnet.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.govnet.api.AgreementId;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.Quote;
import org.govnet.discovery.AuthorityId;
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
    description =
        "Keys, anchor, authorities, nodes, directory, agreements and evidence of a govnet network.",
    footer = {
      "",
      "Exit codes: 0 done; 1 what was asked for is not so, or was refused; 2 wrong usage;",
      "3 nobody could be reached; 4 something of this machine: a file, key, folder, port",
      "or database; 5 a mirror serves what is not to be believed: forged, of another",
      "network, or older than was seen; 70 a fault of govnet's own."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AnchorCommands.class,
      AuthorityCommands.class,
      NodeCommands.class,
      DirectoryCommands.class,
      AreasCommands.class,
      AgreementCommands.class,
      EvidenceCommands.class
    })
public final class GovnetCli implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer with one JSON object, for machines.")
  private boolean json;

  final Clock clock;
  final Map<String, String> environment;

  GovnetCli(Clock clock, Map<String, String> environment) {
    this.clock = clock;
    this.environment = environment;
  }

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
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(new GovnetCli(Clock.systemUTC(), System.getenv()).run(out, err, arguments));
  }

  /**
   * Does what the arguments say.
   *
   * @return the exit code
   */
  int run(PrintWriter out, PrintWriter err, String... arguments) {
    int code;
    try {
      code = commandLine().setOut(out).setErr(err).execute(arguments);
    } catch (Error e) { // picocli takes exceptions alone; a mirror may have cost us the heap
      err.println("govnet: " + Failure.reason(e));
      code = Failure.FAULT;
    }
    out.flush();
    if (out.checkError() && code == 0) {
      err.println("govnet: the answer could not be written to standard output: is its disk full?");
      return Failure.FILE;
    }
    return code;
  }

  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // a reason that begins with @ is no file to publish
    as(line, NetworkId.class, NetworkId::of);
    as(line, NodeId.class, NodeId::of);
    as(line, AuthorityId.class, AuthorityId::of);
    as(line, CapabilityId.class, CapabilityId::of);
    as(line, AreaCode.class, AreaCode::of);
    as(line, AgreementId.class, AgreementId::of);
    as(line, ContractId.class, ContractId::of);
    as(line, Purpose.class, Purpose::of);
    as(line, LegalBasis.class, LegalBasis::parse);
    as(line, Instant.class, GovnetCli::time);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("govnet: " + Failure.reason(e));
          return Failure.code(e);
        });
    version(line);
    return line;
  }

  /** A wrong value is wrong usage, and said with its option; not a Java exception's name. */
  private static <T> void as(CommandLine line, Class<T> type, Function<String, T> reading) {
    line.registerConverter(
        type,
        text -> {
          try {
            return reading.apply(text);
          } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
          }
        });
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time in UTC such as 2020-04-01T00:00:00Z: " + Quote.of(text), e);
    }
  }

  private static void version(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getSubcommands().values().forEach(GovnetCli::version);
  }

  Output output() {
    return new Output(spec.commandLine().getOut(), json);
  }

  /** Says what does not stop a command, and should not go unread. */
  void warn(String what) {
    say("warning: " + what);
  }

  /** Says a line on standard error. */
  void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("govnet: " + Text.plain(what));
    err.flush();
  }

  /** Now, as documents have it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Wrong usage that only a command itself can tell. */
  CommandLine.ParameterException usage(String what) {
    return new CommandLine.ParameterException(spec.commandLine(), what);
  }

  @Override
  public void run() {
    throw usage("say what to do: govnet --help lists the commands");
  }

  /** Writes a completion script for bash and zsh. */
  @Command(
      name = "completion",
      mixinStandardHelpOptions = true,
      description = "Print a completion script: source <(govnet completion)")
  void completion() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(AutoComplete.bash("govnet", spec.commandLine()));
    out.flush();
  }
}
