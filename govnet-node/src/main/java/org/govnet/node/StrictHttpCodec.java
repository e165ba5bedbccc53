package org.govnet.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.govnet.api.Problem;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Grizzly's HTTP/1.1 parser, made to refuse what it would guess at, and to refuse in our words.
 * Guesses are how two servers come to read one byte stream as different requests (RFC 9112, section
 * 11.2).
 */
final class StrictHttpCodec extends HttpServerFilter {
  /** The request property that holds the target's exact characters as received. */
  static final String RAW_TARGET = "govnet.rawTarget";

  /** When its head was here, as {@link System#nanoTime} tells it. */
  static final String ARRIVED_NANOS = "govnet.arrivedNanos";

  static final int MAX_FIELDS = 100;
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private static final String ONE_LENGTH =
      "a request has at most one of Content-Length and Transfer-Encoding, once";

  private final ServerLimits limits;
  private final Connections connections;

  // The only constructor that takes a keep-alive; Grizzly 4 offers nothing in its place.
  @SuppressWarnings("deprecation")
  StrictHttpCodec(ServerLimits limits, Connections connections, KeepAlive keepAlive) {
    super(true, limits.maxHeaderBytes(), null, keepAlive, null, MAX_FIELDS, MAX_FIELDS);
    this.limits = limits;
    this.connections = connections;
  }

  /** An answer to a request that gets no further; the connection closes after it. */
  static HttpContent answer(HttpRequestPacket request, Problem problem) {
    HttpResponsePacket response = request.getResponse();
    request.setProtocol(Protocol.HTTP_1_1);
    if (request.getMethod() == Method.CONNECT) {
      request.setMethod(Method.GET); // or the answer would have no body
    }
    request.setIgnoreContentModifiers(false);
    response.setIgnoreContentModifiers(false);
    response.getProcessingState().setKeepAlive(false);
    byte[] body = ProblemJson.bytes(problem);
    HttpStatus.getHttpStatus(problem.status()).setValues(response);
    response.setHeader(Header.ContentType, Problem.MEDIA_TYPE);
    response.setHeader(ServerProblem.ERROR_FIELD, problem.code());
    if (problem.status() == 405) {
      response.setHeader(Header.Allow, String.join(", ", METHODS));
    }
    response.setContentLength(body.length);
    return HttpContent.builder(response).content(Buffers.wrap(null, body)).last(true).build();
  }

  @Override
  protected boolean parseHeaderFromBytes(
      HttpHeader header, MimeHeaders fields, HeaderParsingState state, byte[] input, int end) {
    int start = state.arrayOffset + state.offset;
    int limit = Math.min(end, state.arrayOffset + state.packetLimit);
    return isWholeLine(i -> input[start + i], limit - start)
        && super.parseHeaderFromBytes(header, fields, state, input, end)
        && isOneLength(header, state);
  }

  @Override
  protected boolean parseHeaderFromBuffer(
      HttpHeader header, MimeHeaders fields, HeaderParsingState state, Buffer input) {
    int start = state.offset;
    int limit = Math.min(input.limit(), state.packetLimit);
    return isWholeLine(i -> input.get(start + i), limit - start)
        && super.parseHeaderFromBuffer(header, fields, state, input)
        && isOneLength(header, state);
  }

  // Grizzly forgets a Content-Length when a Transfer-Encoding follows; only the count remains.
  private static boolean isOneLength(HttpHeader header, HeaderParsingState state) {
    if (header.isChunked() && state.contentLengthHeadersCount > 0) {
      throw RefusedRequest.malformed(ONE_LENGTH);
    }
    return true;
  }

  private interface Bytes {
    byte at(int index);
  }

  // Grizzly parses a line as it comes; it gets to see whole ones only, and sound ones. The byte
  // after
  // the line has to be there too, since it tells a folded line (RFC 9112, section 5.2) from the
  // next.
  private static boolean isWholeLine(Bytes line, int length) {
    int colon = -1;
    for (int i = 0; i < length; i++) {
      int c = line.at(i) & 0xff;
      if (c == '\n') {
        if (i + 1 == length) {
          return false;
        }
        if (colon < 1 || i == 0 || line.at(i - 1) != '\r') {
          throw RefusedRequest.malformed(
              "a header line has to be a name, a colon, a value and CRLF");
        }
        if (line.at(i + 1) == ' ' || line.at(i + 1) == '\t') {
          throw RefusedRequest.malformed("a header field is folded over several lines");
        }
        return true;
      }
      if (colon < 0 && c == ':') {
        colon = i;
      } else if (colon < 0 && c != '\r' && !isToken(c)) {
        throw RefusedRequest.malformed("a header field's name is not a token");
      } else if ((c < ' ' && c != '\t' && c != '\r')
          || c == 0x7f
          || (c == '\r' && i + 1 < length && line.at(i + 1) != '\n')) {
        throw RefusedRequest.malformed("a header field has a control character");
      }
    }
    return false;
  }

