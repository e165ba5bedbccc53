/** One call as other client libraries make it, to measure govnet's beside it. */
@NullMarked
package org.govnet.rivals;

import org.jspecify.annotations.NullMarked;
