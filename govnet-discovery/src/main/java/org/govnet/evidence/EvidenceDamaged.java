package org.govnet.evidence;

import java.nio.file.Path;
import org.govnet.api.GovnetException;

/** A log that cannot be gone on with, or cannot be read: the message says which file and where. */
public final class EvidenceDamaged extends GovnetException {
  private static final long serialVersionUID = 1L;

  EvidenceDamaged(Path file, long offset, String what) {
    super(file + " is damaged at byte " + offset + ": " + what);
  }

  EvidenceDamaged(String message) {
    super(message);
  }
}
