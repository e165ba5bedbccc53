package org.govnet.api;

/** A peer's pages have no end: what was had until then is good, and the rest cannot be had. */
public final class EndlessPages extends GovnetException {
  private static final long serialVersionUID = 1L;

  EndlessPages(String message) {
    super(message);
  }
}
