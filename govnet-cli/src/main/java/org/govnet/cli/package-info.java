/** The command line: what an anchor, an authority, a node's and a directory's operator does. */
@NullMarked
package org.govnet.cli;

import org.jspecify.annotations.NullMarked;
