package org.govnet.api.planning;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * A comment by a member of the public as it is published: without its author, and without what
 * would tell who that is.
 *
 * @param id its opaque id
 * @param sentiment how the author feels about the application
 * @param commentRedacted what the author says, by topic, redacted by the authority
 * @param submittedAt when it was submitted
 * @param publishedAt when it was published
 */
@WireObject
public record PublicComment(
    String id,
    PublicSentiment sentiment,
    @MaxItems(NewPublicComment.MAX_TOPICS) List<TopicComment> commentRedacted,
    Instant submittedAt,
    Instant publishedAt) {
  /** Copies the parts. */
  public PublicComment {
    commentRedacted = List.copyOf(commentRedacted);
  }
}
