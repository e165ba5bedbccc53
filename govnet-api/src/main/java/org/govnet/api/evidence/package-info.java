/**
 * How nodes countersign each other's evidence: the contract {@code evidence-checkpoints} version 1.
 * Every node that keeps evidence has it. What one node's log says, another has then vouched for, up
 * to a point: docs/evidence.md.
 *
 * <p>It has no model elsewhere. Nothing here is about a person: a checkpoint is a number and a
 * hash.
 */
@NullMarked
package org.govnet.api.evidence;

import org.jspecify.annotations.NullMarked;
