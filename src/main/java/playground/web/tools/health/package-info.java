/** The health check for load balancers and scripts. */
package playground.web.tools.health;
