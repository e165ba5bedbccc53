package org.govnet.client;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A response as read, or, after verification, what of it is the peer's word.
 *
 * @param status the status
 * @param headers the fields
 * @param body the content
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Received(int status, Headers headers, byte[] body) {
  @Nullable String header(String name) {
    return headers.get(name);
  }
}
