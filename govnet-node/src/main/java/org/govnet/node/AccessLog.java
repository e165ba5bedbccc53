package org.govnet.node;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each exchange, at INFO of the logger {@code org.govnet.access}: who called which
 * operation, what came of it and how long it took. What it was about is in none: the path is the
 * contract's template, and no query, body, purpose or field is written, save the correlation id.
 * Every word is a name of the network's, a number, or visible ASCII without a space, so that no
 * caller can write a line of its own.
 */
final class AccessLog implements ExchangeObserver {
  static final String NAME = "org.govnet.access";
  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private final @Nullable Consumer<String> lines;

  /** Writes to the logger. */
  AccessLog() {
    this(null);
  }

  /** Writes to {@code lines} instead. */
  AccessLog(@Nullable Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public Observed began(Function<String, @Nullable String> field) {
    return new Observed() {
      @Override
      public void ended(ExchangeReport report) {
        if (lines != null) {
          lines.accept(line(report));
        } else if (LOG.isInfoEnabled()) {
          LOG.info("{}", line(report));
        }
      }
    };
  }

  private static String line(ExchangeReport report) {
    ExchangeDetails what = report.details();
    return "caller="
        + shown(report.caller())
        + " operation="
        + (what == null ? "-" : what.contract() + "/v" + what.version() + "/" + what.operation())
        + " request="
        + (what == null ? "-" : what.httpMethod() + ":" + what.path().replace(' ', '_'))
        + " status="
        + report.status()
        + " code="
        + shown(report.code())
        + " ms="
        + report.took().toMillis()
        + " correlation="
        + shown(report.correlation());
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }
}
