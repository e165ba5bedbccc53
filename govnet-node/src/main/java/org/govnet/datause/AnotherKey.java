package org.govnet.datause;

/** A record is opened with a key that it was not begun with. */
final class AnotherKey {
  private AnotherKey() {}

  static IllegalStateException refused() {
    return new IllegalStateException(
        "the record of data use was begun with another key, so that nobody would be found in it:"
            + " give GovnetNode.builder().dataUse that one (all replicas have the same, and two"
            + " nodes a record each), or put the file "
            + SubjectKey.FILE
            + " back into the node's state folder");
  }
}
