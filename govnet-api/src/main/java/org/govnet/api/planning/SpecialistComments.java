package org.govnet.api.planning;

import org.govnet.api.Page;
import org.govnet.api.WireObject;

/**
 * A page of the comments by specialists, and a summary of them all.
 *
 * @param summary how many there are on all pages together, by sentiment
 * @param comments this page of them, newest first
 */
@WireObject
public record SpecialistComments(
    SpecialistCommentSummary summary, Page<SpecialistComment> comments) {}
