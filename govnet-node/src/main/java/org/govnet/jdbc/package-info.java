/**
 * How govnet's stores speak to a database that is not theirs: PostgreSQL or H2, in short
 * transactions on a connection that the pool gets back as it was, with tables that make themselves.
 */
@NullMarked
package org.govnet.jdbc;

import org.jspecify.annotations.NullMarked;
