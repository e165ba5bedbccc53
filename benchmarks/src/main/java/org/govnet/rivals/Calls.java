package org.govnet.rivals;

import java.io.IOException;
import org.govnet.api.planning.Application;

/** One GET of a planning application. */
public interface Calls {
  /** Gets it. */
  Application application(String id) throws IOException;
}
