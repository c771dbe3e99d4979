/**
 * The sandbox inside other people's tests. <b>This package is the one door:</b> everything else in this library may change
 * from one version to the next. It shows types of the JDK, of this package, and
 * {@link playground.sandbox.fault.FaultType}.
 *
 * <pre>{@code
 * try (var sandbox = WebexSandbox.builder().person(SandboxPerson.user("jo@example.com", "Jo Example")).start()) {
 *   var client = new MyWebexClient(sandbox.baseUrl(), SandboxIntegration.CLIENT_ID, SandboxIntegration.CLIENT_SECRET);
 *   var callback = sandbox.authorize(client.authorizationUrl());   // signs in and consents, without a browser
 *   client.exchange(callback);
 *   sandbox.clock().forward(Duration.ofDays(15));                  // the access token expires
 *   sandbox.fault(Fault.of(FaultType.TOO_MANY_REQUESTS).at("/v1/rooms").seconds(7).times(1));
 *   client.listRooms();                                            // refreshes, and waits 7 seconds
 *   sandbox.log().forEach(System.out::println);                    // with the true cause of every refusal
 * }
 * }</pre>
 *
 * <p>{@link playground.sandbox.testing.WebexSandboxExtension} gives a JUnit test its sandbox as a parameter.
 *
 * <p>The sandbox writes to no log of yours. The server in it logs through SLF4J, under {@code org.eclipse.jetty}: let that be
 * {@code WARN}, because its debug lines hold whole requests.
 */
package playground.sandbox.testing;
