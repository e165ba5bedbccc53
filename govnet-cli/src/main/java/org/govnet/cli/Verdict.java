package org.govnet.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Replica;

/**
 * What a check comes to for one mirror.
 *
 * @param mirror which
 * @param kind what is wrong
 * @param status what its directory is like; of revision 0 if it has none that verifies
 * @param document which document is wrong; empty if it is the mirror
 * @param value what is wrong with it
 */
record Verdict(Replica mirror, Kind kind, DirectoryStatus status, String document, String value) {
  static final List<String> COLUMNS =
      List.of(
          "mirror",
          "verdict",
          "revision",
          "freshness",
          "ageSeconds",
          "documents",
          "leftOut",
          "document",
          "value",
          "fix");

  /** What may be wrong, and what mends it. */
  enum Kind {
    GOOD(0, ""),
    LEFT_OUT(
        Failure.REFUSED, "govnet directory show --left-out says which and why; sign them again"),
    STALE(
        Failure.REFUSED,
        "see that the directory's server runs and renews its timestamp, and that this clock is"
            + " right"),
    EXPIRED(
        Failure.REFUSED,
        "the directory has not been renewed (see that its server runs, and sign what expired"
            + " again), or this clock is wrong (set it)"),
    BEHIND(
        Failure.REFUSED,
        "see that the mirror runs and reaches the directory; a few seconds behind is nothing"),
    UNREACHABLE(
        Failure.UNREACHABLE, "start it, or correct its URL and pin with govnet anchor mirror"),
    NOT_A_DIRECTORY(
        Failure.UNTRUSTED,
        "have GET /govnet/v1/directory answered there as the directory answers it, or take the"
            + " mirror out: govnet anchor mirror --remove"),
    OTHER_NETWORK(
        Failure.UNTRUSTED,
        "point the mirror at this network's directory, or take it out: govnet anchor mirror"
            + " --remove"),
    FORGED(
        Failure.UNTRUSTED,
        "take the mirror out until its operator has explained it: govnet anchor mirror --remove"),
    SPLIT(
        Failure.UNTRUSTED,
        "somebody who has the directory's keys shows different readers different directories: ask"
            + " its operator, and replace its keys if he cannot explain it"),
    ROLLBACK(
        Failure.UNTRUSTED,
        "ask whether the directory was restored from a backup (docs/operating.md, section 7); if"
            + " not, take the mirror out: govnet anchor mirror --remove");

    private final int code;
    private final String fix;

    Kind(int code, String fix) {
      this.code = code;
      this.fix = fix;
    }

    int code() {
      return code;
    }

    /** As people and machines read it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  boolean isGood() {
    return kind == Kind.GOOD;
  }

  /** Whether it has a directory to be believed. */
  boolean isBelieved() {
    return kind.code() != Failure.UNTRUSTED && kind != Kind.UNREACHABLE && kind != Kind.EXPIRED;
  }

  /** The same mirror, if what it served could not be believed after all. */
  Verdict refused(String reason) {
    return new Verdict(mirror, Kind.ROLLBACK, status, "directory", reason);
  }

  List<Object> row() {
    return List.of(
        mirror.url().toString(),
        kind.word(),
        status.revision(),
        status.freshness().toString(),
        status.age().toSeconds(),
        status.documents(),
        status.leftOut(),
        document,
        Text.cut(value, 500),
        kind.fix);
  }

  /** For people: where, what, and what to do. */
  String sentence() {
    String what = document.isEmpty() ? value : document + ": " + value;
    return mirror.url() + " is " + kind.word() + ": " + Text.cut(what, 500) + "; " + kind.fix;
  }

  static String said(Duration age) {
    return age.toSeconds() < 3600 ? age.toSeconds() + " s" : age.toHours() + " h";
  }
}
