/** A node within a Spring Boot application. */
@NullMarked
package org.govnet.examples.springboot;

import org.jspecify.annotations.NullMarked;
