/** The serving side: the exchange pipeline, its Jakarta REST adapter and an embedded TLS server. */
@NullMarked
package org.govnet.node;

import org.jspecify.annotations.NullMarked;
