package org.govnet.testkit;

import java.lang.reflect.Field;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Ties a {@link Network} to the life of a test class and its tests. */
final class GovnetExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GovnetExtension.class);
  private static final String NETWORK = "network";

  @Override
  public void beforeAll(ExtensionContext context) {
    // A nested class finds, and shares, the network of the class around it.
    if (store(context).get(NETWORK) == null) {
      store(context).put(NETWORK, new LazyNetwork());
    }
    lazy(context).add(TestFields.of(context.getRequiredTestClass()));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IllegalAccessException {
    Network network = network(context);
    network.begin();
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      TestFields fields = TestFields.of(instance.getClass());
      for (TestFields.PeerField peer : fields.peers()) {
        set(peer.field(), instance, network.stub(peer.node(), peer.contract()));
      }
      for (Field caller : fields.callers()) {
        set(caller, instance, network.govnet(caller.getAnnotation(As.class).value()));
      }
    }
  }

  private static void set(Field field, Object instance, Object value)
      throws IllegalAccessException {
    field.setAccessible(true);
    field.set(instance, value);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    // What a test meets that calls a stub is a null, which explains nothing.
    String stray = thrown instanceof NullPointerException ? strayCall(context) : null;
    if (stray == null) {
      throw thrown;
    }
    throw new AssertionError(stray, thrown);
  }

  private static @Nullable String strayCall(ExtensionContext context) {
    return network(context).strayCall().orElse(null);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> wrong = network(context).end(context.getExecutionException().isPresent());
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // Takes it from this context alone: a nested class has none of its own to end.
    LazyNetwork own = store(context).remove(NETWORK, LazyNetwork.class);
    if (own != null) {
      own.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Network.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return network(context);
  }

  private static Network network(ExtensionContext context) {
    return lazy(context).network();
  }

  private static LazyNetwork lazy(ExtensionContext context) {
    LazyNetwork lazy = store(context).get(NETWORK, LazyNetwork.class);
    if (lazy == null) {
      throw new IllegalStateException("put @GovnetTest on the test class itself");
    }
    return lazy;
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** A network that starts when it is first asked for. */
  private static final class LazyNetwork {
    private final List<TestFields> fields = new ArrayList<>();
    private @Nullable Network network;

    void add(TestFields more) {
      fields.add(more);
      if (network != null) {
        network.play(more.contracts());
      }
    }

    Network network() {
      Network started = network;
      if (started == null) {
        started = new Network(Registry.start(Clock.systemUTC()));
        network = started;
        for (TestFields some : fields) {
          started.play(some.contracts());
        }
      }
      return started;
    }

    void close() {
      if (network != null) {
        network.close();
      }
    }
  }
}
