package org.govnet.node;

import java.util.Map;
import org.glassfish.jersey.server.ServerProperties;

/** How Jersey runs govnet's application, whoever listens. */
final class JerseySettings {
  /** Whatever else is on the class path, the application is what it registers and nothing more. */
  static final Map<String, Object> NOTHING_UNASKED =
      Map.of(
          // or Jersey changes the field after it was signed
          ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true,
          ServerProperties.WADL_FEATURE_DISABLE, true,
          ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
          ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
          ServerProperties.BV_FEATURE_DISABLE, true,
          ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true,
          ServerProperties.MOXY_JSON_FEATURE_DISABLE, true);

  private JerseySettings() {}
}
