package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.govnet.api.ContractModel;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Tier;
import org.govnet.api.Uprn;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Every call of a contract with everything either reaches the service with the arguments it was
 * made with, or is refused before anything is sent, by the name of a parameter.
 */
class RoundTripTest {
  private static final EverythingService SERVICE = new EverythingService();
  private static final int TRIES = 600;
  private static final AtomicInteger TRIED = new AtomicInteger();
  private static final Set<String> ARRIVED = new HashSet<>();
  private static @Nullable Running running;

  private record Running(LocalNetwork network, GovnetNode node, Govnet govnet, Everything client) {}

  /** A call of the contract. */
  record Call(Operation operation, List<@Nullable Object> arguments) {
    @Override
    public String toString() {
      return operation.name() + arguments;
    }
  }

  @BeforeContainer
  static void start() {
    Path folder;
    try {
      folder = Files.createTempDirectory("round-trip");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    NodeId manchester = NodeId.of("manchester");
    Identity server = network.admit(manchester, "Manchester", List.of(), List.of());
    Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    GovnetNode node = GovnetNode.builder(server, network.anchor()).serve(SERVICE).start();
    Govnet govnet = Govnet.join(leeds, network.anchor());
    running = new Running(network, node, govnet, govnet.client(Everything.class, manchester));
  }

  @AfterContainer
  static void stop() {
    if (running != null) {
      running.govnet.close();
      running.node.close();
      running.network.close();
    }
    if (TRIED.get() == TRIES) { // or it has failed already
      assertThat(ContractModel.of(Everything.class).operations())
          .as("each operation was called, and some call of it was sent")
          .allMatch(operation -> ARRIVED.contains(operation.name()));
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void arrivesAsItWasSentOrIsNotSent(@ForAll("calls") Call call) throws Throwable {
    SERVICE.calls.clear();
    TRIED.incrementAndGet();
    try {
      Object unused =
          call.operation
              .method()
              .invoke(java.util.Objects.requireNonNull(running).client, call.arguments.toArray());
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refused)) {
        throw e.getCause();
      }
      assertThat(SERVICE.calls).isEmpty();
      assertThat(refused.getMessage())
          .startsWith("everything v1 " + call.operation.name() + ": ")
          .matches(message -> names(call.operation, message));
      return;
    }
    ARRIVED.add(call.operation.name());
    EverythingService.Call got = SERVICE.calls.remove();
    assertThat(got.operation()).isEqualTo(call.operation.name());
    assertThat(got.arguments()).isEqualTo(expected(call));
  }

  private static boolean names(Operation operation, String message) {
    return operation.parameters().stream()
        .anyMatch(each -> message.contains(each.kind() + " " + each.name() + " "));
  }

  private static final Map<String, Object> USUAL =
      Map.of(
          "values2",
          "a b&c",
          "fields2",
          "usual",
          "form3",
          new BigDecimal("1.50"),
          "converted2",
          new Everything.Hex(255));

  /** Where nothing is given, the default arrives. */
  private static List<@Nullable Object> expected(Call call) {
    List<@Nullable Object> expected =
        new ArrayList<>(EverythingService.plain(call.arguments.toArray()));
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) == null) {
        expected.set(i, USUAL.get(call.operation.name() + i));
      }
      if (expected.get(i) instanceof Everything.Search search && search.limit() == null) {
        expected.set(
            i,
            new Everything.Search(
                search.text(), search.tags(), search.reference(), 20, search.page()));
      }
    }
    return expected;
  }

  @Provide
  Arbitrary<Call> calls() {
    List<Operation> operations = ContractModel.of(Everything.class).operations();
    return Arbitraries.of(operations).flatMap(RoundTripTest::calls);
  }

  private static Arbitrary<Call> calls(Operation operation) {
    Method method =
        Stream.of(EverythingService.class.getMethods())
            .filter(each -> each.getName().equals(operation.name()) && !each.isBridge())
            .findFirst()
            .orElseThrow();
    List<Arbitrary<@Nullable Object>> arguments = new ArrayList<>();
    Type[] types = method.getGenericParameterTypes();
    for (int i = 0; i < types.length; i++) {
      int at = i;
      Type type =
          operation.name().equals("keep")
              ? List.of(Long.class, Shelves.Thing.class).get(i)
              : types[i];
      boolean nullable =
          operation.parameters().stream()
              .anyMatch(
                  each -> each.argument() == at && each.within().isEmpty() && !each.required());
      Arbitrary<Object> any = arbitrary(type);
      arguments.add(nullable ? any.injectNull(0.2) : any.map(value -> value));
    }
    return arguments.isEmpty()
        ? Arbitraries.just(new Call(operation, List.of()))
        : Combinators.combine(arguments).as(values -> new Call(operation, values));
  }

  private static Arbitrary<Object> arbitrary(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type first = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Shelves.Range.class) {
        return Combinators.combine(arbitrary(first), arbitrary(first).injectNull(0.3))
            .as((from, to) -> new Shelves.Range<>((Long) from, (Long) to));
      }
      Arbitrary<List<Object>> many = arbitrary(first).list().ofMaxSize(5);
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "Optional" -> arbitrary(first).injectNull(0.3).map(Optional::ofNullable);
        case "List" -> many.map(values -> values);
        case "Set" -> many.map(HashSet::new);
        default -> many.map(TreeSet::new);
      };
    }
    if (type == Tier[].class) {
      return Arbitraries.of(Tier.values()).array(Tier[].class).ofMaxSize(5).map(array -> array);
    }
    if (type == String[].class) {
      return texts().array(String[].class).ofMaxSize(5).map(array -> array);
    }
    Function<Arbitrary<?>, Arbitrary<Object>> plain = any -> any.map(value -> value);
    if (type == Everything.Search.class) {
      return plain.apply(searches());
    }
    if (type == Everything.Filter.class) {
      return plain.apply(filters());
    }
    if (type == Shelves.Thing.class) {
      return plain.apply(
          Combinators.combine(whole(), Arbitraries.integers().injectNull(0.3))
              .as(Shelves.Thing::new));
    }
    return plain.apply(scalar((Class<?>) type));
  }

  private static Arbitrary<?> scalar(Class<?> type) {
    if (type == String.class) {
      return texts();
    }
    if (type == int.class || type == Integer.class) {
      return Arbitraries.integers();
    }
    if (type == long.class || type == Long.class) {
      return Arbitraries.longs();
    }
    if (type == boolean.class) {
      return Arbitraries.of(true, false);
    }
    if (type == BigDecimal.class) {
      return Arbitraries.bigDecimals().ofScale(7);
    }
    if (type == BigInteger.class) {
      return Arbitraries.bigIntegers()
          .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30));
    }
    if (type == LocalDate.class) {
      return Arbitraries.longs()
          .between(-700_000, 2_900_000)
          .map(LocalDate::ofEpochDay)
          .filter(day -> day.getYear() >= 1);
    }
    if (type == Instant.class) {
      return Arbitraries.longs()
          .between(-60_000_000_000L, 250_000_000_000L)
          .map(second -> Instant.ofEpochSecond(second, second & 0xffff));
    }
    if (type == Uprn.class) {
      return Arbitraries.longs().between(1, 999_999_999_999L).map(n -> Uprn.of("" + n));
    }
    if (type == Everything.Hex.class) {
      return Arbitraries.integers().map(Everything.Hex::new);
    }
    if (type == IdempotencyKey.class) {
      return Arbitraries.create(IdempotencyKey::random);
    }
    return Arbitraries.of(type.getEnumConstants());
  }

  private static Arbitrary<Everything.Search> searches() {
    Arbitrary<Everything.Page> pages =
        Combinators.combine(
                texts(),
                Arbitraries.integers().map(Everything.Hex::new).injectNull(0.3),
                Arbitraries.integers())
            .as(Everything.Page::new);
    return Combinators.combine(
            texts().injectNull(0.3),
            texts().list().ofMaxSize(6),
            texts().injectNull(0.5).map(Optional::ofNullable),
            Arbitraries.integers().injectNull(0.3),
            pages)
        .as(Everything.Search::new);
  }

  private static Arbitrary<Everything.Filter> filters() {
    return Combinators.combine(Arbitraries.integers(), texts(), scalar(LocalDate.class))
        .as(
            (urgency, text, day) -> {
              Everything.Filter filter = new Everything.Filter();
              filter.urgency = urgency;
              filter.setText(text);
              LocalDate unused = filter.base((LocalDate) day);
              return filter;
            });
  }

  private static final List<String> EDGES =
      Arrays.asList(
          "",
          " ",
          " a",
          "a ",
          "a  b",
          ".",
          "..",
          "...",
          "/",
          "a/b",
          "\\",
          "%",
          "%41",
          "%2F",
          "%zz",
          "%20",
          "a%20b",
          "%C3%A9",
          "%c3%a9",
          "%FF",
          "%00",
          "+",
          "a+b",
          "&",
          "=",
          "a=b&c",
          "?",
          "#",
          ";",
          ";a=b",
          ":",
          "@",
          ",",
          "*",
          "'",
          "\"",
          "<>",
          "{}",
          "{text}",
          "[]",
          "^`|",
          "~",
          "é",
          "e\u0301",
          "😀",
          "\ud83d",
          "\ude00a",
          "\u0000",
          "\t",
          "\n",
          "\r\n",
          "\u001f",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u200b",
          "\u202e",
          "\ufeff",
          "\uffff",
          "null",
          "NaN",
          "true",
          "0",
          "all",
          "latest",
          "2024-02-29",
          "fixed",
          "x".repeat(3000),
          "é".repeat(2100),
          "x".repeat(13_000));

  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, Arbitraries.of(EDGES)),
        net.jqwik.api.Tuple.of(3, Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12)),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(9)),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().all().ofMaxLength(8)));
  }

  /** JSON has its own rules for half a character, told by another test. */
  private static Arbitrary<String> whole() {
    return texts().filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }
}
