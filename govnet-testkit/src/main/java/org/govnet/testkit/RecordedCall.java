package org.govnet.testkit;

import java.util.ArrayList;
import java.util.List;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** A call of a {@link Peer} field: what is expected, once it has an answer. */
final class RecordedCall {
  private final StubBook book;
  private final StubPeer peer;
  private final Operation operation;
  private final Asked asked;
  private final String text;
  private final String place;

  RecordedCall(
      StubBook book,
      StubPeer peer,
      ContractModel contract,
      Operation operation,
      @Nullable Object[] arguments) {
    this.book = book;
    this.peer = peer;
    this.operation = operation;
    this.text = text(peer, operation, arguments);
    this.asked = Asked.by(contract, operation, arguments, text);
    this.place = place(contract.type().getName());
  }

  private static String text(StubPeer peer, Operation operation, @Nullable Object[] arguments) {
    List<String> shown = new ArrayList<>();
    for (Object argument : arguments) {
      String value = String.valueOf(argument);
      shown.add(
          argument instanceof CharSequence
              ? Quote.of(value)
              : value.length() > 80 ? value.substring(0, 80) + "…" : value);
    }
    return peer.node() + "." + operation.name() + "(" + String.join(", ", shown) + ")";
  }

  private static String place(String contract) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !isMachinery(frame.getClassName(), contract))
                    .findFirst()
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .orElse("an unknown place"));
  }

  private static boolean isMachinery(String name, String contract) {
    return name.equals(RecordedCall.class.getName())
        || name.equals(StubProxy.class.getName())
        || name.equals(Stubs.class.getName())
        || name.equals(contract)
        || name.startsWith("java.")
        || name.startsWith("jdk.")
        || name.contains("$Proxy");
  }

  StubBook book() {
    return book;
  }

  StubPeer peer() {
    return peer;
  }

  Operation operation() {
    return operation;
  }

  Asked asked() {
    return asked;
  }

  /** Becomes a stub. */
  void answer(StubAnswer answer, boolean lenient) {
    book.add(this, new Stub(this, answer, lenient));
  }

  /** As the test wrote it, and where, such as {@code manchester.application("7") (A.java:12)}. */
  @Override
  public String toString() {
    return text + " (" + place + ")";
  }
}
