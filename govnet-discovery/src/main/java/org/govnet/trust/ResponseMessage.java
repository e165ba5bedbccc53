package org.govnet.trust;

/**
 * A response as its signature sees it.
 *
 * @param status the status code, from 100 to 599
 * @param fields its fields
 * @param body its content, empty if none; not copied (it may be 1 MiB), so leave it alone
 */
@SuppressWarnings("ArrayRecordComponent") // no copy of a body, and nobody compares messages
public record ResponseMessage(int status, Fields fields, byte[] body) {
  /**
   * Checks the status.
   *
   * @throws IllegalArgumentException if {@code status} is not from 100 to 599
   */
  public ResponseMessage {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("status must be 100 to 599: " + status);
    }
  }

  /** This response with more fields, such as its signature's. */
  public ResponseMessage plus(Fields more) {
    return new ResponseMessage(status, fields.plus(more), body);
  }

  /** No values of fields and no body: they may be personal data. */
  @Override
  public String toString() {
    return status + " " + fields + " " + body.length + " bytes";
  }
}
