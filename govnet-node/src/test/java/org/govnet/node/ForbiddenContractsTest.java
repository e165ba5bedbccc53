package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generated contract that is allowed is made forbidden in one operation: it is refused with a
 * line that names that operation, the annotation and the fix.
 */
class ForbiddenContractsTest {
  /** Where the operation is encoded as a whole, this is said of its new parameter first. */
  private static final String ENCODED = "is @Encoded, which is for text: make it a String";

  private static final int OPERATIONS = 3;

  private static WrittenContract forbid(long seed, ForbiddenContract how) {
    WrittenContract allowed = ContractWriter.write(seed, OPERATIONS);
    List<WrittenOperation> operations = new ArrayList<>(allowed.operations());
    int at = (int) (seed % OPERATIONS);
    operations.set(at, how.change().apply(operations.get(at)));
    return allowed.annotated(List.of()).of(operations);
  }

  private static void assertRefused(long from, int rounds) throws ClassNotFoundException {
    List<ForbiddenContract> ways = ForbiddenContract.all();
    Map<String, String> sources = new LinkedHashMap<>();
    for (long seed = from; seed < from + (long) rounds * ways.size(); seed++) {
      WrittenContract contract = forbid(seed, ways.get((int) (seed % ways.size())));
      sources.putAll(contract.sources());
      sources.remove(WrittenContract.PACKAGE + ".S" + seed);
    }
    ClassLoader loader = ContractCompiler.compile(sources);
    for (long seed = from; seed < from + (long) rounds * ways.size(); seed++) {
      ForbiddenContract how = ways.get((int) (seed % ways.size()));
      Class<?> type = loader.loadClass(WrittenContract.PACKAGE + ".C" + seed);
      assertRefused(type, seed, how);
    }
  }

  private static void assertRefused(Class<?> type, long seed, ForbiddenContract how) {
    Throwable thrown = catchThrowable(() -> ContractModel.of(type));
    assertThat(thrown)
        .as("%s in contract %d:%n%s", how.name(), seed, forbid(seed, how).source())
        .isInstanceOf(BadContract.class);
    assertThat(String.valueOf(thrown.getMessage()).lines())
        .as("%s in contract %d", how.name(), seed)
        .anyMatch(
            line ->
                line.contains("C" + seed + ".op" + seed % OPERATIONS + ": ")
                    && ((line.contains(how.annotation()) && line.contains(how.fix()))
                        || line.contains(ENCODED)));
  }

  @Test
  void eachIsRefusedByMethodAnnotationAndFix() throws Exception {
    assertRefused(0, 1);
  }

  @Test
  @Tag("campaign")
  void eachIsRefusedInAHundredContracts() throws Exception {
    for (int i = 1; i <= 10; i++) {
      assertRefused(i * 10_000L, 10);
    }
  }

  @Test
  void aSecondOperationOfOnePathIsRefusedByBothNames() throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    for (long seed = 0; seed < 4; seed++) {
      WrittenContract allowed = ContractWriter.write(seed, OPERATIONS);
      List<WrittenOperation> operations = new ArrayList<>(allowed.operations());
      operations.add(operations.get(0).copy("again"));
      sources.putAll(allowed.of(operations).sources());
      sources.remove(WrittenContract.PACKAGE + ".S" + seed);
    }
    ClassLoader loader = ContractCompiler.compile(sources);
    for (long seed = 0; seed < 4; seed++) {
      Class<?> type = loader.loadClass(WrittenContract.PACKAGE + ".C" + seed);
      assertThatThrownBy(() -> ContractModel.of(type))
          .isInstanceOf(BadContract.class)
          .hasMessageContaining("C" + seed + ".")
          .hasMessageContaining("again")
          .hasMessageContaining("op0")
          .hasMessageContaining("has the same method and path, @")
          .hasMessageContaining("@Path ")
          .hasMessageContaining(": change one");
    }
  }

  @Test
  void aClientIsRefusedAsTheModelIs(@TempDir Path folder) throws Exception {
    ForbiddenContract how = ForbiddenContract.all().get(0);
    WrittenContract contract = forbid(0, how);
    ClassLoader loader = ContractCompiler.compile(contract.sources());
    Class<?> type = loader.loadClass(WrittenContract.PACKAGE + ".C0");
    Object service =
        loader.loadClass(WrittenContract.PACKAGE + ".S0").getConstructor().newInstance();
    NodeId leeds = NodeId.of("leeds");
    try (LocalNetwork network =
            LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
        Govnet govnet =
            Govnet.join(network.admit(leeds, "Leeds", List.of(), List.of()), network.anchor())) {
      String message = catchThrowable(() -> ContractModel.of(type)).getMessage();
      assertThat(message).contains("C0.op0: ").contains(how.annotation());
      assertThatThrownBy(() -> govnet.client(type, leeds))
          .isInstanceOf(BadContract.class)
          .hasMessage(message);
      assertThatThrownBy(
              () ->
                  GovnetNode.builder(
                          network.admit(NodeId.of("york"), "York", List.of(), List.of()),
                          network.anchor())
                      .serve(service)
                      .start())
          .isInstanceOf(BadContract.class)
          .hasMessage(message);
    }
  }
}
