package org.govnet.api.planning;

import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * What somebody has to say on one topic.
 *
 * @param topic what it is about
 * @param comment 1 to 4,000 characters
 */
@WireObject
public record TopicComment(CommentTopic topic, String comment) {
  private static final int MAX = 4_000;

  /**
   * Checks the comment.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public TopicComment {
    Text.require("comment", comment, MAX);
  }

  /** The topic alone: people write names into comments. */
  @Override
  public String toString() {
    return "TopicComment[topic=" + topic + "]";
  }
}
