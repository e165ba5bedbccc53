@NullMarked
package org.govnet.node;

import org.jspecify.annotations.NullMarked;
