@NullMarked
package org.govnet.examples.hosts;

import org.jspecify.annotations.NullMarked;
