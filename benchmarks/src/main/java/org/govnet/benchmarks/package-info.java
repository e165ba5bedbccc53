/** Measures govnet; published nowhere. */
@NullMarked
package org.govnet.benchmarks;

import org.jspecify.annotations.NullMarked;
