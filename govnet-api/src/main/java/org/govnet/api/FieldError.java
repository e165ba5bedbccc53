package org.govnet.api;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer where: a JSON pointer into the body (RFC 6901) such as {@code /site/uprn}, or the
 *     name of a parameter
 * @param code what kind of wrong, such as {@code missing} or {@code invalid}
 * @param detail one sentence for the developer, saying what would be right
 */
@WireObject
public record FieldError(String pointer, String code, String detail) {}
