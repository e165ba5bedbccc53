/** What every host of a node has to pass. */
@NullMarked
package org.govnet.examples.hosts;

import org.jspecify.annotations.NullMarked;
