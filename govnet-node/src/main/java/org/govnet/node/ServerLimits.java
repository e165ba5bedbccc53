package org.govnet.node;

import java.time.Duration;

/**
 * What the embedded server allows one caller to cost. In the worst case the server holds {@code
 * maxConnections} × {@code maxBodyBytes} of bodies at once: size the heap, or these, for that.
 *
 * @param maxHeaderBytes the request line and header fields together, from 1 KiB to the protocol's
 *     16 KiB
 * @param maxBodyBytes one request's body, from 0 to the protocol's 1 MiB
 * @param requestTimeout from a connection's first byte to the end of its first request, TLS
 *     handshake included, and from the first byte of each later request to its end; from 100 ms to
 *     5 min
 * @param idleTimeout how long a connection may stay open between two requests, from 100 ms to 1 h
 * @param maxConnections open connections, from 1 to 65,536; further ones are closed unread
 * @param workers threads that run services, from 1 to 1,024
 */
public record ServerLimits(
    int maxHeaderBytes,
    int maxBodyBytes,
    Duration requestTimeout,
    Duration idleTimeout,
    int maxConnections,
    int workers) {
  private static final int KIB = 1024;
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);

  /** The protocol's 16 KiB of header and 1 MiB of body, 10 s, 60 s, 512 connections, 32 workers. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          16 * KIB, KIB * KIB, Duration.ofSeconds(10), Duration.ofSeconds(60), 512, 32);

  /**
   * {@link #DEFAULT} with 4,096 connections: of a directory, most only wait for it to change, which
   * takes no worker.
   */
  public static final ServerLimits DIRECTORY =
      new ServerLimits(
          16 * KIB, KIB * KIB, Duration.ofSeconds(10), Duration.ofSeconds(60), 4096, 32);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ServerLimits {
    check("maxHeaderBytes", maxHeaderBytes, KIB, 16 * KIB);
    check("maxBodyBytes", maxBodyBytes, 0, KIB * KIB);
    check("requestTimeout", requestTimeout, Duration.ofMinutes(5));
    check("idleTimeout", idleTimeout, Duration.ofHours(1));
    check("maxConnections", maxConnections, 1, 65_536);
    check("workers", workers, 1, 1024);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " must be " + min + " to " + max + ": " + value);
    }
  }

  private static void check(String name, Duration value, Duration max) {
    if (value.compareTo(MIN_TIMEOUT) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " must be " + MIN_TIMEOUT + " to " + max + ": " + value);
    }
  }
}
