package org.govnet.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that travels as a JSON object: its members in the order of its components, null left
 * out. Every contract's records have it, so that any Jackson, whatever its own defaults, writes the
 * same bytes: Jackson 3 as it comes, Jackson 2 with its {@code JavaTimeModule} and dates and
 * durations not written as timestamps.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder(alphabetic = false)
public @interface WireObject {}
