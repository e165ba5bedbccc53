/**
 * Data-sharing agreements: what two nodes sign before one gives the other personal data, and the
 * book in which a node keeps them. {@link org.govnet.agreement.Agreement} is what it says, {@link
 * org.govnet.agreement.SignedAgreement} who has signed it, and {@link
 * org.govnet.agreement.AgreementBook} what holds today: docs/agreements.md, protocol section 9.
 */
@NullMarked
package org.govnet.agreement;

import org.jspecify.annotations.NullMarked;
