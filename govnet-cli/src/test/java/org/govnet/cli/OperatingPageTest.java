package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docs/operating.md does what it says: its commands are run, in their order. */
class OperatingPageTest {
  private static final Pattern FINGERPRINT = Pattern.compile("fingerprint[^:]*: (\\S{43})");
  private static final Pattern PIN = Pattern.compile("\"pin\":\"(\\S{43})\"");

  @TempDir private Path folder;
  private final List<Thread> servers = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final StringBuilder said = new StringBuilder();

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread server : servers) {
      server.interrupt();
      server.join(20_000);
      assertThat(server.isAlive()).isFalse();
    }
  }

  @Test
  @Timeout(120)
  void everyCommandOfThePageRuns() throws Exception {
    variables.put("PORT", freePort());
    variables.put("MIRROR_PORT", freePort());
    Files.writeString(
        folder.resolve("areas.csv"),
        """
        id,gss,homepage_url,name,slug,snac,local_custodian_code,tier_id,parent_local_authority_id,country_name
        1,W06000011,http://x,Swansea,swansea,00NX,1,3,,Wales
        2,E08000003,http://x,Manchester,manchester,00BN,2,3,,England
        """);
    int ran = 0;
    for (String line : PageCommands.of("docs/operating.md", List.of("govnet ", "! govnet "))) {
      run(line);
      ran++;
    }
    assertThat(ran).isGreaterThan(30);
    assertNothingSecretWasSaid();
    assertThat(said.toString())
        .contains("has no scope over area E08000003, only [W*]")
        .contains("raise its epoch if that is lost")
        .contains("node swansea was revoked by authority welsh-government at ")
        .contains("areas registered: 1");
  }

  private void run(String line) {
    boolean mustFail = line.startsWith("! ");
    boolean background = line.endsWith(" &");
    String[] arguments =
        PageCommands.words(line).stream().map(this::resolved).toArray(String[]::new);
    if (background) {
      serve(arguments);
      return;
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = cli().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    said.append(out).append(err);
    assertThat(code).as("%s\n%s%s", line, out, err).isEqualTo(mustFail ? 1 : 0);
    remember("FINGERPRINT", FINGERPRINT.matcher(out.toString()));
    remember("PIN", PIN.matcher(out.toString()));
  }

  private Cli cli() {
    return new Cli(folder.resolve("home"));
  }

  /** Variables, and files of the test's own folder. */
  private String resolved(String word) {
    String text = word;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replaceAll("\\$" + variable.getKey() + "\\b", variable.getValue());
    }
    return text.startsWith("net/") || text.equals("net") || text.equals("areas.csv")
        ? folder.resolve(text).toString()
        : text;
  }

  private void remember(String variable, Matcher found) {
    if (found.find()) {
      variables.put(variable, found.group(1));
    }
  }

  private void serve(String[] arguments) {
    StringWriter out = new StringWriter();
    Thread server =
        new Thread(
            () -> {
              int code =
                  cli().run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
              out.write("ended with " + code);
            },
            "server");
    server.start();
    servers.add(server);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!out.toString().contains("serving at")) {
      assertThat(System.nanoTime() - end).as(out.toString()).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    said.append(out);
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private void assertNothingSecretWasSaid() throws IOException {
    int keys = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith("key.pem")).toList()) {
        keys++;
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        String secret = pem.substring(pem.indexOf('\n') + 1, pem.indexOf("\n-----END PRIVATE"));
        assertThat(said.toString()).doesNotContain(secret.strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(keys).isGreaterThan(10);
  }
}
