/**
 * What a process says over HTTP: the server of the JDK, on loopback or an address that was asked
 * for, and not at all unless a port was given.
 *
 * <p>{@link lode.http.HealthServer} answers {@code /alive} and {@code /ready} to a service manager;
 * {@link lode.http.CampaignHealth} knows when a campaign is ready.
 */
package lode.http;
