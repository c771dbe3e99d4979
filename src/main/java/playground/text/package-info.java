/** The words for people: what the codes of {@code oauth} and {@code webex} mean, why, and what to do. */
package playground.text;
