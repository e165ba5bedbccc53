/**
 * What a client makes of replicas that are slow, busy or broken, found out in virtual time: hours
 * in a second, the same to the digit each time. The decisions are not a model of the client's, they
 * are the client's.
 *
 * <pre>{@code
 * Report report =
 *     Simulation.named("an evening in January")
 *         .replica("manchester-1", Behaviour.ok(Delay.linear(Duration.ofMillis(60), 60)))
 *         .replica(
 *             "manchester-2",
 *             Behaviour.ok(Delay.linear(Duration.ofMillis(60), 60))
 *                 .from(Duration.ofSeconds(30), Behaviour.status(503, Delay.of(Duration.ofMillis(5)))))
 *         .rate(200)
 *         .lasting(Duration.ofMinutes(2))
 *         .run(1);
 * assertEquals(100, report.successPercent());
 * }</pre>
 */
@NullMarked
package org.govnet.testkit.simulation;

import org.jspecify.annotations.NullMarked;
