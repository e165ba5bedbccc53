/**
 * What a serving directory keeps: an append-only history of revisions of named, opaque texts. A
 * store is never trusted, and knows nothing of what it holds: everything in it is signed, and
 * verified by whoever reads it.
 */
@NullMarked
package org.govnet.store;

import org.jspecify.annotations.NullMarked;
