/** Services of the five cities, in memory, with fictional records. */
@NullMarked
package org.govnet.examples.uknetwork;

import org.jspecify.annotations.NullMarked;
