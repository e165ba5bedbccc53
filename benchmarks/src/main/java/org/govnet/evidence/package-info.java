/** What evidence costs to keep and to verify. */
@NullMarked
package org.govnet.evidence;

import org.jspecify.annotations.NullMarked;
