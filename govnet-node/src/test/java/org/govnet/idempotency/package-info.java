@NullMarked
package org.govnet.idempotency;

import org.jspecify.annotations.NullMarked;
