/** Why does it not work? What can be known before leaving, and the probable causes of every refusal. */
package playground.web.diagnosis;
