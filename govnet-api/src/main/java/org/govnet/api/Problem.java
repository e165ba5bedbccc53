package org.govnet.api;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not done: RFC 9457 problem details, with what a program needs besides.
 *
 * @param type a URI for the kind of problem; govnet's own and its contracts' are {@code
 *     urn:govnet:problem:<code>}
 * @param title the kind of problem, in a few words that do not change from one occurrence to the
 *     next
 * @param status the HTTP status, from 400 to 599
 * @param code what a program switches on, such as {@code application-not-found}
 * @param party who must act
 * @param detail this occurrence, in one sentence
 * @param errors the parts of the request that are wrong; empty if it is not about parts
 */
@WireObject
public record Problem(
    URI type,
    String title,
    int status,
    String code,
    Party party,
    @Nullable String detail,
    @Nullable List<FieldError> errors) {
  /** The media type of a problem on the wire. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * Copies the errors.
   *
   * @throws IllegalArgumentException if {@code status} is not from 400 to 599
   */
  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem's status must be 400 to 599: " + status);
    }
    errors = errors == null ? null : List.copyOf(errors);
  }

  /** A problem without field errors, of type {@code urn:govnet:problem:<code>}. */
  public static Problem of(int status, String code, Party party, String title, String detail) {
    return new Problem(typeOf(code), title, status, code, party, detail, null);
  }

  /** This problem with the parts of the request that are wrong. */
  public Problem withErrors(List<FieldError> parts) {
    return new Problem(type, title, status, code, party, detail, parts);
  }

  /** The field errors, or an empty list. */
  public List<FieldError> fieldErrors() {
    return errors == null ? List.of() : errors;
  }

  /** The type URI of a code. */
  public static URI typeOf(String code) {
    return URI.create("urn:govnet:problem:" + code);
  }
}
