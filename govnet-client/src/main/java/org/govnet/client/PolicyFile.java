package org.govnet.client;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configuration file of policies, looked at every two seconds: what is found in it twice in a row
 * holds for the calls that begin after that. One that cannot be used is said once, and changes
 * nothing.
 */
final class PolicyFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MAX_BYTES = 1 << 20;

  private final Path path;
  private final Policies policies;
  private final Time time;
  private final Later later;
  private String text;
  private String trouble = "";

  /** What was found last: a file that is being written is not whole, and is not taken. */
  private String found;

  private @Nullable Runnable takeBack;
  private boolean closed;

  private PolicyFile(Path path, String text, Policies policies, Time time, Later later) {
    this.path = path;
    this.text = text;
    this.found = text;
    this.policies = policies;
    this.time = time;
    this.later = later;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read, or has faults
   */
  static String text(Path path) {
    try {
      long size = Files.size(path);
      if (size > MAX_BYTES) {
        throw new IllegalArgumentException(
            path + " has " + size + " bytes, and policies have at most " + MAX_BYTES);
      }
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + path + " of policies", e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(path + " is not in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the policies in " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  static List<PolicyRule> rules(Path path, String text) {
    return PolicyText.read(String.valueOf(path.getFileName()), text);
  }

  /** Follows a file that {@code policies} have {@code text} of already. */
  static PolicyFile follow(Path path, String text, Policies policies, Time time, Later later) {
    PolicyFile file = new PolicyFile(path, text, policies, time, later);
    file.again();
    return file;
  }

  private synchronized void again() {
    if (!closed) {
      takeBack = later.at(time.nanos() + EVERY_NANOS, this::look);
    }
  }

  private void look() {
    try {
      reload();
    } finally {
      again();
    }
  }

  private synchronized void reload() {
    if (closed) {
      return;
    }
    try {
      String now = text(path);
      boolean settled = now.equals(found);
      found = now;
      if (settled && !now.equals(text)) {
        CallPolicy.Limits before = policies.ofAll().limits();
        policies.replace(rules(path, now));
        text = now;
        LOG.info("policies of {} are in force now", path);
        if (!policies.ofAll().limits().equals(before)) {
          LOG.warn(
              "the limits in {} hold from the next start: replicas keep those they have", path);
        }
      }
      if (settled) {
        trouble = "";
      }
    } catch (IllegalArgumentException e) {
      String said = String.valueOf(e.getMessage());
      if (!said.equals(trouble)) {
        LOG.error("{} changes nothing, and the policies of before hold: {}", path, said);
        trouble = said;
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (takeBack != null) {
      takeBack.run();
    }
  }
}
