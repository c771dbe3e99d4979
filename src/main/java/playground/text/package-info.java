/**
 * All sentences for the reader: turns a code of {@code oauth}, {@code webex} or {@code flow} into what happened, why,
 * and what to do next.
 */
package playground.text;
