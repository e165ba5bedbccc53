package org.govnet.api.planning;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * A comment by a member of the public, as it is submitted.
 *
 * @param sentiment how the author feels about the application
 * @param comment what the author says, by topic: at least one, and each topic at most once
 * @param author who it is; kept, and never published
 */
@WireObject
public record NewPublicComment(
    PublicSentiment sentiment,
    @MaxItems(NewPublicComment.MAX_TOPICS) List<TopicComment> comment,
    CommentAuthor author) {
  /** The most topics that a comment can be about: all of them. */
  public static final int MAX_TOPICS = 8;

  /**
   * Checks the topics.
   *
   * @throws IllegalArgumentException if there is none, or one of them twice
   */
  public NewPublicComment {
    comment = List.copyOf(comment);
    long topics = comment.stream().map(TopicComment::topic).distinct().count();
    if (comment.isEmpty() || topics != comment.size()) {
      throw new IllegalArgumentException(
          "comment must be about 1 to "
              + MAX_TOPICS
              + " topics, each once; join what is about the same: it has "
              + comment.size()
              + " parts about "
              + topics
              + " topics");
    }
  }

  /** Neither the person nor what they say. */
  @Override
  public String toString() {
    return "NewPublicComment[sentiment=" + sentiment + "]";
  }
}
