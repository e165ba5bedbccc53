package org.govnet.api.planning;

import org.govnet.api.Page;
import org.govnet.api.WireObject;

/**
 * A page of the comments by members of the public, and a summary of them all.
 *
 * @param summary how many there are on all pages together, by sentiment
 * @param comments this page of them, newest first
 */
@WireObject
public record PublicComments(PublicCommentSummary summary, Page<PublicComment> comments) {}
