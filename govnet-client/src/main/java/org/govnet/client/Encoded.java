package org.govnet.client;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A call's arguments, ready to send as often as it takes.
 *
 * @param target the path and query under a replica's URL
 * @param body the content; empty if none
 * @param hasBody whether there is one, and so a content type
 * @param key the idempotency key, the same for every attempt; null if the operation has none
 * @param fields the header fields of the contract's own
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read by each attempt, never compared
record Encoded(String target, byte[] body, boolean hasBody, @Nullable String key, Headers fields) {}
