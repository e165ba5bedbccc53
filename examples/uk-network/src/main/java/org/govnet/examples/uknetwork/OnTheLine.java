package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sits between a caller and its peers: notes who answered, and, when told to, does what an attacker
 * would.
 */
final class OnTheLine implements Interceptor {
  private final Set<String> answeredBy = new LinkedHashSet<>();
  private final Set<String> calls = new LinkedHashSet<>();
  private volatile Attack attack = Attack.NONE;

  /** What to do with the next message. */
  enum Attack {
    /** Nothing. */
    NONE,
    /** Change what it says after it was signed. */
    ALTER,
    /** Let it pass, and send the very same bytes again. */
    REPLAY
  }

  void next(Attack what) {
    attack = what;
  }

  /** Who answered since this was last asked, each once, in order. */
  synchronized List<String> answeredBy() {
    List<String> nodes = List.copyOf(answeredBy);
    answeredBy.clear();
    return nodes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String to = request.header("Govnet-To");
    if (to == null) {
      return chain.proceed(request); // for the directory, which goes its own ways
    }
    Attack now = attack;
    attack = Attack.NONE;
    if (now == Attack.ALTER) {
      request = request.newBuilder().method(request.method(), altered()).build();
    } else if (now == Attack.REPLAY) {
      chain.proceed(request).close();
    }
    Response response = chain.proceed(request);
    answered(to.substring(to.indexOf('/') + 1));
    called(request.method() + " " + request.url().encodedPath());
    return response;
  }

  /** Everything that was called so far: a method, a space and a path. */
  synchronized Set<String> calls() {
    return Set.copyOf(calls);
  }

  private synchronized void called(String call) {
    calls.add(call);
  }

  private synchronized void answered(String node) {
    answeredBy.add(node);
  }

  private static RequestBody altered() {
    return RequestBody.create(
        "{\"registrationNumber\":\"AA19PPP\"}".getBytes(StandardCharsets.UTF_8));
  }
}
