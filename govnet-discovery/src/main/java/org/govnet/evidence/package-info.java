/**
 * What was exchanged, kept so that nobody can change it unnoticed and that its content can be
 * erased all the same: docs/evidence.md. Written by either side of a call, and verified with the
 * log and the anchor alone.
 */
@NullMarked
package org.govnet.evidence;

import org.jspecify.annotations.NullMarked;
