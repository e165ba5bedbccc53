package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes contracts that docs/contracts.md allows, each from its seed alone. */
final class ContractWriter {
  private final SplittableRandom random;
  private final long seed;

  private ContractWriter(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes one.
   *
   * @param seed not negative
   * @param operations how many it has
   */
  static WrittenContract write(long seed, int operations) {
    return new ContractWriter(seed).write(operations);
  }

  private WrittenContract write(int count) {
    WrittenType key = WrittenType.key(random);
    List<String> annotations = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      annotations.add("@Produces(\"application/json\")");
    }
    if (random.nextInt(4) == 0) {
      annotations.add("@Consumes(\"application/json\")");
    }
    String types =
        WrittenType.OWN + body("Part", "") + body("Kept", "Part part") + body("Other", "");
    List<WrittenOperation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OperationWriter writer = new OperationWriter(random.split(), i, key);
      boolean beside = i > 0 && random.nextInt(4) == 0 && isShort(operations.get(i - 1).path());
      operations.add(beside ? writer.beside(operations.get(i - 1)) : writer.write());
    }
    return new WrittenContract(seed, key.name(), annotations, types, operations);
  }

  /** Whether the rules leave room for one more resource. */
  private static boolean isShort(String path) {
    return path.replaceAll("\\{.*?}+", "").chars().filter(Character::isDigit).count() < 3
        && !path.contains("all");
  }

  /** A record that travels as JSON. */
  private String body(String name, String first) {
    List<String> members = new ArrayList<>();
    if (!first.isEmpty()) {
      members.add(first);
    }
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      WrittenType type = WrittenType.any(random);
      if (type.json()) {
        members.add(member(type, "m" + i + type.suffix()));
      }
    }
    if (members.isEmpty()) {
      members.add("String text");
    }
    return "  @WireObject record " + name + "(" + String.join(", ", members) + ") {}\n";
  }

  private String member(WrittenType type, String name) {
    return switch (random.nextInt(4)) {
      case 0 -> "@Nullable " + type.boxed() + " " + name;
      case 1 -> "@MaxItems(4) List<" + type.boxed() + "> " + name;
      default -> type.name() + " " + name;
    };
  }
}
