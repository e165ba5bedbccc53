/**
 * What a node keeps of who used whose personal data: who it was, when, what for and by which law,
 * and of the person a keyed hash. A store knows no HTTP and no identifier: what a request is about
 * is the node's to find, and it hashes it before a store sees it.
 */
@NullMarked
package org.govnet.datause;

import org.jspecify.annotations.NullMarked;