  private static boolean isToken(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  @Override
  protected void onHttpHeadersParsed(
      HttpHeader header, MimeHeaders fields, FilterChainContext ctx) {
    if (fields != header.getHeaders()) {
      throw RefusedRequest.malformed("a body has trailer fields, which nothing here reads");
    }
  }

  @Override
  protected boolean onHttpHeaderParsed(HttpHeader header, Buffer buffer, FilterChainContext ctx) {
    HttpRequestPacket request = (HttpRequestPacket) header;
    String target = rawTarget(request);
    check(request, target);
    request.setAttribute(RAW_TARGET, target);
    request.setAttribute(ARRIVED_NANOS, System.nanoTime());
    if (super.onHttpHeaderParsed(header, buffer, ctx)) {
      throw RefusedRequest.malformed("a " + request.getMethod() + " request has no body");
    }
    return false;
  }

  private static String rawTarget(HttpRequestPacket request) {
    String path =
        request.getRequestURIRef().getOriginalRequestURIBC().toString(StandardCharsets.ISO_8859_1);
    DataChunk query = request.getQueryStringDC();
    return query.isNull() ? path : path + "?" + query.toString(StandardCharsets.ISO_8859_1);
  }

  private static void check(HttpRequestPacket request, String target) {
    boolean oldVersion = isVersion(request, Protocol.HTTP_1_0);
    if (!oldVersion && !isVersion(request, Protocol.HTTP_1_1)) {
      throw RefusedRequest.malformed("the request line does not end in HTTP/1.1");
    }
    String method = request.getMethod().getMethodString();
    if (!method.chars().allMatch(StrictHttpCodec::isToken)) {
      throw RefusedRequest.malformed("the method is not a token: " + Quote.of(method));
    }
    String fault = RequestTarget.fault(target);
    if (fault != null) {
      throw RefusedRequest.malformed(fault);
    }
    if (!METHODS.contains(method)) {
      throw new RefusedRequest(ServerProblem.methodNotAllowed(METHODS));
    }
    checkFraming(request.getHeaders(), oldVersion);
    List<String> hosts = values(request.getHeaders(), "Host");
    if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
      throw RefusedRequest.malformed("a request has to have one Host, a name and maybe a port");
    }
    String expect = request.getHeader("Expect");
    if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
      throw RefusedRequest.malformed("only Expect: 100-continue is known here");
    }
  }

  private static boolean isVersion(HttpRequestPacket request, Protocol version) {
    try {
      return request.getProtocol() == version;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  // RFC 9112, section 6.3, without its leniencies.
  private static void checkFraming(MimeHeaders fields, boolean oldVersion) {
    List<String> lengths = values(fields, "Content-Length");
    List<String> encodings = values(fields, "Transfer-Encoding");
    if (lengths.size() + encodings.size() > 1) {
      throw RefusedRequest.malformed(ONE_LENGTH);
    }
    if (!lengths.isEmpty() && !LENGTH.matcher(lengths.get(0)).matches()) {
      throw RefusedRequest.malformed("Content-Length is not a number");
    }
    if (!encodings.isEmpty() && (oldVersion || !encodings.get(0).equalsIgnoreCase("chunked"))) {
      throw RefusedRequest.malformed("the only Transfer-Encoding is chunked, in HTTP/1.1");
    }
    if (fields.getHeader("Upgrade") != null) {
      throw RefusedRequest.malformed("this server speaks HTTP/1.1 alone: drop Upgrade");
    }
  }

  private static List<String> values(MimeHeaders fields, String name) {
    List<String> values = new ArrayList<>(1);
    fields.values(name).forEach(values::add);
    return values;
  }

  @Override
  protected void onHttpHeaderError(HttpHeader header, FilterChainContext ctx, Throwable cause)
      throws IOException {
    refuse((HttpRequestPacket) header, ctx, cause);
  }

  @Override
  protected void onHttpContentError(HttpHeader header, FilterChainContext ctx, Throwable cause)
      throws IOException {
    HttpRequestPacket request = (HttpRequestPacket) header;
    if (!request.getResponse().isCommitted()) {
      refuse(request, ctx, cause);
    }
    header.setContentBroken(true);
  }

  private void refuse(HttpRequestPacket request, FilterChainContext ctx, Throwable cause) {
    Problem problem = problemOf(cause);
    ctx.write(encodeHttpPacket(ctx, answer(request, problem)));
    connections.refused(ctx.getConnection(), problem);
  }

  private Problem problemOf(Throwable cause) {
    if (cause instanceof RefusedRequest refused) {
      return refused.problem();
    }
    return isTooLarge(cause)
        ? ServerProblem.headersTooLarge(limits.maxHeaderBytes())
        : ServerProblem.malformedRequest("the request is not HTTP/1.1");
  }

  private static boolean isTooLarge(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return cause instanceof MimeHeaders.MaxHeaderCountExceededException
        || (message != null && message.contains("too large"));
  }
}
