/**
 * The directory: who is admitted to the network, as signed by those with the right to say so. Read,
 * joined, served and mirrored here; fetched through a small seam, so that this module opens no
 * socket.
 */
@NullMarked
package org.govnet.discovery;

import org.jspecify.annotations.NullMarked;
