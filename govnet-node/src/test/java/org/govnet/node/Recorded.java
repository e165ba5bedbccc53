package org.govnet.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What generated services have in common: they note each call, and answer what a test says. */
public abstract class Recorded {
  /** One call. */
  record Call(String operation, List<@Nullable Object> arguments) {}

  final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  volatile @Nullable Object next;

  /** Notes a call; gives the answer for it. */
  protected final @Nullable Object noted(String operation, @Nullable Object[] arguments) {
    calls.add(new Call(operation, new ArrayList<>(Arrays.asList(arguments))));
    return next;
  }
}
