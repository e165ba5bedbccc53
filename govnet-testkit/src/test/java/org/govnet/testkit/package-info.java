@NullMarked
package org.govnet.testkit;

import org.jspecify.annotations.NullMarked;
