package org.govnet.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.govnet.api.GovnetException;
import org.govnet.evidence.EvidenceDamaged;
import org.govnet.evidence.EvidenceUnavailable;
import org.govnet.store.StoreFailed;

/** Why a command did not do what it was asked: one line for people, and a code for machines. */
final class Failure extends GovnetException {
  private static final long serialVersionUID = 1L;

  /** What was asked for is not so: a check failed, a document or a request was refused. */
  static final int REFUSED = 1;

  /** The command was called wrongly. */
  static final int USAGE = 2;

  /** No mirror or directory could be reached. */
  static final int UNREACHABLE = 3;

  /** Something of this machine: a file, a key, a folder, a port or the database. */
  static final int FILE = 4;

  /** A mirror serves what is not to be believed: forged, of another network, or rolled back. */
  static final int UNTRUSTED = 5;

  /** A fault of govnet's own. */
  static final int FAULT = 70;

  private final int code;

  Failure(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The exit code of what a command threw. */
  static int code(Throwable e) {
    if (e instanceof Failure failure) {
      return failure.code;
    }
    if (e instanceof StoreFailed
        || e instanceof EvidenceUnavailable
        || e instanceof EvidenceDamaged
        || e instanceof UncheckedIOException
        || e instanceof IllegalArgumentException) {
      return FILE;
    }
    return e instanceof GovnetException ? REFUSED : FAULT;
  }

  /** Never a stack trace, and never a cause that may quote a key. */
  static String reason(Throwable e) {
    if (code(e) == FAULT) {
      return "this is a fault of govnet's own, please report it: "
          + e.getClass().getSimpleName()
          + place(e);
    }
    String message = String.valueOf(e.getMessage());
    String why = why(e.getCause());
    return Text.plain(why.isEmpty() || message.contains(why) ? message : message + ": " + why);
  }

  private static String place(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("org.govnet.")) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  /** What the operating system says of a file: the message names it already. */
  private static String why(@org.jspecify.annotations.Nullable Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return cause != null && cause.getClass() == java.io.IOException.class
        ? String.valueOf(cause.getMessage())
        : "";
  }
}
