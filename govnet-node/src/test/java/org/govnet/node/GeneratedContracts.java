package org.govnet.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Parameter;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;

/** A network that serves and calls contracts that are made as it runs, a batch for each node. */
final class GeneratedContracts implements AutoCloseable {
  static final String SEED = "govnet.contracts.seed";
  private static final int OPERATIONS = 8;

  private final LocalNetwork network;
  private final Identity leeds;
  private int nodes;
  int contracts;
  int operations;
  int calls;
  int arrived;
  final Set<Parameter.Kind> kinds = EnumSet.noneOf(Parameter.Kind.class);
  final Set<Parameter.Arity> arities = EnumSet.noneOf(Parameter.Arity.class);

  GeneratedContracts(Path folder) {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
  }

  /** Tries the contracts of these seeds, each of its operations {@code sets} times. */
  void run(long from, long to, int sets) {
    List<WrittenContract> batch =
        LongStream.range(from, to)
            .mapToObj(seed -> ContractWriter.write(seed, OPERATIONS))
            .toList();
    run(batch, sets);
  }

  /** A contract that is compiled. */
  private record Made(WrittenContract contract, Class<?> type, Recorded service) {}

  private void run(List<WrittenContract> batch, int sets) {
    try {
      call(compiled(batch), sets);
    } catch (RuntimeException e) {
      throw smallest(batch, e);
    }
  }

  private static List<Made> compiled(List<WrittenContract> batch) {
    Map<String, String> sources = new LinkedHashMap<>();
    batch.forEach(each -> sources.putAll(each.sources()));
    ClassLoader loader = ContractCompiler.compile(sources);
    List<Made> made = new ArrayList<>();
    try {
      for (WrittenContract each : batch) {
        Class<?> service = loader.loadClass(WrittenContract.PACKAGE + ".S" + each.seed());
        made.add(
            new Made(
                each,
                loader.loadClass(WrittenContract.PACKAGE + ".C" + each.seed()),
                (Recorded) service.getConstructor().newInstance()));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("they were compiled", e);
    }
    return made;
  }

  private void call(List<Made> batch, int sets) {
    NodeId id = NodeId.of("n" + nodes++);
    GovnetNode.Builder builder =
        GovnetNode.builder(network.admit(id, "Node", List.of(), List.of()), network.anchor());
    batch.forEach(each -> builder.serve(each.service()));
    // the caller joins when the node has said where it is, and need not wait for that news
    try (GovnetNode node = builder.start();
        Govnet govnet = Govnet.join(leeds, network.anchor())) {
      for (Made each : batch) {
        ContractTrial trial =
            new ContractTrial(
                each.contract(), each.service(), each.type(), govnet.client(each.type(), id));
        trial.run(sets);
        contracts++;
        operations += each.contract().operations().size();
        calls += trial.calls;
        arrived += trial.arrived;
        trial.values.forEach(value -> kinds.add(value.kind()));
        trial.values.forEach(value -> arities.add(value.arity()));
      }
    }
  }

  /**
   * A batch cannot be made, served or have clients: the smallest part of it that cannot, either.
   */
  private AssertionError smallest(List<WrittenContract> batch, RuntimeException why) {
    for (WrittenContract each : batch) {
      RuntimeException alone = fault(each);
      if (alone == null) {
        continue;
      }
      for (WrittenOperation operation : each.operations()) {
        WrittenContract less = each.of(List.of(operation));
        RuntimeException one = fault(less);
        if (one != null) {
          return report(less, one);
        }
      }
      return report(each, alone);
    }
    return new AssertionError("generated contracts fail together alone: " + why, why);
  }

  private @Nullable RuntimeException fault(WrittenContract contract) {
    try {
      call(compiled(List.of(contract)), 0);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static AssertionError report(WrittenContract contract, RuntimeException why) {
    return new AssertionError(
        "generated contract "
            + contract.seed()
            + " is refused: "
            + why.getMessage()
            + "\nreplay with -D"
            + SEED
            + "="
            + contract.seed()
            + "\n\n"
            + contract.source(),
        why);
  }

  @Override
  public void close() {
    network.close();
  }
}
