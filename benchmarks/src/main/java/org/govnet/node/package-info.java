/** Benchmarks of what is not public in govnet-node. */
@NullMarked
package org.govnet.node;

import org.jspecify.annotations.NullMarked;
