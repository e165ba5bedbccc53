package org.govnet.discovery;

import java.time.Duration;

/**
 * How a directory does, for a health check or a metric.
 *
 * @param revision of the directory in use; 0 if there is none
 * @param freshness what its age means
 * @param age since the directory last said that this is its newest state; zero if there is none
 * @param documents how many documents it has
 * @param leftOut how many of them are not believed
 * @param changes how many newer states were taken in since this process started
 * @param wholes how many of those were whole directories
 * @param failures how often a mirror gave no good answer
 * @param bytes how many bytes of directory were read
 * @param lastFailure the last round of failures, for people; {@code none} if the last round was
 *     good
 */
public record DirectoryStatus(
    long revision,
    Freshness freshness,
    Duration age,
    int documents,
    int leftOut,
    long changes,
    long wholes,
    long failures,
    long bytes,
    String lastFailure) {}
