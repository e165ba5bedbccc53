/**
 * How two nodes exchange the data-sharing agreements they sign: the contract {@code
 * data-sharing-agreements} version 1. Every node has it, and answers the other party of an
 * agreement alone. What an agreement says is protocol section 9; it follows the register of
 * information sharing agreements under the Digital Economy Act 2017 Part 5: purpose, information,
 * method, start, end, review, retention, powers, controllers, processors.
 *
 * <p>An agreement has no person in it, and no person's contact.
 */
@NullMarked
package org.govnet.api.agreements;

import org.jspecify.annotations.NullMarked;
