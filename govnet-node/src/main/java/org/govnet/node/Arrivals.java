package org.govnet.node;

import org.govnet.trust.Verified;

/** Told of every request whose signature verifies, before and after its nonce is remembered. */
interface Arrivals {
  /** For a host that lets everybody call as often as they like. */
  Arrivals UNWATCHED =
      new Arrivals() {
        @Override
        public void verified(Verified request) {}

        @Override
        public void admitted(Verified request) {}
      };

  /**
   * May refuse, before the request costs any memory.
   *
   * @throws RefusedRequest if its caller may not call now
   */
  void verified(Verified request);

  /** It is no replay. */
  void admitted(Verified request);
}
