/**
 * The words for the person at the keyboard: what a failure is called, why it happened, and what to do. Codes come in
 * from {@code oauth}, {@code webex} and {@code flow}, which know no sentence; nothing is decided here.
 */
package playground.text;
