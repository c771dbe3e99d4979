/**
 * The words for the person at the keyboard: what a failure is called, why it happened, and what to do. Codes come in
 * from {@code oauth}, {@code webex} and {@code flow}; nothing there knows a sentence, and nothing here decides anything.
 */
package playground.text;
