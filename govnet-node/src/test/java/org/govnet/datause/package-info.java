@NullMarked
package org.govnet.datause;

import org.jspecify.annotations.NullMarked;
