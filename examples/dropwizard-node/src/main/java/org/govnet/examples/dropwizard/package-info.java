/** A node within a Dropwizard application. */
@NullMarked
package org.govnet.examples.dropwizard;

import org.jspecify.annotations.NullMarked;
