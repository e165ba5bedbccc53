@NullMarked
package org.govnet.client;

import org.jspecify.annotations.NullMarked;
