/**
 * What a contract is written in: values, annotations and problems. No I/O.
 *
 * <p>The contracts themselves are packages beside this one, one for each.
 */
@NullMarked
package org.govnet.api;

import org.jspecify.annotations.NullMarked;
