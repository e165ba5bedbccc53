package org.govnet.rivals;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.palantir.dialogue.Channel;
import com.palantir.dialogue.Endpoint;
import com.palantir.dialogue.Request;
import com.palantir.dialogue.Response;
import com.palantir.dialogue.ResponseAttachments;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Answers from memory, at once. */
final class CannedChannel implements Channel {
  private static final ListMultimap<String, String> HEADERS =
      ImmutableListMultimap.of("Content-Type", "application/json");

  private final byte[] body;

  CannedChannel(byte[] body) {
    this.body = body;
  }

  @Override
  public ListenableFuture<Response> execute(Endpoint endpoint, Request request) {
    return Futures.immediateFuture(new Answer(new ByteArrayInputStream(body)));
  }

  /** A 200. */
  private record Answer(@Override InputStream body, @Override ResponseAttachments attachments)
      implements Response {
    Answer(InputStream body) {
      this(body, ResponseAttachments.create());
    }

    @Override
    public int code() {
      return 200;
    }

    @Override
    public ListMultimap<String, String> headers() {
      return HEADERS;
    }

    @Override
    public void close() {}
  }
}
