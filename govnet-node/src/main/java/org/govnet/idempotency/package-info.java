/**
 * What a node remembers under idempotency keys: which request came under a key, whether it was
 * done, and what it was answered. A store decides nothing about HTTP: what its outcomes mean to a
 * caller is the node's to say.
 */
@NullMarked
package org.govnet.idempotency;

import org.jspecify.annotations.NullMarked;
