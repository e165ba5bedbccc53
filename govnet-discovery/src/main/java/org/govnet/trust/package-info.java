/**
 * Who said it: keys, signed documents (RFC 7515) and signed messages (RFC 9421), as sections 2 to 4
 * of govnet's protocol have them. No I/O but a key file.
 */
@NullMarked
package org.govnet.trust;

import org.jspecify.annotations.NullMarked;
