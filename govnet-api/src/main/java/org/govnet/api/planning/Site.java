package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/**
 * The land an application is about.
 *
 * @param title its address in one line
 * @param uprn its property reference; null for a site that has none yet
 * @param location where it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Site(String title, @Nullable Uprn uprn, Point location) {}
