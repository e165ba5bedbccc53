/**
 * A whole network inside a JUnit test: an anchor, an authority, a directory and nodes with real
 * keys, signatures, TLS and HTTP, all on the loopback address.
 *
 * <pre>{@code
 * @GovnetTest
 * class BlueBadgeTest {
 *   @Peer("manchester") PlanningApplications manchester;    // a stub: says what Manchester answers
 *   @As("birmingham") Govnet birmingham;                    // a caller: asks Manchester
 *
 *   @Test
 *   void survivesABusyPeer(Network network) {
 *     when(manchester.application("3fa9c1d2")).thenReturn(granted());
 *     network.link("birmingham", "manchester").inject(Fault.MAINTENANCE_503.times(2));
 *
 *     var planning = birmingham.client(PlanningApplications.class);
 *
 *     assertThat(planning.application("3fa9c1d2")).isEqualTo(granted());
 *   }
 * }
 * }</pre>
 *
 * <p>Each test class has a network of its own, each test its own stubs, faults, callers and served
 * nodes. A test fails at its end if
 *
 * <ul>
 *   <li>a peer was called as no stub expects; the message shows the call, the nearest stub and what
 *       differs,
 *   <li>a stub was never used, unless it is {@link org.govnet.testkit.Stubbing#lenient lenient},
 *   <li>a fault did not fire as often as it was injected, or
 *   <li>a stub was called as if it were a client, or {@code when(...)} was left without an answer.
 * </ul>
 */
@NullMarked
package org.govnet.testkit;

import org.jspecify.annotations.NullMarked;
