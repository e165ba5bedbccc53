package org.govnet.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A caller: a {@link org.govnet.client.Govnet} field, joined as the node named, anew for each test,
 * so that no breaker or memory of failures outlives one. The same as {@link Network#govnet}.
 *
 * <p>Operations on personal data are refused without a purpose and a legal basis, by stubs as by
 * nodes. A client that says them:
 *
 * <pre>{@code
 * SocialCare care = leeds.forPurpose(Purpose.of("care-referral"), basis).client(SocialCare.class);
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface As {
  /** The node's name. */
  String value();
}
