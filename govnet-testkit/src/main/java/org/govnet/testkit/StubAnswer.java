package org.govnet.testkit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stub answers, before it is signed.
 *
 * @param status the status
 * @param type the content type; null for none
 * @param body the body; empty for none
 * @param retryAfter when to ask again; null for no word of it
 * @param fields other header fields that its signature covers
 */
@SuppressWarnings("ArrayRecordComponent") // written once, sent, never compared
record StubAnswer(
    int status,
    @Nullable String type,
    byte[] body,
    @Nullable Duration retryAfter,
    Map<String, String> fields) {
  StubAnswer(int status, @Nullable String type, byte[] body, @Nullable Duration retryAfter) {
    this(status, type, body, retryAfter, Map.of());
  }
}
