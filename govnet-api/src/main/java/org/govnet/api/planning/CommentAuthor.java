package org.govnet.api.planning;

import org.govnet.api.Postcode;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * Who comments. The authority keeps it, to know whom it heard and to tell them the decision; no
 * operation answers with it.
 *
 * @param name the person's name in one line, 1 to 200 characters
 * @param address the address in one line without the postcode, 1 to 500 characters
 * @param postcode its postcode
 */
@WireObject
public record CommentAuthor(String name, String address, Postcode postcode) {
  private static final int MAX_NAME = 200;
  private static final int MAX_ADDRESS = 500;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public CommentAuthor {
    Text.require("name", name, MAX_NAME);
    Text.require("address", address, MAX_ADDRESS);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "CommentAuthor[not shown]";
  }
}
