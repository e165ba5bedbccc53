/**
 * What a contract is in OpenAPI 3.1, and whether a change of it breaks anybody.
 *
 * <p>A document is a tree of maps, lists, texts, numbers and booleans, for any JSON library to
 * write; this package needs none, and reads and writes no files.
 */
@NullMarked
package org.govnet.openapi;

import org.jspecify.annotations.NullMarked;
