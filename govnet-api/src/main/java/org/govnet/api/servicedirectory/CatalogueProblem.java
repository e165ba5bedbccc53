package org.govnet.api.servicedirectory;

import org.govnet.api.WireObject;

/**
 * One cell that is not as it should be.
 *
 * @param line the line on which its row begins, from 1
 * @param field the column
 * @param detail what is wrong
 */
@WireObject
public record CatalogueProblem(long line, String field, String detail) {}
