package org.govnet.discovery;

/**
 * Hears what becomes of a directory. Called on the thread that refreshes it, so it must not wait;
 * what it throws is logged and changes nothing.
 */
public interface DirectoryListener {
  /** Another state of the directory is in use; also when only its timestamp is newer. */
  default void changed(Directory directory) {}

  /** Its age has another meaning now. */
  default void aged(Freshness before, Freshness now) {}

  /**
   * A mirror gave no good answer.
   *
   * @param mirror whose
   * @param reason what was wrong with it
   */
  default void failed(Replica mirror, String reason) {}
}
