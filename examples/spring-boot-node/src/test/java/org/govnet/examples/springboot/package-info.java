@NullMarked
package org.govnet.examples.springboot;

import org.jspecify.annotations.NullMarked;
