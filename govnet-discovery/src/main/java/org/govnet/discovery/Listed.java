package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.govnet.api.Quote;

/** A document of a directory under its name, as it travels; nothing of it is verified here. */
final class Listed {
  private static final int MAX_PART = 63;

  private final String name;
  private final long version;
  private final String jws;
  private final String sha256;
  private final int bucket;

  /**
   * A document as a mirror sends it.
   *
   * @param name such as {@code admission/manchester}
   * @param version as in the document
   * @param jws the compact JWS
   * @throws DocumentRefused if the name is none
   */
  @JsonCreator
  Listed(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "version", required = true) long version,
      @JsonProperty(value = "jws", required = true) String jws) {
    if (!isName(name)) {
      throw new DocumentRefused(Quote.of(name) + " is no document's name");
    }
    this.name = name;
    this.version = version;
    this.jws = jws;
    this.sha256 = Documents.sha256(jws);
    this.bucket = DocumentSet.bucket(name);
  }

  /** By hand: a directory has tens of thousands. */
  private static boolean isName(String name) {
    int slash = name.indexOf('/');
    if (slash < 1 || slash > MAX_PART || name.length() - slash - 1 > MAX_PART) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && i != slash && (i < slash || ((c < '0' || c > '9') && c != '-'))) {
        return false;
      }
    }
    return slash < name.length() - 1;
  }

  @JsonProperty
  String name() {
    return name;
  }

  @JsonProperty
  long version() {
    return version;
  }

  @JsonProperty
  String jws() {
    return jws;
  }

  /** Over the compact JWS, base64url without padding. */
  @JsonIgnore
  String sha256() {
    return sha256;
  }

  /** Where it is in a {@link DocumentSet}. */
  @JsonIgnore
  int bucket() {
    return bucket;
  }

  boolean sameAs(Listed other) {
    return sha256.equals(other.sha256) && version == other.version;
  }

  @Override
  public String toString() {
    return name + " version " + version;
  }
}
