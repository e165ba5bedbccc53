package org.govnet.testkit.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.govnet.client.VirtualClient.Reply;

/** A replica at work. It goes on with what its caller has broken off, as servers do. */
final class SimulatedReplica {
  private final URI url;
  private final Duration joins;
  private final Behaviour behaviour;
  private final Events events;
  private final Map<Integer, Integer> responses = new TreeMap<>();
  private int active;
  private int open;
  private int requests;

  SimulatedReplica(String name, Duration joins, Behaviour behaviour, Events events) {
    this.url = URI.create("https://" + name + ".test");
    this.joins = joins;
    this.behaviour = behaviour;
    this.events = events;
  }

  URI url() {
    return url;
  }

  Duration joins() {
    return joins;
  }

  Runnable ask(String operation, Consumer<Reply> answer) {
    active++;
    requests++;
    open++;
    Request request = new Request(answer);
    Behaviour.Response response =
        behaviour.respond(new Behaviour.Moment(Duration.ofNanos(events.now()), operation, active));
    if (response.after() != null) {
      events.at(events.now() + response.after().toNanos(), () -> respond(request, response));
    }
    return request::close;
  }

  private void respond(Request request, Behaviour.Response response) {
    active--;
    responses.merge(response.status(), 1, Integer::sum);
    if (request.isOpen) {
      request.close();
      request.answer.accept(new Reply(response.status(), response.retryAfter()));
    }
  }

  private final class Request {
    private final Consumer<Reply> answer;
    private boolean isOpen = true;

    private Request(Consumer<Reply> answer) {
      this.answer = answer;
    }

    private void close() {
      if (isOpen) {
        isOpen = false;
        open--;
      }
    }
  }

  Map<Integer, Integer> responses() {
    return responses;
  }

  int requests() {
    return requests;
  }

  /** How many requests somebody still waits for. */
  int open() {
    return open;
  }
}
